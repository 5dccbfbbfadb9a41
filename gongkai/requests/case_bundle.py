"""案卷: everything in the file of a request as parts of one bundle, by the stages of art 45."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from gongkai.audit import queries as audit
from gongkai.letters import queries as letter_queries
from gongkai.letters.models import Letter, Material, ServiceProof
from gongkai.letters.rendering import pdf as pdf_of_letter
from gongkai.lib.file_kinds import DOCX, XLSX
from gongkai.lib.paper.bundle import Bundle, Part
from gongkai.lib.paper.model import Document
from gongkai.lib.paper.pdf import write_pdf
from gongkai.requests import bundle_papers, queries
from gongkai.requests.bundle_order import RECIPIENT_NAMES, BundleOrder, Recipient
from gongkai.requests.enclosure_kinds import SHOW_IDENTITY
from gongkai.requests.letter_facts import applicants_of
from gongkai.requests.models import Enclosure, EnclosureKind, InfoRequest
from gongkai.statute import remedies, terms
from gongkai.statute.outcomes import outcome
from gongkai.statute.stages import STAGE_NAMES, Stage, stage_of_letter
from gongkai.statute.wording import chinese_date

_ENCLOSURE_STAGES = {
    EnclosureKind.SUPPLEMENT: Stage.EXAMINED,
    EnclosureKind.FOUND: Stage.HANDLED,
    EnclosureKind.OPINION: Stage.HANDLED,
    EnclosureKind.OTHER: Stage.HANDLED,
}
"""The stage of a file; what shows who asks came with the request."""
_OFFICE = {DOCX.media_type: "Word文件", XLSX.media_type: "Excel表格"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A part of the bundle, at its stage; `file_name` is that of the file behind it, if any."""

    part: Part
    stage: Stage
    file_name: str = ""


def size_of(info_request: InfoRequest, order: BundleOrder) -> tuple[int, int]:
    """How many files go into the bundle beside the written papers, and their bytes."""
    sizes = [each.size for each in _enclosures(info_request, order)]
    for letter in signed_letters(info_request):
        sizes += [each.size for each in letter.materials.all()]
        sizes += [each.size for each in _proofs(letter)]
    return len(sizes), sum(sizes)


def papers(
    info_request: InfoRequest,
    order: BundleOrder,
    *,
    people: Sequence[bundle_papers.Rows] | None,
) -> list[Paper]:
    """The papers in order: by stage, within one as they come about. `people` opens who asks."""
    found = chain(
        _registered(info_request, people),
        _handled(info_request, order),
        chain.from_iterable(_of_letter(each) for each in signed_letters(info_request)),
        _of_files(info_request, order),
        _archived(info_request, order),
    )
    return sorted(found, key=lambda each: list(Stage).index(each.stage))


def bundle(info_request: InfoRequest, order: BundleOrder, parts: Sequence[Paper]) -> Bundle:
    """The bundle with its title page."""
    kept_back = _kept_back(info_request, order)
    facts = [
        ("申请编号", info_request.number),
        ("申请人", applicants_of(info_request)),
        ("申请公开的信息", info_request.subject),
        ("被申请机关", info_request.agency.name),
        ("收到日期", _day(info_request.received_on)),
        ("办理结果", outcome(info_request.outcome).situation if info_request.outcome else ""),
        ("送达日期", _day(info_request.served_on)),
        ("用途", _purpose(info_request, order)),
        ("举证期限", evidence_term(order)),
        ("身份信息", "已附" if order.identity else "未附"),
        ("未附材料", f"能看出身份的材料{kept_back}份" if kept_back else ""),
        ("制作日期", chinese_date(order.on)),
    ]
    return Bundle(
        f"政府信息公开申请案卷　{info_request.number}",
        tuple(each.part for each in parts),
        tuple((label, value) for label, value in facts if value),
    )


def evidence_term(order: BundleOrder) -> str:
    """行政复议法第四十八条、行政诉讼法第六十七条。By when answer and evidence are due."""
    if order.recipient is Recipient.ARCHIVE:
        return ""
    in_court = order.recipient is Recipient.COURT
    term = terms.COURT_ANSWER if in_court else terms.RECONSIDERATION_ANSWER
    paper = "起诉状副本" if in_court else "行政复议申请书副本"
    length = term.length(order.received_on or order.on)
    said = f"自收到{paper}之日起{length}内提交（{length.source}）"
    if order.received_on is None:
        return said
    calendar = queries.calendar()
    due = (
        remedies.court_answer_due(order.received_on, calendar)
        if in_court
        else remedies.answer_due(order.received_on, remedies.Procedure.ORDINARY, calendar)
    )
    provisional = "（暂定）" if due.provisional else ""
    received = chinese_date(order.received_on)
    return f"{said}；{received}收到，至{chinese_date(due.date)}{provisional}"


