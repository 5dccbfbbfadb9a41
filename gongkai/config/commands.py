"""The `gongkai` command: it collects the commands of every room."""

import click

import gongkai
from gongkai.accounts.commands import init
from gongkai.audit.commands import audit
from gongkai.config.demo_command import demo
from gongkai.config.server_commands import migrate, rotate_identity_keys, serve, work
from gongkai.letters.commands import verify_letters
from gongkai.lib.command_line import Group, run
from gongkai.overview.commands import days
from gongkai.overview.law_commands import law
from gongkai.reports.commands import report
from gongkai.requests.clock_command import clock
from gongkai.requests.commands import rebuild_requests, remind
from gongkai.requests.fee_command import fee


@click.group("gongkai", cls=Group)
@click.version_option(gongkai.__version__, message="gongkai %(version)s", help="显示版本。")
def cli() -> None:
    """公开：政府信息公开工作一年的事务。"""


cli.add_command(report)
cli.add_command(clock)
cli.add_command(days)
cli.add_command(fee)
cli.add_command(law)
cli.add_command(demo)
cli.add_command(init)
cli.add_command(migrate)
cli.add_command(serve)
cli.add_command(work)
cli.add_command(audit)
cli.add_command(verify_letters)
cli.add_command(rotate_identity_keys)
cli.add_command(remind)
cli.add_command(rebuild_requests)


def main() -> None:
    """Run the command line; errors are one sentence, never a traceback."""
    run(cli)
