"""`gongkai audit verify`."""

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from gongkai.audit import actions, queries, triggers
from gongkai.config.commands import cli
from tests.cast import Cast


def verify(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["audit", "verify", *arguments])


def run(statement: str, *values: str | int) -> None:
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    triggers.install(connection)


def test_a_whole_journal_is_counted_and_its_end_given_to_write_down(cast: Cast) -> None:
    result = verify()
    number, fingerprint = queries.last()
    assert result.exit_code == 0
    assert result.output == (f"审计日志{number}条，逐条相符。抄存备查：{number}:{fingerprint}\n")


def test_the_first_broken_entry_is_named_and_the_status_is_1(cast: Cast) -> None:
    for number in (5, 3):
        run("UPDATE audit_entry SET said = 'x' WHERE sequence = %s", number)
    result = verify()
    assert result.exit_code == 1
    assert result.output == "审计日志第3条不对：内容和摘要不符：这一条被改过。\n"


def test_missing_triggers_are_a_fault(cast: Cast) -> None:
    triggers.remove(connection)
    result = verify()
    assert result.exit_code == 1
    assert "缺少保护审计日志的触发器：audit_entry_no_update" in result.output


def test_a_journal_replaced_as_a_whole_is_found_by_what_was_written_down(cast: Cast) -> None:
    number, fingerprint = queries.last()
    actions.note(by=None, act="x", about=cast.police, agency=None, said="后来的")
    assert verify("--known", f"{number}:{fingerprint}").exit_code == 0
    other = verify("--known", f"{number}:{'0' * 64}")
    assert other.exit_code == 1
    assert f"第{number}条不对：和抄存的摘要不符" in other.output


@pytest.mark.parametrize("known", ["x", "", ":abc"])
def test_what_was_written_down_wrongly_is_told(cast: Cast, known: str) -> None:
    result = verify("--known", known or " ")
    assert result.exit_code == 1
    assert "应当是“序号:摘要”" in result.output