def _purpose(info_request: InfoRequest, order: BundleOrder) -> str:
    agency = info_request.agency
    to_whom = {
        Recipient.ARCHIVE: "",
        Recipient.RECONSIDERATION: agency.review_organ,
        Recipient.COURT: agency.court,
    }[order.recipient]
    name = RECIPIENT_NAMES[order.recipient]
    return f"{name}（{to_whom}）" if to_whom else name


# --- what goes in -----------------------------------------------------------------------------


def _registered(
    info_request: InfoRequest, people: Sequence[bundle_papers.Rows] | None
) -> Iterator[Paper]:
    yield _written(bundle_papers.form(info_request, people), Stage.REGISTERED)


def _handled(info_request: InfoRequest, order: BundleOrder) -> Iterator[Paper]:
    history, calendar = queries.history(info_request), queries.calendar()
    yield _written(
        bundle_papers.course(info_request, history, on=order.on, calendar=calendar), Stage.HANDLED
    )
    if found := list(info_request.searches.all()):
        yield _written(bundle_papers.searches(info_request, found), Stage.HANDLED)
    if asked := bundle_papers.opinions(info_request):
        yield _written(asked, Stage.HANDLED)


def _of_letter(letter: Letter) -> Iterator[Paper]:
    stage = stage_of_letter(letter.kind)
    voided = "（已作废）" if letter.state == "voided" else ""
    title = f"{letter.title}　{letter.number}{voided}"
    yield Paper(Part(title, STAGE_NAMES[stage], partial(pdf_of_letter, letter)), stage)
    for material in letter.materials.all():
        yield _file(f"{letter.number}附件　{material.name}", material, stage)
    attempts = list(letter.services.all())
    if attempts:
        yield _written(bundle_papers.services(letter, attempts), stage, f"　{letter.number}")
    for proof in _proofs(letter):
        yield _file(f"{letter.number}送达凭证　{proof.name}", proof, stage)


def _of_files(info_request: InfoRequest, order: BundleOrder) -> Iterator[Paper]:
    for each in _enclosures(info_request, order):
        kind = EnclosureKind(each.kind)
        stage = _ENCLOSURE_STAGES.get(kind, Stage.REGISTERED)
        yield _file(f"{kind.label}　{each.name}", each, stage)


def _archived(info_request: InfoRequest, order: BundleOrder) -> Iterator[Paper]:
    if order.notes and (written := list(info_request.notes.all())):
        yield _written(bundle_papers.notes(info_request, written), Stage.ARCHIVED)
    if order.journal:
        about = [info_request, *signed_letters(info_request)]
        entries = [entry for each in about for entry in audit.entries_about(each)]
        entries.sort(key=lambda entry: entry.sequence)
        yield _written(bundle_papers.journal(info_request, entries), Stage.ARCHIVED)


def signed_letters(info_request: InfoRequest) -> list[Letter]:
    """The letters that were signed, voided ones too, oldest first."""
    matter = queries.matter_of(info_request)
    found = letter_queries.of_matter(info_request.agency, matter).select_related("agency")
    return list(found.exclude(number="").order_by("dated", "pk"))


def _proofs(letter: Letter) -> list[ServiceProof]:
    return [proof for service in letter.services.all() for proof in service.proofs.all()]


def _enclosures(info_request: InfoRequest, order: BundleOrder) -> list[Enclosure]:
    return [
        each
        for each in info_request.enclosures.all()
        if order.identity or each.kind not in SHOW_IDENTITY
    ]


def _kept_back(info_request: InfoRequest, order: BundleOrder) -> int:
    if order.identity:
        return 0
    return sum(each.kind in SHOW_IDENTITY for each in info_request.enclosures.all())


def _written(document: Document, stage: Stage, more: str = "") -> Paper:
    part = Part(f"{document.title}{more}", STAGE_NAMES[stage], partial(write_pdf, document))
    return Paper(part, stage)


def _file(title: str, found: Enclosure | Material | ServiceProof, stage: Stage) -> Paper:
    """A file as a part; one that cannot be joined has a page that says where it lies."""
    office = _OFFICE.get(found.media_type, "")
    beside = (
        f"这份材料是{office}，不能并入；原件另附在同一压缩包里。SHA-256：{found.sha256}"
        if office
        else ""
    )
    read = partial(content_of, found)
    return Paper(Part(title, STAGE_NAMES[stage], read, beside), stage, found.name)


def content_of(found: Enclosure | Material | ServiceProof) -> bytes:
    """What a file holds, unsealed where it is sealed."""
    if isinstance(found, Enclosure):
        return queries.content(found)
    with found.file.open() as kept:
        content: bytes = kept.read()
    return content


def _day(day: date | None) -> str:
    return chinese_date(day) if day else ""
