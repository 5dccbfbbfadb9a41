"""`gongkai serve | work | migrate` as processes of their own."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SECRETS = {"GONGKAI_SECRET_KEY": "s" * 40, "GONGKAI_IDENTITY_KEYS": "i" * 40}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A data folder of its own, and SQLite in it."""
    inherited = {
        k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return inherited | SECRETS | {"GONGKAI_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}


def gongkai(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@contextmanager
def served(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[str]]:
    """A server that has said that it is there."""
    arguments = [sys.executable, "-m", "gongkai", "serve", "--port", str(port)]
    process = subprocess.Popen(
        arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout
    try:
        said = process.stdout.readline()
        assert said.startswith(f"公开已启动：http://127.0.0.1:{port}/"), said
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def page(port: int, path: str) -> tuple[int, str]:
    address = f"http://127.0.0.1:{port}{path}"
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_server_migrates_answers_and_ends_when_told(environment: dict[str, str]) -> None:
    port = free_port()
    with served(environment, port) as process:
        status, text = page(port, "/login/")
        assert (status, "办公人员由此进入" in text) == (200, True)
        sheet = re.search(r'href="(/static/[^"]+\.css)"', text)
        assert sheet
        assert page(port, sheet[1])[0] == 200
        taken = gongkai(environment, "serve", "--port", str(port))
        assert taken.returncode == 1
        assert re.fullmatch(
            r"gongkai：127.0.0.1 的端口 \d+ 用不了（已被占用），请用 --port 换一个。\n",
            taken.stderr,
        )
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert "已是最新" in gongkai(environment, "migrate").stdout


def test_the_port_is_free_again_when_the_server_was_killed(environment: dict[str, str]) -> None:
    port = free_port()
    with served(environment, port) as process:
        page(port, "/login/")
        process.kill()
        process.wait()
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)):
                    break
    with served(environment, port):
        assert page(port, "/login/")[0] == 200


def test_due_jobs_run_once_and_then_wait(environment: dict[str, str]) -> None:
    gongkai(environment, "migrate")
    said = [gongkai(environment, "work", "--once").stdout for _ in range(2)]
    assert re.fullmatch(r"运行了[1-9]\d*项到期任务。\n", said[0])
    assert said[1] == "运行了0项到期任务。\n"


def test_a_database_that_is_not_made_yet_is_told_in_one_sentence(
    environment: dict[str, str],
) -> None:
    result = gongkai(environment, "audit", "verify")
    assert (result.returncode, result.stderr) == (
        1,
        "gongkai：数据库还没有建好，请先运行 gongkai migrate。\n",
    )


def test_a_database_that_is_not_there_is_told_in_one_sentence(environment: dict[str, str]) -> None:
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"
    result = gongkai({**environment, "DATABASE_URL": url}, "migrate")
    assert result.returncode == 1
    assert re.fullmatch(r"gongkai：数据库用不了（.+），请检查 DATABASE_URL 和.+。\n", result.stderr)


def test_a_wrong_setting_is_told_in_one_sentence(environment: dict[str, str]) -> None:
    result = gongkai({**environment, "GONGKAI_SESSION_MINUTES": "lang"}, "migrate")
    assert (result.returncode, result.stderr) == (
        1,
        "gongkai：环境变量 GONGKAI_SESSION_MINUTES 不能是“lang”，请写 5 至 1000000 之间的整数。\n",
    )


def test_keys_are_rotated(environment: dict[str, str]) -> None:
    gongkai(environment, "migrate")
    result = gongkai(environment, "rotate-identity-keys")
    assert result.stdout == "已用新密钥重新加密0项，旧密钥可以撤下了。\n"


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["serve", "--help"]])
def test_help_loads_no_django(environment: dict[str, str], arguments: list[str]) -> None:
    code = (
        "import sys; from click.testing import CliRunner;"
        "from gongkai.config.commands import cli;"
        f"assert CliRunner().invoke(cli, {arguments}).exit_code == 0;"
        "print('django' in sys.modules, 'granian' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False False\n"
