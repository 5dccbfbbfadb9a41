"""The whole file of a request as one PDF: in order, numbered, no identity unless chosen."""

import hashlib
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest

from gongkai.accounts.posts import Act, PostKind
from gongkai.audit.models import Entry
from gongkai.letters import actions as letters
from gongkai.letters.models import Letter, ReceiverRole
from gongkai.lib.paper.model import Document, Paragraph
from gongkai.lib.paper.pdf import write_pdf
from gongkai.lib.pdfium import ALONE
from gongkai.lib.today import today
from gongkai.requests import actions, queries
from gongkai.requests.bundle_order import BundleOrder, Recipient
from gongkai.requests.case_bundle import evidence_term
from gongkai.requests.models import EnclosureKind, InfoRequest, Printing, SearchResult
from gongkai.statute.events import Channel, ServiceWay, Submitted
from tests import cast as stage
from tests.cast import Cast
from tests.letters.letters import may
from tests.lib.paper.test_bundle import LOCKED
from tests.requests.desk.pages import at_desk, url
from tests.requests.requests import received


def archived(*, identity: bool = False) -> BundleOrder:
    """A bundle for the archive, with the notes."""
    return BundleOrder(Recipient.ARCHIVE, today(), notes=True, identity=identity)


IDENTITY = ("110101199003070011", "13800000000", "someone@example.org", "示例区示例路8号")


def paper(word: str) -> bytes:
    """A PDF of one page with a word on it."""
    return write_pdf(Document(word, (Paragraph(word),)))


def word_file() -> bytes:
    target = BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def enclose(case: InfoRequest, kind: EnclosureKind, name: str, content: bytes, cast: Cast) -> None:
    upload = actions.Upload(name, content)
    actions.enclose_all(case, kind, [upload], by=cast.handler)


def full_case(cast: Cast) -> InfoRequest:
    """A request with a search, files, a note, and a served letter with its proof."""
    on = today()
    case = received(cast, submitted=Submitted(Channel.IN_PERSON, on), on=on).info_request
    (search,) = actions.ask_searches(
        info_request=case,
        units=[cast.records_unit],
        question="检索治安检查记录",
        answer_by_on=on,
        by=cast.handler,
        on=on,
    )
    answer = actions.Answer(
        result=SearchResult.NOT_HELD, place="档案室第三柜", method="翻查目录", searched_by="李承办"
    )
    actions.answer_search(search=search, answer=answer, files=(), by=cast.unit_reviewer)
    enclose(case, EnclosureKind.IDENTITY_PROOF, "证件.pdf", paper("证件扫描件"), cast)
    enclose(case, EnclosureKind.FOUND, "检查表.pdf", paper("检查情况表"), cast)
    actions.write_note(info_request=case, text="等档案室回话", by=cast.handler)
    served_letter(cast, case)
    return case


def served_letter(cast: Cast, case: InfoRequest) -> Letter:
    on = today()
    letter = letters.draft(
        agency=cast.police,
        matter=queries.matter_of(case),
        kind="P04",
        about=1,
        receiver="张小明",
        receiver_role=ReceiverRole.APPLICANT,
        text=letters.Text("补正告知书", "张小明：", "请补充信息的名称。"),
        by=None,
    )
    upload = letters.Upload("附表.pdf", paper("附表内容"))
    letters.add_material(letter=letter, upload=upload, findings=(), by=cast.handler)
    letter = letters.put_forward(letter=letter, by=cast.handler)
    letter = letters.sign(
        letter=letter,
        by=cast.head_of_office,
        may=may(cast.head_of_office),
        on=on,
        faults=lambda _: (),
        render=lambda _: paper("补正告知书正文"),
    )
    letter = letters.issue(letter=letter, by=cast.handler, on=on)
    served = letters.Served(
        way=ServiceWay.IN_PERSON,
        on=on,
        signed_by="张小明",
        files=[letters.Upload("回证.pdf", paper("送达回证"))],
    )
    letters.serve(letter=letter, served=served, by=cast.handler, on=on)
    return letter


def made(case: InfoRequest, cast: Cast, order: BundleOrder | None = None) -> Printing:
    printing = actions.order_bundle(info_request=case, order=order or archived(), by=cast.handler)
    actions.make(printing=printing)
    return Printing.objects.get(pk=printing.pk)


def pages(content: bytes) -> list[str]:
    with ALONE, pypdfium2.PdfDocument(content) as pdf:
        return ["".join(page.get_textpage().get_text_range().split()) for page in pdf]


