"""Many letters at once: each for itself, nothing typed lost, every number in the register."""

import threading
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from gongkai.accounts.models import User
from gongkai.accounts.posts import Act, PostKind
from gongkai.audit.models import Entry
from gongkai.letters import actions as letters
from gongkai.letters.flow import LetterState
from gongkai.letters.models import Letter, LetterSeries, ReceiverRole
from gongkai.letters.queries import register
from gongkai.lib.pdfium import ALONE
from gongkai.lib.today import today
from gongkai.notices.models import Notice
from gongkai.requests import actions, letter_queries, queries
from gongkai.requests.actions import Done
from gongkai.requests.desk import letter_register as desk_register
from gongkai.requests.desk import letters as desk_letters
from gongkai.requests.models import InfoRequest, Printing
from gongkai.statute.events import Channel, Submitted
from tests import cast as stage
from tests.cast import Cast, assemble
from tests.letters.letters import may
from tests.requests.desk.pages import at_desk
from tests.requests.requests import received
from tests.requests.test_case_bundle import paper

BATCH = reverse("requests:letter_batch")
ACT = reverse("requests:letter_batch_act")
POST = reverse("requests:letter_batch_post")
ADDRESS = "示例区示例路8号"


def signed(
    cast: Cast,
    word: str = "正文",
    role: ReceiverRole = ReceiverRole.APPLICANT,
    title: str = "补正告知书",
) -> Letter:
    """A signed notice of a request of its own."""
    on = today()
    case = received(cast, submitted=Submitted(Channel.IN_PERSON, on), on=on).info_request
    letter = letters.draft(
        agency=cast.police,
        matter=queries.matter_of(case),
        kind="P04",
        about=1,
        receiver="张小明" if role is ReceiverRole.APPLICANT else "示例印刷有限公司",
        receiver_role=role,
        text=letters.Text(title, "张小明：", "请补充。"),
        by=None,
    )
    letter = letters.put_forward(letter=letter, by=cast.handler)
    return letters.sign(
        letter=letter,
        by=cast.head_of_office,
        may=may(cast.head_of_office),
        on=on,
        faults=lambda _: (),
        render=lambda _: paper(word),
    )


def issued(cast: Cast, word: str = "正文", role: ReceiverRole = ReceiverRole.APPLICANT) -> Letter:
    return letters.issue(letter=signed(cast, word, role), by=cast.handler, on=today())


def issue_all(cast: Cast, *chosen: Letter, by: User | None = None) -> list[Done]:
    """By the handler, if nobody else is named."""
    return actions.issue_all(agency=cast.police, chosen=chosen, by=by or cast.handler, on=today())


def send(client: Client, act: str, *chosen: Letter) -> str:
    answer = client.post(ACT, {"act": act, "letter": [each.pk for each in chosen]}, follow=True)
    return answer.content.decode()


def fetched(client: Client, act: str, *chosen: Letter) -> bytes:
    answer = client.post(ACT, {"act": act, "letter": [each.pk for each in chosen]})
    assert answer["Content-Disposition"].startswith("attachment")
    return bytes(answer.content)


def words(pdf: bytes) -> list[str]:
    with ALONE, pypdfium2.PdfDocument(pdf) as opened:
        return ["".join(page.get_textpage().get_text_range().split()) for page in opened]


def cells_of(sheet: bytes) -> list[str]:
    read = CalamineWorkbook.from_filelike(BytesIO(sheet)).get_sheet_by_index(0).to_python()
    return [str(cell) for row in read for cell in row]


def state(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).state


def posting(*rows: tuple[Letter, str], pasted: str = "") -> dict[str, object]:
    return {
        "letter": [each.pk for each, _ in rows],
        "on": today().isoformat(),
        "carrier": "邮政EMS",
        "pasted": pasted,
        **{f"number_{each.pk}": number for each, number in rows},
    }


# --- the page ---------------------------------------------------------------------------------


def test_letters_are_listed_by_state_with_masked_names(cast: Cast) -> None:
    waiting, out = signed(cast), issued(cast)
    page = at_desk(cast.handler).get(BATCH).content.decode()
    assert waiting.number in page
    assert out.number not in page
    assert "张**" in page
    assert "张小明" not in page
    assert page.count("checked") == 0
    everything = at_desk(cast.handler).get(f"{BATCH}?state=issued&all=1").content.decode()
    assert out.number in everything
    assert everything.count(" checked") == 1


