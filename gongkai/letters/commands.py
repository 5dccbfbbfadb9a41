"""`gongkai verify-letters`."""

import click

from gongkai.lib.command_line import FAILED, DatabaseCommand


@click.command("verify-letters", cls=DatabaseCommand)
@click.pass_context
def verify_letters(ctx: click.Context) -> None:
    """逐件核对已签发的文书和签发时记入日志的摘要；有不符时逐件指出，退出状态为 1。"""
    from django.db import connection

    from gongkai.letters import integrity, triggers

    wrong = integrity.wrong()
    for each in wrong:
        click.echo(f"{each.number}：{each.reason}。", err=True)
    guarded = triggers.is_there(connection)
    if not guarded:
        click.echo("数据库里缺少保护已签发文书的触发器。", err=True)
    if wrong or not guarded:
        ctx.exit(FAILED)
    click.echo(f"已签发的文书{integrity.signed().count()}件，逐件相符。")