def pages_of(case: InfoRequest, cast: Cast, order: BundleOrder | None = None) -> list[str]:
    printing = made(case, cast, order)
    assert (printing.fault, printing.ending) == ("", "pdf")
    return pages(actions.fetch(printing=printing, by=cast.handler))


def test_papers_stand_by_the_stages_of_the_law_with_running_numbers(cast: Cast) -> None:
    whole = pages_of(full_case(cast), cast)
    text = "".join(whole[2:])
    told = [
        "政府信息公开申请表", "补正告知书正文", "附表内容", "送达情况", "送达回证",
        "办理经过和答复期限", "档案室第三柜", "检查情况表", "等档案室回话", "审计日志摘录",
    ]  # fmt: skip
    places = [text.index(each) for each in told]
    assert places == sorted(places)
    for number, page in enumerate(whole[2:], start=3):
        assert f"第{number}页共{len(whole)}页" in page


def test_every_line_of_the_contents_names_the_page_where_the_paper_is(cast: Cast) -> None:
    whole = pages_of(full_case(cast), cast)
    contents = whole[1].replace(".", "")
    for title, on_page in (
        ("政府信息公开申请表", "申请公开的政府信息"),
        ("附件附表pdf", "附表内容"),
        ("检索记录", "档案室第三柜"),
        ("检索到的信息检查表pdf", "检查情况表"),
        ("办理备注", "等档案室回话"),
        ("审计日志摘录", "登记申请"),
    ):
        found = re.search(rf"{title}(\d+)", contents)
        assert found, title
        assert on_page in whole[int(found[1]) - 1], title


def test_nothing_of_the_identity_is_in_it_unless_chosen(cast: Cast) -> None:
    case = full_case(cast)
    text = "".join(pages_of(case, cast))
    assert not [each for each in (*IDENTITY, "证件扫描件") if each in text]
    assert "能看出身份的材料1份" in text
    assert "张小明" in text
    chosen = "".join(pages_of(case, cast, archived(identity=True)))
    assert [each for each in (*IDENTITY, "证件扫描件") if each not in chosen] == []


def test_identity_in_a_bundle_and_its_downloads_are_in_the_journal(cast: Cast) -> None:
    case = full_case(cast)
    pages_of(case, cast)
    assert not Entry.objects.filter(act=Act.OPEN_IDENTITY, about_id=str(case.pk)).exists()
    pages_of(case, cast, archived(identity=True))
    assert Entry.objects.filter(act=Act.OPEN_IDENTITY, about_id=str(case.pk)).count() == 1
    said = list(
        Entry.objects.filter(act=Act.EXPORT).order_by("sequence").values_list("said", flat=True)
    )
    number = case.number
    assert said == [
        f"{number}制作案卷：归档",
        f"下载政府信息公开申请案卷 {number}.pdf",
        f"{number}制作案卷：归档，附身份信息",
        f"下载政府信息公开申请案卷 {number}.pdf",
    ]


def test_notes_and_journal_are_left_out_where_nobody_wants_them(cast: Cast) -> None:
    text = "".join(
        pages_of(full_case(cast), cast, BundleOrder(Recipient.COURT, today(), journal=False))
    )
    assert "等档案室回话" not in text
    assert "审计日志摘录" not in text
    assert "提交人民法院（示例区人民法院）" in text


@pytest.mark.parametrize(
    ("recipient", "term"),
    [
        (Recipient.ARCHIVE, ""),
        (
            Recipient.RECONSIDERATION,
            "自收到行政复议申请书副本之日起10个工作日内提交（《行政复议法》第四十八条）；"
            "2026年3月2日收到，至2026年3月16日",
        ),
        (
            Recipient.COURT,
            "自收到起诉状副本之日起15日内提交（《行政诉讼法》第六十七条）；"
            "2026年3月2日收到，至2026年3月17日",
        ),
    ],
)
def test_the_title_page_says_by_when_evidence_is_due(
    db: None, recipient: Recipient, term: str
) -> None:
    order = BundleOrder(recipient, date(2026, 3, 3), date(2026, 3, 2))
    assert evidence_term(order) == term


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("说明.docx", word_file, "Word文件"),
        ("锁.pdf", lambda: LOCKED, "有密码"),
        ("坏.pdf", lambda: b"%PDF-1.7 broken", "损坏"),
    ],
    ids=["word", "locked", "broken"],
)
def test_what_cannot_be_joined_lies_beside_with_its_digest(
    cast: Cast, name: str, content: Callable[[], bytes], reason: str
) -> None:
    case = full_case(cast)
    original = content()
    enclose(case, EnclosureKind.OTHER, name, original, cast)
    printing = made(case, cast)
    assert printing.ending == "zip"
    with ZipFile(BytesIO(actions.fetch(printing=printing, by=cast.handler))) as packed:
        assert packed.namelist() == ["案卷.pdf", f"另附/01-{name}", "清单.csv"]
        assert packed.read(f"另附/01-{name}") == original
        manifest = packed.read("清单.csv").decode()
        bundle = packed.read("案卷.pdf")
    assert all(hashlib.sha256(each).hexdigest() in manifest for each in (original, bundle))
    said = [page for page in pages(bundle) if reason in page]
    assert len(said) == 1
    assert "检查情况表" in "".join(pages(bundle))