@pytest.mark.parametrize("act", ["issue", "print", "nonsense", ""])
def test_nothing_chosen_is_told_and_changes_nothing(cast: Cast, act: str) -> None:
    letter = signed(cast)
    assert "请先勾选" in send(at_desk(cast.handler), act)
    assert "请选择要办理的动作" in send(at_desk(cast.handler), "nonsense", letter)
    assert state(letter) == LetterState.SIGNED


def test_letters_of_other_agencies_are_not_there(cast: Cast) -> None:
    letter = signed(cast)
    neighbour = at_desk(stage.person(cast.education, "何邻居", PostKind.HANDLER))
    assert letter.number not in neighbour.get(BATCH).content.decode()
    assert "请先勾选" in send(neighbour, "issue", letter)
    assert "请先勾选" in neighbour.get(f"{POST}?letter={letter.pk}", follow=True).content.decode()
    assert state(letter) == LetterState.SIGNED
    assert at_desk(cast.signer).get(BATCH).status_code == 403


# --- acts -------------------------------------------------------------------------------------


def test_issuing_many_tells_of_each_one(cast: Cast) -> None:
    first, second = signed(cast), signed(cast)
    letters.issue(letter=second, by=cast.head_of_office, on=today())
    page = send(at_desk(cast.handler), "issue", first, second)
    assert state(first) == LetterState.ISSUED
    assert "有文书没有办成" in page
    assert page.index(second.number) < page.index("已印发，待送达") < page.index("已办成")
    assert page.index("已办成") < page.index(first.number)


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_at_once_one_issues_and_the_other_is_told() -> None:
    cast = assemble()
    chosen = [signed(cast) for _ in range(3)]
    start, answers, failures = threading.Barrier(2), [], []

    def issue() -> None:
        try:
            start.wait()
            answers.append(
                actions.issue_all(agency=cast.police, chosen=chosen, by=cast.handler, on=today())
            )
        except Exception as error:  # noqa: BLE001 a thread's failure is the test's
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=issue) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    for one, other in zip(*answers, strict=True):
        assert sorted([bool(one.refused), bool(other.refused)]) == [False, True]
        assert "已印发，待送达" in one.refused + other.refused
    assert Letter.objects.filter(steps__act=Act.ISSUE_LETTER).count() == len(chosen)


def test_a_list_that_is_pasted_fills_the_empty_rows_in_order(cast: Cast) -> None:
    one, two, three = issued(cast), issued(cast), issued(cast)
    data = posting((one, ""), (two, "EA222"), (three, ""), pasted="EA111\n\nEA333\n")
    answer = at_desk(cast.handler).post(POST, data, follow=True)
    assert "已登记交邮3件" in answer.content.decode()
    tracking = [each.services.get().tracking_number for each in (one, two, three)]
    assert tracking == ["EA111", "EA222", "EA333"]
    assert state(one) == LetterState.SERVED


def test_a_pasted_line_may_name_its_letter(cast: Cast) -> None:
    one, two = issued(cast), issued(cast)
    pasted = f"{two.number} EA2\n{one.number}\tEA1"
    at_desk(cast.handler).post(POST, posting((one, ""), (two, ""), pasted=pasted))
    assert [each.services.get().tracking_number for each in (one, two)] == ["EA1", "EA2"]


def test_numbers_in_full_width_and_other_brackets_are_taken_for_what_they_are(cast: Cast) -> None:
    one, two = issued(cast), issued(cast)
    named = two.number.replace("〔", "[").replace("〕", "]")
    pasted = f"{named} ＥＡ２"
    at_desk(cast.handler).post(POST, posting((one, "ＥＡ－１"), (two, ""), pasted=pasted))
    assert [each.services.get().tracking_number for each in (one, two)] == ["EA1", "EA2"]


