"""The commands as a person or a script uses them: output, exit status, no traceback ever."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gongkai.reports.schema import output_schema, report_schema

DATA = Path(__file__).parent.parent / "data"
SEED = DATA / "complete" / "000-kaizhou-gaj-2021" / "source.txt"
BLANKS = DATA / "complete" / "006-shanghai-zfbgt-2019" / "source.html"
CONVERTED = DATA / "complete" / "007-shanghai-zfbgt-2025" / "source.md"


def gongkai(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gongkai", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_read_prints_one_object_a_file_that_fits_the_schema() -> None:
    done = gongkai("report", "read", SEED, BLANKS, "--json")
    objects = json_lines(done.stdout)
    assert done.returncode == 0
    assert [Path(item["file"]) for item in objects] == [SEED, BLANKS]
    for item in objects:
        jsonschema.validate(item, report_schema())


def test_every_sample_fits_the_schema() -> None:
    objects = json_lines(gongkai("report", "read", DATA / "openings", "--json").stdout)
    assert len(objects) == len(list((DATA / "openings").iterdir()))
    for item in objects:
        jsonschema.validate(item, report_schema())


def test_the_printed_schema_is_the_one_that_is_tested() -> None:
    printed = json.loads(gongkai("report", "schema").stdout)
    assert printed == output_schema()
    assert printed["$defs"]["report"] == report_schema()


def test_the_printed_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(output_schema())


def test_every_output_fits_the_printed_schema(tmp_path: Path) -> None:
    whole = tmp_path / "whole.json"
    rolled = ("report", "roll-up", CONVERTED, "--agency", "某区", "--year", "2025", "-o", whole)
    assert gongkai(*rolled).returncode == 0
    outputs = [
        *json_lines(gongkai("report", "read", SEED, BLANKS, "--json").stdout),
        *json_lines(gongkai("report", "check", DATA / "complete", "--json").stdout),
        *json_lines(gongkai("report", "compare", BLANKS, CONVERTED, "--json").stdout),
        json.loads(whole.read_text("utf-8")),
    ]
    validator = jsonschema.Draft202012Validator(output_schema())
    for output in outputs:
        validator.validate(output)


def test_what_is_no_output_fits_no_schema() -> None:
    validator = jsonschema.Draft202012Validator(output_schema())
    assert not validator.is_valid({"file": "a.html", "findings": []})
    assert not validator.is_valid({"cells": {"t9_x": 1}})


def test_what_read_prints_can_be_read_again(tmp_path: Path) -> None:
    first = gongkai("report", "read", CONVERTED, "--json").stdout
    target = tmp_path / "a.json"
    target.write_text(first, "utf-8")
    again = json.loads(gongkai("report", "read", target, "--json").stdout)
    assert {**again, "file": ""} == {**json.loads(first), "file": ""}


def test_one_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.touch()
    done = gongkai("report", "read", empty, SEED, "--json")
    assert done.returncode == 1
    assert [Path(item["file"]) for item in json_lines(done.stdout)] == [SEED]
    assert done.stderr.count("\n") == 1
    assert str(empty) in done.stderr


def test_check_leaves_with_nought_when_nothing_is_wrong() -> None:
    done = gongkai("report", "check", SEED, "--json")
    assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, [])


def test_check_leaves_with_one_when_there_is_an_error() -> None:
    done = gongkai("report", "check", BLANKS, "--json")
    rules = {finding["rule"] for finding in json.loads(done.stdout)["findings"]}
    assert (done.returncode, rules) == (1, {"C7"})


def test_what_cannot_be_checked_is_listed_with_its_reason() -> None:
    listed = json.loads(gongkai("report", "check", SEED, "--json").stdout)["not_checked"]
    assert {"W4", "W6", "W7", "W9"} <= {item["rule"] for item in listed}
    assert all(item["reason"] for item in listed)


def test_last_years_report_brings_carry_over_and_likeness(tmp_path: Path) -> None:
    before = json.loads(gongkai("report", "read", CONVERTED, "--json").stdout)
    before["year"] = 2024
    last_year = tmp_path / "2024.json"
    last_year.write_text(json.dumps(before), "utf-8")
    done = gongkai("report", "check", CONVERTED, "--previous", last_year, "--json")
    rules = {finding["rule"] for finding in json.loads(done.stdout)["findings"]}
    assert {"C6", "W12"} <= rules


def test_compare_lists_every_cell_and_writes_a_page(tmp_path: Path) -> None:
    page = tmp_path / "differences.html"
    done = gongkai("report", "compare", BLANKS, CONVERTED, "--json", "-o", page)
    compared = json.loads(done.stdout)
    changed = {cell["cell"]: (cell["old"], cell["new"]) for cell in compared["cells"]}
    assert changed["t3_new_sum"] == (859, 1295)
    assert "1295" in page.read_text("utf-8")


def test_roll_up_sums_and_remembers_where_each_figure_came_from(tmp_path: Path) -> None:
    target = tmp_path / "whole.json"
    for name, agency in (("a", "甲局"), ("b", "乙局")):
        part = json.loads(gongkai("report", "read", CONVERTED, "--json").stdout)
        (tmp_path / f"{name}.json").write_text(json.dumps({**part, "agency": agency}), "utf-8")
    expected = tmp_path / "agencies.txt"
    expected.write_text("甲局\n乙局\n丙局\n", "utf-8")
    done = gongkai(
        "report", "roll-up", tmp_path / "a.json", tmp_path / "b.json",
        "--agency", "某区人民政府", "--year", "2025", "--expected", expected, "-o", target,
    )  # fmt: skip
    whole = json.loads(target.read_text("utf-8"))
    jsonschema.validate(whole, report_schema())
    assert (done.returncode, whole["cells"]["t3_new_sum"]) == (0, 2590)
    assert [item["value"] for item in whole["provenance"]["t3_new_sum"]] == [1295, 1295]
    assert whole["missing"] == ["丙局"]
    assert gongkai("report", "check", target).returncode == 0


def test_roll_up_of_another_year_is_refused_by_name(tmp_path: Path) -> None:
    done = gongkai(
        "report", "roll-up", SEED, "--agency", "某区", "--year", "2020", "-o", tmp_path / "a.json"
    )
    assert done.returncode == 1
    assert "2021" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "read"),
        ("report", "nonsense"),
        ("report", "read", "--nonsense", "a"),
        ("report", "roll-up", "a", "--agency", "甲局", "--year", "x", "-o", "b.json"),
        ("report", "roll-up", "a", "--agency", " ", "--year", "2025", "-o", "b.json"),
        ("report", "roll-up", "a", "--agency", "甲局", "--year", "2025", "-o", "b.txt"),
        ("report", "write", "a.html", "-o", "b.rtf"),
        ("report", "write", "a.html", "-o"),
        ("report", "write", "a.html"),
        ("report", "compare", "a.html"),
        ("report", "schema", "extra"),
    ],
)
def test_wrong_usage_is_one_sentence_and_two(arguments: tuple[str, ...]) -> None:
    done = gongkai(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert any("\u4e00" <= character <= "\u9fff" for character in done.stderr)
    said = done.stderr.replace("python -m gongkai report", "")
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", said), "no English sentence"


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = gongkai("report", "write", SEED, "-o", tmp_path / "file" / "a.json")
    assert done.returncode == 1
    assert "写不进去" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_command_writes_over_what_it_reads(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_bytes(CONVERTED.read_bytes())
    done = gongkai("report", "write", source, "-o", tmp_path / "." / "a.md")
    assert done.returncode == 2
    assert source.read_bytes() == CONVERTED.read_bytes()


def test_a_second_roll_up_does_not_count_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(CONVERTED.read_bytes())
    target = tmp_path / "whole.json"
    for _ in range(2):
        done = gongkai(
            "report", "roll-up", tmp_path, "--agency", "某区", "--year", "2025", "-o", target
        )
        assert done.returncode == 0
    assert json.loads(target.read_text("utf-8"))["cells"]["t3_new_sum"] == 1295


def test_a_name_that_is_too_long_is_a_sentence_and_the_others_are_read() -> None:
    done = gongkai("report", "read", "a" * 300, SEED, "--json")
    assert (done.returncode, len(json_lines(done.stdout))) == (1, 1)
    assert "名字太长" in done.stderr


def test_a_line_end_in_a_file_name_does_not_break_the_sentence() -> None:
    done = gongkai("report", "read", "no\nsuch.html")
    assert done.stderr.count("\n") == 1


def test_a_file_name_that_is_no_utf_8_still_gives_json(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(name)).write_bytes(SEED.read_bytes())
    done = gongkai("report", "read", Path(os.fsdecode(name)), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["file"] == os.fsdecode(name)


def test_a_reader_that_hangs_up_is_no_fault() -> None:
    command = [sys.executable, "-m", "gongkai", "report", "schema"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_is_one_sentence() -> None:
    command = [sys.executable, "-m", "gongkai", "report", "schema"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    assert done.returncode == 1
    assert "磁盘已满" in done.stderr
    assert "Traceback" not in done.stderr


def test_last_years_folder_without_reports_is_a_failure(tmp_path: Path) -> None:
    assert gongkai("report", "check", SEED, "--previous", tmp_path).returncode == 1


def test_several_reports_that_read_printed_can_be_read_again(tmp_path: Path) -> None:
    lines = tmp_path / "all.jsonl"
    lines.write_text(gongkai("report", "read", SEED, CONVERTED, "--json").stdout, "utf-8")
    again = json_lines(gongkai("report", "read", tmp_path, "--json").stdout)
    assert [item["year"] for item in again] == [2021, 2025]
    assert [Path(item["file"]).name for item in again] == ["all.jsonl:1", "all.jsonl:2"]


def test_where_one_report_is_wanted_several_are_refused(tmp_path: Path) -> None:
    lines = tmp_path / "all.json"
    lines.write_text(gongkai("report", "read", SEED, CONVERTED, "--json").stdout, "utf-8")
    done = gongkai("report", "write", lines, "-o", tmp_path / "a.md")
    assert done.returncode == 1
    assert "2 份报告" in done.stderr


def test_one_report_of_last_year_is_not_compared_with_every_agency(tmp_path: Path) -> None:
    before = json.loads(gongkai("report", "read", CONVERTED, "--json").stdout)
    last_year = tmp_path / "2024.json"
    last_year.write_text(json.dumps({**before, "year": 2024}), "utf-8")
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**before, "agency": "某市财政局"}), "utf-8")
    done = gongkai("report", "check", CONVERTED, other, "--previous", last_year, "--json")
    found = [{f["rule"] for f in item["findings"]} for item in json_lines(done.stdout)]
    assert "C6" in found[0]
    assert "C6" not in found[1]


def test_the_page_of_a_comparison_says_by_how_much_and_whose_form(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    assert gongkai("report", "compare", BLANKS, CONVERTED, "-o", page).returncode == 0
    text = page.read_text("utf-8")
    assert "+436，+50.8%" in text
    assert "只有旧报告的格式有这一格" in text
    assert "只有新报告的格式有这一格" in text
