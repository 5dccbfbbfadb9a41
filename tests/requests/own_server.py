"""`gongkai serve` on a database of its own, and people who use it by HTTP."""

import os
import re
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import requests

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 120
_SECRETS = {"GONGKAI_SECRET_KEY": "s" * 40, "GONGKAI_IDENTITY_KEYS": "i" * 40}


@contextmanager
def own_house(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a house of its own: on PostgreSQL where the tests run there."""
    environment = {
        **os.environ,
        **_SECRETS,
        "GONGKAI_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    server = environment.pop("DATABASE_URL", "")
    if not server:
        yield environment
        return
    name = f"gongkai_{secrets.token_hex(6)}"
    _tell(server, f"CREATE DATABASE {name}")
    try:
        own = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        yield {**environment, "DATABASE_URL": own}
    finally:
        _tell(server, f"DROP DATABASE {name} WITH (FORCE)")


def _tell(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement.encode())


def run(environment: dict[str, str], *arguments: str) -> str:
    """What a Python process in the house prints; it must end well."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class OwnServer:
    """A server that can be killed with everything it started."""

    def __init__(self, environment: dict[str, str], *, workers: int) -> None:
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}"
        arguments = ["-m", "gongkai", "serve", "--port", str(port), "--workers", str(workers)]
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._process.stdout
        said = self._process.stdout.readline()
        assert said.startswith(f"公开已启动：{self.address}/"), said

    def kill(self) -> None:
        """kill -9, for the whole group of processes; a second time does nothing."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.kill()
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Browser:
    """Somebody's session, without a browser's comfort."""

    def __init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self.address = ""

    def close(self) -> None:
        self._session.close()

    def read(self, path: str) -> str:
        """A page that must be there."""
        answer = self._session.get(self.address + path, timeout=_PATIENCE)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def led(self, path: str) -> str:
        """Where a page leads that sends its readers on."""
        answer = self._session.get(self.address + path, timeout=_PATIENCE, allow_redirects=False)
        assert answer.status_code == 302, (path, answer.status_code)
        return answer.headers["Location"]

    def send(self, path: str, data: dict[str, Any], files: Any = None) -> str:
        """Send a form; gives where the answer leads, which is how a page says that it is done."""
        token = self._session.cookies["csrftoken"]
        answer = self._session.post(
            self.address + path,
            {**data, "csrfmiddlewaretoken": token},
            files=files,
            timeout=_PATIENCE,
            allow_redirects=False,
        )
        errors = re.findall(r'class="invalid-feedback[^>]*>([^<]*)', answer.text)
        assert answer.status_code == 302, (path, answer.status_code, errors)
        return answer.headers["Location"]

    def log_in(self, username: str, password: str) -> None:
        self.read("/login/")
        self.send("/login/", {"username": username, "password": password})
