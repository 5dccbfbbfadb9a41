"""A signed letter stays what was signed, and where it does not, it is found and not given out."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import IntegrityError, connection, transaction

from gongkai.config.commands import cli
from gongkai.letters import actions, rendering, triggers
from gongkai.letters.errors import ChangedPaperError
from gongkai.letters.models import Letter
from tests.cast import Cast
from tests.letters.letters import PDF, draft, issued, matter_of, sign, to_sign

SIGNED = {
    "body": "改过的正文",
    "number": "示公开复〔2026〕9号",
    "dated": "2026-10-01",
    "rows": [["甲", "乙"]],
}


def verify() -> Result:
    return CliRunner().invoke(cli, ["verify-letters"])


@pytest.mark.parametrize("column", SIGNED)
def test_the_database_refuses_to_change_what_was_signed(cast: Cast, column: str) -> None:
    letter = sign(to_sign(cast), cast.signer)
    with pytest.raises(IntegrityError, match="已签发的文书不能改动"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**{column: SIGNED[column]})
    assert Letter.objects.filter(pk=draft(cast).pk).update(body="草稿可以改") == 1


def test_whole_letters_are_counted_voided_ones_too(cast: Cast) -> None:
    actions.replace(letter=issued(cast), by=cast.head_of_office, reason="日期写错")
    result = verify()
    assert (result.exit_code, result.output) == (0, "已签发的文书1件，逐件相符。\n")


def test_a_changed_file_is_named_and_not_given_out(cast: Cast) -> None:
    issued(cast)
    letter = issued(cast, matter=matter_of(2))
    Path(letter.pdf.path).write_bytes(PDF + b" changed")
    result = verify()
    assert result.exit_code == 1
    assert result.output == ("示公开复〔2026〕2号：印发稿和审计日志里的摘要不符，请从备份恢复。\n")
    with pytest.raises(ChangedPaperError, match="示公开复〔2026〕2号的印发稿和签发时的不一致"):
        rendering.pdf(letter)


def test_a_lost_file_is_named(cast: Cast) -> None:
    Path(issued(cast).pdf.path).unlink()
    assert "示公开复〔2026〕1号：印发稿的文件不在了" in verify().output


def test_a_letter_that_is_gone_is_named_by_its_number(cast: Cast) -> None:
    letter = issued(cast)
    issued(cast, matter=matter_of(2))
    letter.steps.all().delete()
    Letter.objects.filter(pk=letter.pk).delete()
    result = verify()
    assert result.exit_code == 1
    assert result.output == "示公开复〔2026〕1号：文书不在了，请从备份恢复。\n"


def test_a_hash_changed_with_its_file_is_found_by_the_journal(cast: Cast) -> None:
    letter = issued(cast)
    other = sign(to_sign(cast, matter=matter_of(2)), cast.signer)
    triggers.remove(connection)
    Letter.objects.filter(pk=letter.pk).update(pdf_sha256="0" * 64)
    triggers.install(connection)
    result = verify()
    assert result.output == "示公开复〔2026〕1号：印发稿和登记的摘要不符，请从备份恢复。\n"
    assert other.number not in result.output


def test_a_missing_trigger_is_a_fault(cast: Cast) -> None:
    triggers.remove(connection)
    result = verify()
    assert result.exit_code == 1
    assert result.output == "数据库里缺少保护已签发文书的触发器。\n"