def test_a_large_file_waits_for_the_job_and_is_then_ready(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = full_case(cast)
    monkeypatch.setattr("gongkai.requests.actions.printing._MOST_BYTES_AT_ONCE", 1)
    client = at_desk(cast.handler)
    answer = client.post(url(case, "case_bundle"), {"recipient": "archive"}, follow=True)
    assert "正在制作" in answer.content.decode()
    assert (
        "还没有做好"
        in client.post(f"{answer.request['PATH_INFO']}download/", follow=True).content.decode()
    )
    actions.make_waiting_printings()
    printing = Printing.objects.get()
    assert printing.done == printing.total > 5
    ready = client.get(answer.request["PATH_INFO"], headers={"HX-Request": "true"})
    assert "已经做好" in ready.content.decode()
    assert "<html" not in ready.content.decode()


def test_it_is_kept_sealed_and_goes_after_a_day(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    printing = made(full_case(cast), cast)
    with printing.file.open() as kept:
        assert not kept.read(8).startswith(b"%PDF")
    place = Path(printing.file.path)
    actions.clear_old_printings()
    assert Printing.objects.exists()
    assert place.exists()
    Printing.objects.update(ordered_at=printing.ordered_at - timedelta(days=1, minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        actions.clear_old_printings()
    assert not Printing.objects.exists()
    assert not place.exists()


def test_what_is_made_while_somebody_takes_it_away_leaves_no_file(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    ordered = actions.order_bundle(info_request=full_case(cast), order=archived(), by=cast.handler)
    read_before = Printing.objects.get()
    actions.make(printing=ordered)
    place = Path(Printing.objects.get().file.path)
    with django_capture_on_commit_callbacks(execute=True):
        actions.forget(printing=read_before)
        actions.forget(printing=read_before)
    assert not Printing.objects.exists()
    assert not place.exists()


def test_a_maker_at_work_is_not_disturbed_and_a_dead_one_is_followed(cast: Cast) -> None:
    printing = actions.order_bundle(info_request=full_case(cast), order=archived(), by=cast.handler)
    Printing.objects.update(claimed_at=printing.ordered_at)
    actions.make_waiting_printings()
    assert Printing.objects.get().finished_at is None
    Printing.objects.update(claimed_at=printing.ordered_at - timedelta(minutes=3))
    actions.make_waiting_printings()
    assert Printing.objects.get().file


def test_what_fails_says_so_and_no_page_waits_for_ever(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("张小明 110101199003070011")

    monkeypatch.setattr("gongkai.requests.actions.printing.join", broken)
    case = full_case(cast)
    answer = at_desk(cast.handler).post(
        url(case, "case_bundle"), {"recipient": "archive"}, follow=True
    )
    assert "没有做成，请再试一次" in answer.content.decode()
    assert not Printing.objects.get().file


def test_only_whose_duty_it_is_makes_one_and_other_agencies_find_nothing(cast: Cast) -> None:
    case = full_case(cast)
    printing = made(case, cast, archived(identity=True))
    page = f"/desk/requests/printings/{printing.pk}/"
    assert at_desk(cast.head_of_office).get(page).status_code == 200
    assert at_desk(cast.signer).get(page).status_code == 403
    assert at_desk(cast.signer).get(url(case, "case_bundle")).status_code == 403
    for address in (page, url(case, "case_bundle")):
        assert at_desk(cast.education_handler).get(address).status_code == 404
    neighbour = stage.person(cast.education, "何邻居", PostKind.HEAD_OF_OFFICE)
    assert at_desk(neighbour).post(f"{page}download/").status_code == 404


def test_a_copy_from_tomorrow_is_refused_with_everything_kept(cast: Cast) -> None:
    case = full_case(cast)
    tomorrow = today() + timedelta(1)
    form = {"recipient": "court", "received_on": tomorrow.isoformat(), "notes": "on"}
    answer = at_desk(cast.handler).post(url(case, "case_bundle"), form)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "收到副本的日期不能晚于今天" in text
    assert tomorrow.isoformat() in text
    assert not Printing.objects.exists()