@pytest.mark.parametrize(
    ("numbers", "pasted", "reason"),
    [
        (("EA1", "EA1"), "", "的相同"),
        (("", ""), "", "还没有填写邮件号码"),
        (("EA1", ""), "EA2\nEA3", "有1行没有对应的文书"),
        (("EA1", ""), "别的〔2026〕9号 EA7", "有1行没有对应的文书"),
    ],
)
def test_what_does_not_fit_is_refused_with_everything_kept(
    cast: Cast, numbers: tuple[str, str], pasted: str, reason: str
) -> None:
    one, two = issued(cast), issued(cast)
    data = posting((one, numbers[0]), (two, numbers[1]), pasted=pasted)
    answer = at_desk(cast.handler).post(POST, data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert reason in page
    assert all(each in page for each in (*numbers, *pasted.splitlines()))
    assert [state(one), state(two)] == [LetterState.ISSUED] * 2


def test_a_row_that_is_refused_stays_with_its_number_and_reason(cast: Cast) -> None:
    one, two, three = issued(cast), issued(cast), issued(cast)
    letters.void(letter=two, by=cast.head_of_office, reason="写错了")
    answer = at_desk(cast.handler).post(POST, posting((one, "EA1"), (two, "EA2"), (three, "")))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "已登记交邮1件" in page
    assert f"{two.number}：这件文书现在“已作废”" in page
    assert 'value="EA2"' in page
    assert f"number_{three.pk}" in page
    assert f"number_{one.pk}" not in page
    assert state(one) == LetterState.SERVED


def test_a_day_before_the_issue_is_refused_for_each_row(cast: Cast) -> None:
    one = issued(cast)
    data = posting((one, "EA1")) | {"on": (today() - timedelta(1)).isoformat()}
    page = at_desk(cast.handler).post(POST, data).content.decode()
    assert "送达日期不能早于印发日期" in page
    assert state(one) == LetterState.ISSUED


# --- papers -----------------------------------------------------------------------------------


def test_letters_are_printed_one_after_the_other_as_they_were_signed(cast: Cast) -> None:
    chosen = [issued(cast, word) for word in ("甲件", "乙件", "丙件")]
    client = at_desk(cast.handler)
    send(client, "print", *chosen)
    printing = Printing.objects.get()
    pages = words(actions.fetch(printing=printing, by=cast.handler))
    assert [word in page for word, page in zip(("甲件", "乙件", "丙件"), pages, strict=True)] == [
        True
    ] * 3
    send(client, "print-both", *chosen)
    both = Printing.objects.exclude(pk=printing.pk).get()
    assert len(words(actions.fetch(printing=both, by=cast.handler))) == 6


def test_a_broken_letter_is_told_and_nothing_is_printed(cast: Cast) -> None:
    good, broken = issued(cast), issued(cast)
    with broken.pdf.storage.open(str(broken.pdf.name), "wb") as kept:
        kept.write(b"%PDF-1.7 broken")
    page = send(at_desk(cast.handler), "print", good, broken)
    assert f"{broken.number}的印发稿和签发时的不一致" in page


def test_many_letters_are_made_by_the_job_with_progress(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.requests.actions.printing._MOST_PARTS_AT_ONCE", 1)
    page = send(at_desk(cast.handler), "print", issued(cast), issued(cast))
    assert "已完成0份，共2份" in page
    actions.make_waiting_printings()
    printing = Printing.objects.get()
    assert (printing.done, printing.fault, bool(printing.file)) == (2, "", True)


@pytest.mark.parametrize("act", ["envelopes-dl", "envelopes-c5", "postings-pdf"])
def test_papers_with_addresses_are_noted_once_a_request(cast: Cast, act: str) -> None:
    one, two = issued(cast), issued(cast)
    third = issued(cast, role=ReceiverRole.THIRD_PARTY)
    pages = words(fetched(at_desk(cast.handler), act, one, two, third))
    assert "".join(pages).count(ADDRESS) == 2
    assert "示例印刷有限公司" in "".join(pages)
    assert Entry.objects.filter(act=Act.OPEN_IDENTITY).count() == 2


@pytest.mark.parametrize("act", ["postings-xlsx", "services-xlsx", "seals-xlsx"])
def test_sheets_hold_no_address_and_are_noted(cast: Cast, act: str) -> None:
    letter = issued(cast)
    cells = cells_of(fetched(at_desk(cast.handler), act, letter))
    assert letter.number in cells
    assert ADDRESS not in "".join(cells)
    assert Entry.objects.filter(act=Act.EXPORT, said__contains="导出").count() == 1
    assert not Entry.objects.filter(act=Act.OPEN_IDENTITY).exists()


def test_registers_tell_who_sealed_and_how_it_was_served(cast: Cast) -> None:
    letter = issued(cast)
    client = at_desk(cast.handler)
    client.post(POST, posting((letter, "EA123")))
    seals = "".join(words(fetched(client, "seals-pdf", letter)))
    assert all(word in seals for word in (letter.number, "王主任", "陈经办"))
    services = "".join(words(fetched(client, "services-pdf", letter)))
    assert all(word in services for word in ("张小明", "EA123", "邮寄"))
    assert "EA123" in "".join(words(fetched(client, "postings-pdf", letter)))


# --- 发文登记簿 -------------------------------------------------------------------------------


def test_voided_numbers_stay_and_no_number_is_missing(cast: Cast) -> None:
    numbered = [signed(cast) for _ in range(4)]
    letters.void(letter=numbered[1], by=cast.head_of_office, reason="收件人写错")
    rows = register(cast.police, today().year)
    assert [row.number for row in rows] == [each.number for each in numbered]
    assert [row.letter.serial for row in rows if row.letter] == [1, 2, 3, 4]
    assert rows[1].note == "作废：收件人写错"


def test_a_number_without_its_letter_is_told_as_a_gap(cast: Cast) -> None:
    signed(cast)
    LetterSeries.objects.update(last=3)
    rows = register(cast.police, today().year)
    assert [row.letter is None for row in rows] == [False, True, True]
    page = at_desk(cast.handler).get(reverse("requests:letter_register")).content.decode()
    assert "2个编号已经给出，但没有找到文书" in page
    assert f"示公开告〔{today().year}〕3号" in page


def test_the_register_and_the_letters_in_hand_are_read_page_by_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_register, "PAGE_SIZE", 2)
    monkeypatch.setattr(desk_letters, "PAGE_SIZE", 2)
    numbers = [issued(cast).number for _ in range(3)]
    for page in ("requests:letter_register", "requests:letters"):
        first, second = (
            at_desk(cast.handler).get(reverse(page), {"page": at}).content.decode() for at in (1, 2)
        )
        assert "共3件，第1至2件" in first
        assert [[number in shown for number in numbers] for shown in (first, second)] == [
            [True, True, False],
            [False, False, True],
        ]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_register_goes_out_masked_and_without_formulas(cast: Cast, kind: str) -> None:
    signed(cast, title="=1+1")
    LetterSeries.objects.update(last=2)
    address = reverse("requests:letter_register_export")
    content = bytes(at_desk(cast.handler).post(address, {"as": kind}).content)
    if kind == "csv":
        text = content.decode("utf-8-sig")
        assert ",'=1+1," in text
    else:
        cells = cells_of(content)
        assert "=1+1" in cells  # a formula would be read as its result
        text = "".join(cells)
    assert "张**" in text
    assert "张小明" not in text
    assert "缺号" in text
    assert Entry.objects.get(act=Act.EXPORT).said.startswith("导出发文登记簿")


def test_an_answer_for_a_letter_says_which_it_is(cast: Cast) -> None:
    letter = signed(cast)
    assert actions.issue_all(agency=cast.police, chosen=[letter], by=cast.handler, on=today()) == [
        Done(letter)
    ]


def test_who_serves_each_letter_is_told_unless_they_issued_it(cast: Cast) -> None:
    colleague = stage.person(cast.police, "同事", PostKind.HANDLER)
    one, two = signed(cast), signed(cast)
    issue_all(cast, one, two, by=colleague)
    told = Notice.objects.filter(topic__startswith="letter_")
    assert [(each.person, each.topic.split("_")[1]) for each in told.order_by("pk")] == [
        (cast.handler, str(one.pk)),
        (cast.handler, str(two.pk)),
    ]
    assert all("等您登记送达" in each.title for each in told)


def test_each_letter_that_is_to_go_out_says_how_much_time_is_left(cast: Cast) -> None:
    case = letter_queries.request_of(signed(cast))
    assert case
    InfoRequest.objects.filter(pk=case.pk).update(due_on=today())
    assert "今日到期" in at_desk(cast.handler).get(BATCH).text
    answered = {"outcome": "D02", "result_row": "granted", "decided_on": today()}
    InfoRequest.objects.filter(pk=case.pk).update(**answered, served_on=today())
    assert "不计期限" in at_desk(cast.handler).get(BATCH).text
