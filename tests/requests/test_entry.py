"""Entering what arrived: by each channel of art 31, with its evidence, losing no word."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.accounts.models import User
from gongkai.lib import sealed
from gongkai.requests.models import Enclosure, EnclosureKind, InfoRequest, Role
from gongkai.statute.events import CHANNEL_NAMES, Channel
from gongkai.statute.receipt import needs_confirmation
from gongkai.statute.state import State
from tests.accounts.pages import client_of, text_of
from tests.cast import Cast
from tests.requests.busy_desk import stand_on

ENTRY = "/desk/requests/entry/"
PDF = b"%PDF-1.7\n%%EOF"
FORM: dict[str, Any] = {
    "channel": "in_person",
    "arrived_on": "2024-10-14",
    "confirmed_on": "",
    "how_confirmed": "",
    "evidence": "窗口收文第12号",
    "applicants-TOTAL_FORMS": "1",
    "applicants-INITIAL_FORMS": "0",
    "applicants-0-name": "张小明",
    "applicants-0-applicant_class": "nat",
    "applicants-0-identity_kind": "identity_card",
    "applicants-0-identity_number": "110101199003070011",
    "applicants-0-phone": "13800000000",
    "applicants-0-email": "",
    "applicants-0-address": "",
    "representative-identity_kind": "identity_card",
    "subject": "旅馆业治安检查情况",
    "document_number": "",
    "description": "本区2023年旅馆业检查次数",
    "wanted_form": "electronic",
    "wanted_way": "email",
    "handler": "",
}


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch)


def sent(user: User, **changed: Any) -> tuple[Client, Any]:
    client = client_of(user)
    return client, client.post(ENTRY, {**FORM, **changed})


def entered(user: User, **changed: Any) -> InfoRequest:
    _, answer = sent(user, **changed)
    assert answer.status_code == 302, text_of(answer)
    return InfoRequest.objects.get()


def refused(user: User, **changed: Any) -> str:
    _, answer = sent(user, **changed)
    assert answer.status_code == 422
    assert not InfoRequest.objects.exists()
    return text_of(answer)


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_has_its_day_of_receipt(cast: Cast, channel: Channel) -> None:
    confirmed = needs_confirmation(channel)
    request = entered(
        cast.handler,
        channel=channel,
        confirmed_on="2024-10-15" if confirmed else "",
        how_confirmed="10:20电话确认，本人接听" if confirmed else "",
    )
    assert request.channel == channel
    assert request.received_on == (date(2024, 10, 15) if confirmed else date(2024, 10, 14))
    assert request.state == State.RECEIVED


@pytest.mark.parametrize("channel", [each for each in Channel if needs_confirmation(each)])
def test_what_is_not_confirmed_waits_for_it(cast: Cast, channel: Channel) -> None:
    client, _ = sent(cast.handler, channel=channel)
    assert InfoRequest.objects.get().state == State.ARRIVED
    page = text_of(client.get(reverse("requests:entered")))
    assert "还没有确认，答复期限不起算" in page


def test_the_evidence_is_kept_with_the_first_event(cast: Cast) -> None:
    request = entered(
        cast.handler,
        channel="fax",
        confirmed_on="2024-10-14",
        how_confirmed="电话确认",
    )
    (event,) = request.events.all()
    assert event.remark == "来件凭证：窗口收文第12号；确认方式：电话确认"


def test_number_and_code_are_handed_out_until_the_next_entry(cast: Cast) -> None:
    client, answer = sent(cast.handler)
    assert answer["Location"] == reverse("requests:entered")
    request = InfoRequest.objects.get()
    page = text_of(client.get(answer["Location"]))
    assert "已登记，编号2024-0001" in page
    code = page.split("查询码")[1].split()[0:2]
    assert request.query_digest == sealed.digest("".join(code))
    assert "".join(code) not in str(dict(client.session))
    assert text_of(client.get(answer["Location"])) == page
    client.get(ENTRY)
    assert client.get(answer["Location"])["Location"] == ENTRY


def test_what_the_application_lacks_is_told_after_entry(cast: Cast) -> None:
    client, answer = sent(
        cast.handler, **{"applicants-0-identity_number": "", "applicants-0-phone": ""}
    )
    page = text_of(client.get(answer["Location"]))
    assert "申请人的身份证明" in page
    assert "申请人的联系方式" in page


def test_several_apply_together_and_somebody_acts_for_them(cast: Cast) -> None:
    request = entered(
        cast.handler,
        **{
            "applicants-TOTAL_FORMS": "3",
            "applicants-INITIAL_FORMS": "3",
            "applicants-1-name": "示例律师事务所",
            "applicants-1-applicant_class": "law",
            "applicants-1-identity_kind": "credit_code",
            "applicants-2-name": "",
            "applicants-2-applicant_class": "nat",
            "applicants-2-identity_kind": "identity_card",
            "representative-name": "李代理",
            "representative-phone": "13900000000",
        },
    )
    people = [(each.name, each.role, each.position) for each in request.people.all()]
    assert people == [
        ("张小明", Role.APPLICANT, 1),
        ("示例律师事务所", Role.APPLICANT, 2),
        ("李代理", Role.REPRESENTATIVE, 1),
    ]


def test_room_for_one_more_applicant_keeps_all_that_was_typed(cast: Cast) -> None:
    _, answer = sent(cast.handler, add_applicant="1", subject="还没有写完")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "第2位申请人" in page
    assert 'name="applicants-TOTAL_FORMS" value="2"' in page
    for typed in ("张小明", "还没有写完", "窗口收文第12号", "110101199003070011"):
        assert typed in page
    assert "需要更正" not in page


@pytest.mark.parametrize("count", ["x", "-1", "99999999", ""])
def test_a_hostile_number_of_applicants_breaks_nothing(cast: Cast, count: str) -> None:
    _, answer = sent(cast.handler, add_applicant="1", **{"applicants-TOTAL_FORMS": count})
    assert answer.status_code == 200
    _, answer = sent(cast.handler, **{"applicants-TOTAL_FORMS": count})
    assert answer.status_code == 422


def test_an_oral_request_needs_the_applicants_confirmation(cast: Cast) -> None:
    assert "口头申请要经申请人确认" in refused(cast.handler, oral="on")
    request = entered(cast.handler, oral="on", oral_confirmed="on")
    (event,) = request.events.all()
    assert event.detail["oral"] is True
    assert "口头提出，本机关代为填写，已经申请人确认" in event.remark


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"channel": ""}, "channel", "请选择申请渠道"),
        ({"arrived_on": "2024-10-16"}, "arrived_on", "到达日期不能晚于今天"),
        ({"arrived_on": "2019-05-14"}, "arrived_on", "现行条例自2019年5月15日起施行"),
        ({"arrived_on": "昨天"}, "arrived_on", "到达日期的写法不对"),
        ({"confirmed_on": "2024-10-14"}, "confirmed_on", "当面提交无需确认"),
        (
            {"channel": "fax", "confirmed_on": "2024-10-11", "how_confirmed": "电话"},
            "confirmed_on",
            "确认日期早于申请到达日期",
        ),
        ({"channel": "fax", "confirmed_on": "2024-10-14"}, "how_confirmed", "请写明怎样确认的"),
        ({"channel": "fax", "oral": "on", "oral_confirmed": "on"}, "oral", "口头申请在当面提出"),
        ({"subject": "", "description": ""}, "subject", "至少一项"),
        ({"applicants-0-name": ""}, "applicants-0-name", "请填写姓名或者名称"),
        ({"representative-phone": "139"}, "representative-name", "请填写代理人姓名"),
        ({"applicants-0-email": "x"}, "applicants-0-email", "请写完整的电子邮箱地址"),
        ({"handler": "999999"}, "handler", "请在列出的经办人中选一项"),
    ],
)
def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(
    cast: Cast, changed: dict[str, str], field: str, words: str
) -> None:
    _, answer = sent(cast.handler, **changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not InfoRequest.objects.exists()
    assert words in page.split(f'id="id_{field}_error"')[1][:200]
    assert "窗口收文第12号" in page
    assert 'value="110101199003070011"' in page


def test_a_name_is_not_needed_where_a_description_is_given(cast: Cast) -> None:
    request = entered(cast.handler, subject="", description="本区2023年旅馆业\n检查次数")
    assert request.subject == "本区2023年旅馆业 检查次数"


def test_files_are_kept_and_what_shows_identity_is_sealed(cast: Cast) -> None:
    request = entered(
        cast.handler,
        arrival_proof=SimpleUploadedFile("信封.pdf", PDF),
        identity_proof=SimpleUploadedFile("身份证.pdf", PDF),
    )
    kept = {each.kind: each.is_sealed for each in request.enclosures.all()}
    assert kept == {EnclosureKind.ARRIVAL_PROOF: True, EnclosureKind.IDENTITY_PROOF: True}


def test_a_file_of_another_kind_leaves_nothing_behind(cast: Cast) -> None:
    page = refused(cast.handler, arrival_proof=SimpleUploadedFile("信封.pdf", b"MZ\x90"))
    assert "不是PDF、JPG、PNG、DOCX、XLSX文件" in page
    assert "请重新选择文件" in page
    assert not Enclosure.objects.exists()


def test_a_file_too_large_is_said_at_its_field(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.requests.forms.entry.MOST_BYTES", 5)
    large = SimpleUploadedFile("信封.pdf", PDF)
    assert "超过10 MB" in refused(cast.handler, arrival_proof=large)


def test_only_those_whose_act_it_is_enter(cast: Cast) -> None:
    for person in (cast.signer, cast.supervisor, cast.without_post, cast.unit_reviewer):
        assert client_of(person).get(ENTRY).status_code == 403
        _, answer = sent(person)
        assert answer.status_code == 403
    assert not InfoRequest.objects.exists()


def test_the_chosen_handler_has_it(cast: Cast) -> None:
    assert entered(cast.handler, handler=str(cast.handler.pk)).handler == cast.handler


def test_every_channel_is_offered_by_name(cast: Cast) -> None:
    page = text_of(client_of(cast.handler).get(ENTRY))
    assert all(name in page for name in CHANNEL_NAMES.values())


def test_a_form_that_is_sent_twice_is_one_arrival(cast: Cast) -> None:
    client = client_of(cast.handler)
    mark = re.search(r'name="mark" value="([0-9a-f]+)"', client.get(ENTRY).content.decode())
    assert mark
    more = client.post(ENTRY, {**FORM, "mark": mark[1], "add_applicant": "1"})
    assert mark[0] in more.content.decode()
    refused = client.post(ENTRY, {**FORM, "mark": mark[1], "subject": "", "description": ""})
    assert (refused.status_code, mark[0] in refused.content.decode()) == (422, True)
    first = client.post(ENTRY, {**FORM, "mark": mark[1]})
    again = client.post(ENTRY, {**FORM, "mark": mark[1]}, follow=True)
    assert first.status_code == 302
    assert "没有重复登记" in text_of(again)
    assert f"编号{InfoRequest.objects.get().number}" in text_of(again)
    next_one = re.search(r'name="mark" value="([0-9a-f]+)"', client.get(ENTRY).content.decode())
    assert next_one
    client.post(ENTRY, {**FORM, "mark": next_one[1]})
    assert InfoRequest.objects.count() == 2


def test_a_mistyped_identity_number_is_said_with_what_to_do(cast: Cast) -> None:
    page = refused(cast.handler, **{"applicants-0-identity_number": "110101199003070012"})
    assert "有一位写错了，请对照证件逐位核对" in page
    assert "看不清的先空着，以后请申请人补正" in page


@pytest.mark.parametrize(
    ("kind", "number"),
    [("identity_card", ""), ("passport", "e12345678"), ("other", "军字第0012号")],
)
def test_documents_of_other_kinds_and_missing_numbers_are_let_through(
    cast: Cast, kind: str, number: str
) -> None:
    changed = {"applicants-0-identity_kind": kind, "applicants-0-identity_number": number}
    assert entered(cast.handler, **changed).people.get().identity_kind == kind


def test_the_number_of_a_representative_is_checked_too(cast: Cast) -> None:
    changed = {"representative-name": "李代理", "representative-identity_number": "123"}
    assert "应当是18位" in refused(cast.handler, **changed)
