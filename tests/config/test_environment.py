"""Settings from the environment: what is taken, and what a wrong one is told."""

import stat
from pathlib import Path

import pytest

from gongkai.config import environment
from gongkai.config.environment import SettingError


@pytest.fixture(autouse=True)
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("GONGKAI_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("written", "meant"), [("", True), ("1", True), ("TRUE", True), ("0", False), (" no ", False)]
)
def test_a_flag(monkeypatch: pytest.MonkeyPatch, written: str, *, meant: bool) -> None:
    monkeypatch.setenv("X", written)
    assert environment.flag("X", default=True) is meant


@pytest.mark.parametrize("written", ["maybe", "2", "开"])
def test_a_flag_that_is_neither(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("X", written)
    with pytest.raises(SettingError, match=f"环境变量 X 不能是“{written}”，请写 1 或 0。"):
        environment.flag("X")


@pytest.mark.parametrize("written", ["0", "11", "-1", "一", "1.5", "٣"])
def test_a_number_out_of_bounds(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("X", written)
    with pytest.raises(SettingError, match="请写 1 至 10 之间的整数"):
        environment.number("X", 5, least=1, most=10)


def test_a_secret_is_made_once_and_for_its_owner_alone(data: Path) -> None:
    first = environment.kept_secret("X", "x.key")
    assert environment.kept_secret("X", "x.key") == first
    assert len(first) >= 32
    assert stat.S_IMODE((data / "x.key").stat().st_mode) == 0o600
    assert [path.name for path in data.iterdir()] == ["x.key"]


def test_a_secret_of_the_environment_wins_and_is_not_written(
    monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    monkeypatch.setenv("X", "s" * 32)
    assert environment.kept_secret("X", "x.key") == "s" * 32
    assert not data.exists()


def test_a_short_secret_is_refused_also_among_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "s" * 32 + ",short")
    with pytest.raises(SettingError, match="太短"):
        environment.kept_secrets("X", "x.key")


def test_several_secrets_of_a_file_stand_one_a_line(data: Path) -> None:
    data.mkdir()
    (data / "x.key").write_text(f"{'n' * 32}\n{'o' * 32}\n")
    assert environment.kept_secrets("X", "x.key") == ["n" * 32, "o" * 32]


def test_a_data_folder_that_is_a_file_is_told(data: Path) -> None:
    data.write_text("")
    with pytest.raises(SystemExit, match="请检查数据文件夹的权限"):
        environment.kept_secret("X", "x.key")


def test_without_a_url_the_database_is_a_file_that_keeps_what_it_acknowledged(data: Path) -> None:
    database = environment.database()
    assert database["NAME"] == str(data / "gongkai.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://gk:p%40ss@db.example:5433/gongkai?sslmode=require",
            {
                "NAME": "gongkai",
                "USER": "gk",
                "PASSWORD": "p@ss",
                "HOST": "db.example",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        (
            "postgres://gk@/gongkai?host=/var/run/Postgres",
            {"NAME": "gongkai", "HOST": "/var/run/Postgres", "PORT": "", "OPTIONS": {}},
        ),
        ("sqlite:////srv/gk.sqlite3", {"NAME": "/srv/gk.sqlite3"}),
    ],
)
def test_a_url_names_the_database(
    monkeypatch: pytest.MonkeyPatch, url: str, expected: dict[str, object]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert expected.items() <= environment.database().items()


@pytest.mark.parametrize(
    "url",
    ["mysql://x/y", "postgresql://host", "sqlite://", "gongkai.sqlite3", "postgresql://h:x/y"],
)
def test_a_url_that_names_none_is_told_with_an_example(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SettingError, match="例如 postgresql://"):
        environment.database()


@pytest.mark.parametrize("written", ["sso.example.cn", "ftp://sso.example.cn", "https://"])
def test_an_address_that_is_none(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("X", written)
    with pytest.raises(SettingError, match="https://"):
        environment.web_address("X")


def test_a_folder_that_is_there_is_taken_whole_and_none_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert environment.folder("X") is None
    monkeypatch.setenv("X", f" {tmp_path} ")
    assert environment.folder("X") == tmp_path.resolve()


def test_a_folder_that_is_not_there_is_told_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("X", str(tmp_path / "none"))
    with pytest.raises(SettingError, match=r"环境变量 X 所写的文件夹.*不存在"):
        environment.folder("X")
