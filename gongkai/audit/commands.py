"""`gongkai audit …`."""

import click

from gongkai.lib.command_line import FAILED, DatabaseCommand, Group


@click.group("audit", cls=Group)
def audit() -> None:
    """审计日志：核对有没有被改动。"""


@audit.command("verify", cls=DatabaseCommand)
@click.option("--known", metavar="序号:摘要", help="以前抄存的序号和摘要，核对那一条没有换过。")
@click.pass_context
def verify(ctx: click.Context, known: str | None) -> None:
    """逐条核对审计日志；有改动时指出第一条，退出状态为 1。"""
    from django.db import connection

    from gongkai.audit import queries, triggers

    broken = queries.broken() or (queries.broken_since(known) if known else None)
    if broken:
        click.echo(f"审计日志第{broken.sequence}条不对：{broken.reason}。", err=True)
    if missing := triggers.missing(connection):
        click.echo(f"数据库里缺少保护审计日志的触发器：{'、'.join(missing)}。", err=True)
    if missing or broken:
        ctx.exit(FAILED)
    sequence, fingerprint = queries.last()
    click.echo(f"审计日志{sequence}条，逐条相符。抄存备查：{sequence}:{fingerprint}")
