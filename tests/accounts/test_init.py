"""`gongkai init`: a real agency, once."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.accounts import commands
from gongkai.accounts.models import Agency, AgencyKind
from gongkai.accounts.posts import THREE_ADMINISTRATORS
from gongkai.accounts.questions import ADMINISTRATORS, AGENCY, KINDS
from gongkai.config.commands import cli
from gongkai.lib import credit_code

ANSWERS = {
    "name": "示例区公安局",
    "kind": "政府部门",
    "credit_code": credit_code.with_check_sign("11990101MB0000001"),
    "number_word": "示公公开",
    "reply_word": "",
    "notice_word": "函",
    "review_organ": "示例区人民政府",
    "former_review_organ": "示例市公安局",
    "online_review": "https://fuyi.example.org",
    "court": "示例区人民法院",
    "office": "示例区公安局办公室",
    "address": "示例区示例路1号",
    "hours": "工作日9:00至17:00",
    "phone": "0990-1234567",
    "fax": "",
    "email": "",
    "slug": "gongan",
    "system_administrator": "sysa:吴系统",
    "security_administrator": "seca：郑安全",
    "audit_administrator": "auda:冯审计",
}


def options(**changes: str | None) -> list[str]:
    answers = {**ANSWERS, **changes}
    given = [(f"--{key.replace('_', '-')}", value) for key, value in answers.items()]
    return [part for key, value in given if value is not None for part in (key, value)]


def init(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, ["init", *arguments], input=typed)


def message(result: Result) -> str:
    return getattr(result.exception, "message", "") or result.output


def test_every_question_has_an_answer_here() -> None:
    assert list(ANSWERS) == [question.key for question in (*AGENCY, *ADMINISTRATORS)]


def test_an_agency_is_set_up_and_its_passwords_are_shown(db: None) -> None:
    result = init(*options())
    agency = Agency.objects.get()
    assert (agency.name, agency.credit_code) == (ANSWERS["name"], ANSWERS["credit_code"])
    assert (agency.reply_word, agency.notice_word) == ("复", "函")
    assert (agency.former_review_organ, agency.online_review) == (
        "示例市公安局",
        "https://fuyi.example.org",
    )
    assert {post.kind for post in agency.posts.all()} == THREE_ADMINISTRATORS
    for person in agency.people.all():
        line = next(line for line in result.output.splitlines() if person.username in line)
        assert person.check_password(line.split()[-1])


def test_the_kind_may_be_given_as_it_is_stored(db: None) -> None:
    init(*options(kind="township"))
    assert Agency.objects.get().kind == "township"


def test_the_kinds_are_those_of_the_table() -> None:
    assert {value: label for label, value in KINDS.items()} == dict(AgencyKind.choices)


def test_a_second_time_is_refused_with_what_to_do_instead(db: None) -> None:
    init(*options())
    again = init(*options(name="别的机关"))
    assert "这里已经建立了“示例区公安局”，不能再建。" in again.output + message(again)
    assert Agency.objects.count() == 1


def test_a_file_holds_the_answers_and_an_option_goes_over_it(db: None, tmp_path: Path) -> None:
    file = tmp_path / "机关.toml"
    file.write_text("".join(f'{key} = "{value}"\n' for key, value in ANSWERS.items()), "utf-8")
    init("--file", str(file), "--phone", "0990-9999999")
    assert Agency.objects.get().phone == "0990-9999999"


@pytest.mark.parametrize(
    ("content", "words"),
    [("name = ", "不是TOML文件"), ('nmae = "示例"', "“nmae”不认识，请核对拼写")],
)
def test_a_file_that_does_not_hold_them_is_told(
    db: None, tmp_path: Path, content: str, words: str
) -> None:
    file = tmp_path / "机关.toml"
    file.write_text(content, "utf-8")
    result = init("--file", str(file))
    assert result.exit_code == 1
    assert words in result.output + message(result)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"court": None}, "缺少管辖法院，请补上。（选项 --court）"),
        (
            {"kind": "bureau"},
            "种类请写其中之一：人民政府；信息公开工作主管部门；政府部门；乡镇、街道。",
        ),
        ({"credit_code": "1199"}, "应当是18位，这里是4位"),
        ({"audit_administrator": "auda"}, "审计管理员请写成“登录名:姓名”"),
        ({"audit_administrator": "sysa:吴系统"}, "登录名不能相同"),
        ({"slug": "不行"}, "网址标识"),
    ],
)
def test_a_wrong_answer_is_one_sentence_and_leaves_nothing(
    db: None, changes: dict[str, str | None], words: str
) -> None:
    result = init(*options(**changes))
    assert result.exit_code == 1
    assert words in result.output + message(result)
    assert not Agency.objects.exists()


def test_at_a_terminal_what_is_missing_is_asked_until_it_holds(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "at_terminal", lambda: True)
    typed = f"1199\n{ANSWERS['credit_code']}\n\n"
    result = init(*options(credit_code=None, fax=None), typed=typed)
    assert "统一社会信用代码应当是18位，这里是4位。" in result.output
    assert Agency.objects.get().credit_code == ANSWERS["credit_code"]
