"""登记回执: what was taken in, under which number, and how the applicant hears of it."""

from collections.abc import Sequence
from datetime import date

from gongkai.accounts.models import Agency
from gongkai.lib.masking import masked_organisation, masked_person
from gongkai.lib.paper.model import Align, Cell, Document, Paragraph, Table
from gongkai.requests.models import InfoRequest, RectificationRequest, Role
from gongkai.statute.events import Channel
from gongkai.statute.receipt import receipt_article
from gongkai.statute.report.facts import ApplicantClass
from gongkai.statute.wording import chinese_date

TITLE = "政府信息公开申请登记回执"
RECTIFICATION_TITLE = "政府信息更正申请登记回执"


def acknowledgement(info_request: InfoRequest, query_code: str) -> Document:
    """The acknowledgement as a document; identity data are not in it."""
    rows = [
        ("申请人", masked_applicant(info_request)),
        ("提交日期", chinese_date(info_request.arrived_on)),
        ("申请渠道", info_request.get_channel_display()),
        ("申请公开的信息", info_request.subject),
        ("获取方式、途径", _receiving(info_request)),
    ]
    agency = info_request.agency
    return _document(
        TITLE,
        agency,
        info_request.arrived_on,
        (info_request.number, query_code),
        rows,
        _receipt(info_request),
        "凭申请编号和查询码可以在网上查询进度、确认、补正、撤回。请妥善保管。",
    )


def of_rectification(rectification: RectificationRequest, query_code: str) -> Document:
    """The acknowledgement of a request to rectify (条例第四十一条)."""
    rows = [
        ("申请人", masked_applicant(rectification)),
        ("提交日期", chinese_date(rectification.received_on)),
        ("申请渠道", rectification.get_channel_display()),
        ("要求更正的信息", rectification.subject),
    ]
    return _document(
        RECTIFICATION_TITLE,
        rectification.agency,
        rectification.received_on,
        (rectification.number, query_code),
        rows,
        "有权更正的，经审核属实予以更正并告知您；不属于本机关职能范围的，转送有权更正的机关"
        "或者告知您向其提出（条例第四十一条）。",
        "凭申请编号和查询码可以在网上查询进度和处理结果。请妥善保管。",
    )


def _document(
    title: str,
    agency: Agency,
    on: date,
    keys: tuple[str, str],
    rows: Sequence[tuple[str, str]],
    *paragraphs: str,
) -> Document:
    table = Table(
        caption=title,
        rows=tuple((Cell(name, head=True), Cell(text, align=Align.START)) for name, text in rows),
        widths=(3, 9),
    )
    return Document(
        title=title,
        blocks=(
            # what one must find again stands large, not in the small print of the table
            Paragraph(f"申请编号：{keys[0]}", indent=False),
            Paragraph(f"查询码：{keys[1]}", indent=False),
            table,
            *(Paragraph(text) for text in paragraphs),
            Paragraph(f"联系：{agency.office}，电话{agency.phone}，{agency.hours}。"),
            Paragraph(agency.name, indent=False, align=Align.END),
            Paragraph(chinese_date(on), indent=False, align=Align.END),
        ),
        author=agency.name,
    )


def masked_applicant(info_request: InfoRequest | RectificationRequest) -> str:
    """The first applicant's name as anybody may see it."""
    people = [each for each in info_request.people.all() if each.role == Role.APPLICANT]
    first = people[0]
    is_person = first.applicant_class == ApplicantClass.NATURAL_PERSON
    name = masked_person(first.name) if is_person else masked_organisation(first.name)
    return f"{name}等{len(people)}人" if len(people) > 1 else name


def _receiving(info_request: InfoRequest) -> str:
    return f"{info_request.get_wanted_form_display()}，{info_request.get_wanted_way_display()}"


def _receipt(info_request: InfoRequest) -> str:
    """The sentence about the day of receipt, which is not known before both sides confirmed."""
    article = receipt_article(Channel(info_request.channel))
    basis = f"（{article}、第三十三条第二款）"
    if info_request.received_on is None:
        return f"双方确认之日为收到申请之日，自次日起二十个工作日内答复{basis}。"
    received_on = chinese_date(info_request.received_on)
    return f"{received_on}为收到申请之日，自次日起二十个工作日内答复{basis}。"
