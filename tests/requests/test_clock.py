"""`gongkai clock`: what it prints, and what it refuses."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.config.commands import cli

DOCUMENT = Path(__file__).parents[2] / "docs" / "clock.md"
EXAMPLE = re.compile(
    r"```toml\n(?P<case>.*?)```\n\n`gongkai clock CASE.toml --on (?P<on>[\d-]+)`\n\n"
    r"```text\n(?P<printed>.*?)```",
    re.DOTALL,
)
EXAMPLES = [match.groupdict() for match in EXAMPLE.finditer(DOCUMENT.read_text("utf-8"))]
KEYS = {
    *("received_on", "due_on", "provisional", "internal_target", "state", "awaiting"),
    *("overdue", "remaining_working_days", "steps"),
}


def clock(case: str, tmp_path: Path, *options: str) -> Result:
    path = tmp_path / "case.toml"
    path.write_text(case, "utf-8")
    return CliRunner().invoke(cli, ["clock", str(path), *options])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["on"])
def test_the_examples_of_the_document_are_what_the_clock_says(
    example: dict[str, str], tmp_path: Path
) -> None:
    result = clock(example["case"], tmp_path, "--on", example["on"])
    assert result.exit_code == 0
    assert result.stdout == example["printed"]


def test_the_document_has_its_examples() -> None:
    assert len(EXAMPLES) == DOCUMENT.read_text("utf-8").count("```toml")
    assert len(EXAMPLES) >= 5


def test_json_has_every_key_and_iso_days(tmp_path: Path) -> None:
    result = clock(EXAMPLES[1]["case"], tmp_path, "--on", "2021-10-20", "--json")
    reading = json.loads(result.stdout)
    assert set(reading) == KEYS
    assert reading["received_on"] == "2021-09-13"
    assert reading["due_on"] == "2021-11-15"
    assert reading["awaiting"] is None
    assert set(reading["steps"][0]) == {"on", "what", "article", "effect"}
    assert reading["steps"][0]["article"].endswith("第三十一条第（一）项、第三十三条第二款")


def test_today_is_the_day_unless_another_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.requests.clock_command.today", lambda: date(2021, 10, 14))
    reading = json.loads(clock(EXAMPLES[0]["case"], tmp_path, "--json").stdout)
    assert reading["remaining_working_days"] == 1


def test_a_history_that_the_law_does_not_allow_says_which_event_and_why(tmp_path: Path) -> None:
    case = EXAMPLES[0]["case"] + '[[event]]\nkind = "served"\non = 2021-09-14\nway = "post"\n'
    result = clock(case, tmp_path, "--on", "2021-10-20")
    assert result.exit_code == 1
    assert not result.stdout


def test_a_case_before_it_arrived_is_refused(tmp_path: Path) -> None:
    result = clock(EXAMPLES[0]["case"], tmp_path, "--on", "2021-09-01")
    assert result.exit_code == 1


def test_an_own_notice_moves_the_due_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "data" / "calendar"
    own.mkdir(parents=True)
    packaged = Path(__file__).parents[2] / "gongkai/statute/calendar/years/2021.toml"
    text = packaged.read_text("utf-8")
    assert "2021-09-26" in text
    (own / "2021.toml").write_text(text.replace("2021-09-26", "2021-10-16"), "utf-8")
    monkeypatch.setenv("GONGKAI_DATA", str(tmp_path / "data"))
    reading = json.loads(clock(EXAMPLES[0]["case"], tmp_path, "--json").stdout)
    assert reading["due_on"] == "2021-10-16"
