"""`gongkai remind | rebuild-requests`."""

import click

from gongkai.lib.command_line import DatabaseCommand


@click.command("remind", cls=DatabaseCommand)
def remind() -> None:
    """催办：届满日临近或者已过的申请，提醒经办人、负责人、上级监督，一人一天一次。"""
    from gongkai.lib.today import today
    from gongkai.requests import actions

    reminded = actions.remind(on=today())
    if reminded.told or reminded.mailed:
        click.echo(f"提醒了{reminded.told}人，发出{reminded.mailed}封邮件。")
    else:
        click.echo("没有新的提醒：今天的都发过了，或者没有要办的，或者今天不是工作日。")


@click.command("rebuild-requests", cls=DatabaseCommand)
def rebuild_requests() -> None:
    """按办理经过重新计算每份申请的状态、期限和结果。"""
    from gongkai.lib.today import today
    from gongkai.requests import actions

    changed = actions.rebuild(on=today())
    click.echo(f"重新计算完毕，{changed}件有变化。" if changed else "重新计算完毕，没有变化。")
