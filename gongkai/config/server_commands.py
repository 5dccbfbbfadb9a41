"""`gongkai migrate | serve | work | rotate-identity-keys`."""

import gc
import importlib
import multiprocessing
import os
import signal
import socket
import threading
import time

import click

from gongkai.lib.command_line import DatabaseCommand
from gongkai.lib.day_argument import between
from gongkai.lib.system_errors import why

_PATIENCE = 2000
"""How often to look, twenty times a second, whether the site is there."""


@click.command("migrate", cls=DatabaseCommand)
def migrate() -> None:
    """把数据库建好，或者更新到这一版。"""
    from gongkai.lib.database import bring_up_to_date

    count = bring_up_to_date()
    click.echo(f"数据库已更新（{count}步）。" if count else "数据库已是最新，没有要更新的。")


@click.command("serve", cls=DatabaseCommand)
@click.option("--host", metavar="地址", default="127.0.0.1", help="监听的地址，默认只在本机。")
@click.option("--port", metavar="端口", type=between(1, 65535), default=8000, help="默认 8000。")
@click.option(
    "--workers", metavar="个数", type=between(1, 64), default=1, help="几个进程，默认 1。"
)
@click.option("--no-jobs", is_flag=True, help="不运行到期任务，交给 gongkai work。")
def serve(host: str, port: int, workers: int, *, no_jobs: bool) -> None:
    """更新数据库，启动网站和到期任务。"""
    from gongkai.lib.database import bring_up_to_date

    demand_free(host, port)
    bring_up_to_date()
    serve_until_stopped(host, port, workers, jobs=not no_jobs)


@click.command("work", cls=DatabaseCommand)
@click.option(
    "--workers", metavar="个数", type=between(1, 32), default=1, help="同时几个，默认 1。"
)
@click.option("--once", is_flag=True, help="把到期的任务各运行一次就结束。")
def work(workers: int, *, once: bool) -> None:
    """运行到期任务（催办、重算、定时发布等）；gongkai serve 里已经带有一个。"""
    from gongkai.lib.jobs import worker

    if once:
        worker.enter_jobs()
        click.echo(f"运行了{worker.run_due()}项到期任务。")
        return
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threads = [threading.Thread(target=worker.work, args=(stop,)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    click.echo(f"到期任务已开始运行，最多同时{workers}项，按 Ctrl+C 结束。")
    for thread in threads:
        thread.join()


@click.command("rotate-identity-keys", cls=DatabaseCommand)
def rotate_identity_keys() -> None:
    """用 GONGKAI_IDENTITY_KEYS 里的第一把密钥，把身份信息全部重新加密。"""
    from gongkai.accounts.actions import note_rotation
    from gongkai.lib.sealed import SealBroken
    from gongkai.lib.sealed_fields import seal_all_anew

    try:
        sealed = seal_all_anew()
    except SealBroken as error:
        raise click.ClickException(f"{error}请把原来的密钥补在后面再试。") from error
    note_rotation(sealed=sealed)
    click.echo(f"已用新密钥重新加密{sum(sealed.values())}项，旧密钥可以撤下了。")


def demand_free(host: str, port: int) -> None:
    """Say at once, in words, that somebody else has the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"{host} 的端口 {port} 用不了（{why(error)}），请用 --port 换一个。"
            ) from error


def serve_until_stopped(host: str, port: int, workers: int, *, jobs: bool) -> None:
    """Serve the site on an address, with the due jobs or without, until a signal ends it."""
    from django.db import connections
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    os.environ["GONGKAI_RUNS_JOBS"] = "1" if jobs else "0"
    os.environ["GONGKAI_SERVED_BY"] = str(os.getpid())
    server = Server(
        "gongkai.config.served:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )
    importlib.import_module("gongkai.config.urls")  # once for all workers, which share it
    gc.freeze()  # what is shared stays shared: no collector of a worker writes on it
    connections.close_all()  # the workers are forks, and no connection lives through a fork
    multiprocessing.Process(target=_announce, args=(host, port), daemon=True).start()
    server.serve()


def _announce(host: str, port: int) -> None:
    """Say that the site is there, when it is.

    A process and not a thread: a fork beside a running thread may wait forever for its locks.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    address = f"[{host}]" if ":" in host else host
    for _ in range(_PATIENCE):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            click.echo(f"公开已启动：http://{address}:{port}/ 按 Ctrl+C 结束。")
            return
