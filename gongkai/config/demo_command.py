"""`gongkai demo`: the sample agency, served."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Any

import click

from gongkai.config.server_commands import demand_free, serve_until_stopped
from gongkai.lib.command_line import DatabaseCommand
from gongkai.lib.day_argument import between

_HOST = "127.0.0.1"
_FIRST_STEPS = (
    "先试什么：",
    "  1. 在首页点“申请公开”，按提示填写并提交，记下申请编号和查询码。",
    "  2. 用李青（经办人）登录，在待办里确认收到这份申请，看期限怎样起算。",
    "  3. 打开一份在办申请，征求第三方意见；再用陈育（工作机构负责人）登录同意延期。",
    "  4. 回到李青，交办检索、作出决定，在案卷的“文书”里把答复书送审。",
    "  5. 赵敏之、吴法、孙为依次审核，郑举签发；李青用印并印发、登记送达。",
    "  6. 用申请编号和查询码看进度，打开答复书。每一页的“帮助”是使用手册。",
)


class _SampleCommand(DatabaseCommand):
    """Its front page is the one of the sample's bureau."""

    def invoke(self, ctx: click.Context) -> Any:
        os.environ.setdefault("GONGKAI_AGENCY", "gongan")
        return super().invoke(ctx)


@click.command("demo", cls=_SampleCommand)
@click.option("--port", metavar="端口", type=between(1, 65535), default=8000, help="默认 8000。")
@click.option("--build-only", is_flag=True, help="只放入示例，不启动网站。")
def demo(port: int, *, build_only: bool) -> None:
    """放入一个虚构的机关和它几年的工作，启动网站，列出账号。"""
    from gongkai.lib.database import bring_up_to_date
    from gongkai.lib.today import today
    from gongkai.overview.sample.build import NotASampleError, build
    from gongkai.overview.sample.cast import PASSWORD, told

    if not build_only:
        demand_free(_HOST, port)
    bring_up_to_date()
    try:
        build(today()) if build_only else _build_apart(today())
    except NotASampleError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"示例区公安局，全部人物均为虚构。密码都是 {PASSWORD}")
    for username, who in told():
        click.echo(f"  {username:<12}{who}")
    click.echo("\n".join(_FIRST_STEPS))
    if not build_only:
        serve_until_stopped(_HOST, port, workers=1, jobs=True)


def _build_apart(on: date) -> None:
    """Build the sample in a process of its own.

    Its letters are set by typst, whose threads do not live through a fork: a worker forked after
    them would wait forever at its first letter.
    """
    from django.db import connections

    from gongkai.overview.sample.build import build

    connections.close_all()
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as apart:
        apart.submit(build, on).result()
