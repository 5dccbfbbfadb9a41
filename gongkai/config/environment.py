"""Settings from the environment, each with its check and a sentence when it is wrong."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from gongkai.lib.data_folder import data_folder
from gongkai.lib.system_errors import why

_SHORTEST_SECRET = 32


class SettingError(SystemExit):
    """A setting that cannot be used; the text says which and what to do."""

    def __init__(self, name: str, what_to_do: str) -> None:
        super().__init__(f"gongkai：环境变量 {name} {what_to_do}")


def text(name: str, default: str = "") -> str:
    """A setting as text, without space around it."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """A setting that is on or off: 1/0, true/false, yes/no."""
    given = text(name).lower()
    if not given:
        return default
    if given not in {"1", "0", "true", "false", "yes", "no"}:
        raise SettingError(name, f"不能是“{given}”，请写 1 或 0。")
    return given in {"1", "true", "yes"}


def number(name: str, default: int, *, least: int = 0, most: int = 1_000_000) -> int:
    """A whole number between two bounds."""
    given = text(name) or str(default)
    if not (given.isascii() and given.isdecimal()) or not least <= int(given) <= most:
        raise SettingError(name, f"不能是“{given}”，请写 {least} 至 {most} 之间的整数。")
    return int(given)


def listed(name: str, default: str = "") -> list[str]:
    """Several values, with commas between them."""
    return [each.strip() for each in text(name, default).split(",") if each.strip()]


def web_address(name: str) -> str:
    """An http or https address, or nothing."""
    given = text(name)
    if given and (urlsplit(given).scheme not in {"http", "https"} or not urlsplit(given).netloc):
        raise SettingError(name, "写法不对，请写 https:// 开头的完整网址。")
    return given


def folder(name: str) -> Path | None:
    """A folder that is there and can be read, or None where none is named."""
    given = text(name)
    if not given:
        return None
    if not Path(given).is_dir():
        raise SettingError(name, f"所写的文件夹“{given}”不存在，请先建好，或者改正路径。")
    return Path(given).resolve()


def kept_secret(name: str, file: str) -> str:
    """A secret from the environment, else from a file of the data folder, made at first use."""
    if given := text(name):
        return _long_enough(name, given)
    return _kept(data_folder() / file)


def kept_secrets(name: str, file: str) -> list[str]:
    """Secrets, newest first: commas between them in the environment, or one a line in the file."""
    given = listed(name) or _kept(data_folder() / file).split()
    return [_long_enough(name, secret) for secret in given]


def _long_enough(name: str, secret: str) -> str:
    if len(secret) < _SHORTEST_SECRET:
        raise SettingError(name, f"太短，请用至少 {_SHORTEST_SECRET} 个字符的随机文字。")
    return secret


def _kept(path: Path) -> str:
    """What a secret file holds; it is made if it is not there yet."""
    try:
        return path.read_text("ascii").strip() if path.exists() else _made(path)
    except OSError as error:
        raise SystemExit(
            f"gongkai：{path} 读写不了（{why(error)}），请检查数据文件夹的权限。"
        ) from error


def _made(path: Path) -> str:
    """Write a new secret whole; of two processes at once, both use the one that was first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.touch(mode=0o600)
    beside.write_text(secrets.token_urlsafe(48) + "\n", encoding="ascii")
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
    return path.read_text("ascii").strip()


def database(name: str = "DATABASE_URL") -> dict[str, Any]:
    """The database: SQLite in the data folder, or what a URL names.

    `sqlite:///path` and `postgresql://user:password@host:port/name?sslmode=…` are known; the folder
    of a socket is named by `?host=`.
    """
    given = text(name)
    if not given:
        return sqlite(data_folder().resolve() / "gongkai.sqlite3")
    parts = urlsplit(given)
    place = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and place:
        return sqlite(Path(place))
    if parts.scheme not in {"postgres", "postgresql"} or not place or not _has_port(parts):
        raise SettingError(name, "写法不对，例如 postgresql://用户:密码@127.0.0.1:5432/gongkai。")
    return postgresql(parts, place)


def postgresql(parts: SplitResult, name: str) -> dict[str, Any]:
    """PostgreSQL as a URL names it."""
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _has_port(parts: SplitResult) -> bool:
    """Whether the port is a number, or left out."""
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite that keeps what it acknowledged when the power goes, and waits for its turn."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
    }
