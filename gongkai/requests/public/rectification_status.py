"""Where a request to rectify stands, for who has its number and code."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.lib.today import today
from gongkai.requests.acknowledgement import masked_applicant
from gongkai.requests.models import RectificationRequest
from gongkai.requests.public.letters import letters_shown
from gongkai.requests.public.pages import page_of
from gongkai.requests.public.visitor import opened_rectification
from gongkai.statute.rectification import RectificationResult
from gongkai.statute.wording import chinese_date
from gongkai.ui.parts import Happening


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status page shows on a day."""

    applicant: str
    headline: str
    text: str
    course: list[Happening]


@login_not_required
@never_cache
@require_safe
def show(request: HttpRequest, year: int, serial: int) -> HttpResponse:
    """The status of a request to rectify; its result once the applicant was told."""
    found = opened_rectification(request, year, serial)
    if found is None:
        messages.info(request, "请先输入申请编号和查询码。")
        return redirect("requests:status")
    standing = standing_of(found, on=today())
    shown = {"case": found, "standing": standing, "today": today(), **letters_shown(found)}
    return page_of(request, found.agency, "requests/rectification_status.html", **shown)


def standing_of(rectification: RectificationRequest, *, on: date) -> Standing:
    """The request as its applicant sees it on a day."""
    headline, text = _said(rectification, on)
    course = [Happening("", rectification.received_on, "", "收到您的更正申请", "inbox")]
    if rectification.told_on:
        course.append(Happening("", rectification.told_on, "", "告知您处理结果", "mail"))
    return Standing(masked_applicant(rectification), headline, text, course[::-1])


def _said(rectification: RectificationRequest, on: date) -> tuple[str, str]:
    if not rectification.told_on:
        days = (on - rectification.received_on).days
        waited = f"已经{days}日。" if days else "今天收到。"
        return (
            "正在核对。",
            f"我们在{chinese_date(rectification.received_on)}收到您的申请，{waited}"
            "条例没有规定期限，我们会尽快核对并告知您；要补交证据的，可以当面或者邮寄提交。",
        )
    headline = _RESULTS[RectificationResult(rectification.result)]
    elsewhere = rectification.other_agency
    named = f"有权更正的机关是{elsewhere}。" if elsewhere else ""
    reasons = rectification.reasons.strip().removesuffix("。")
    return headline, f"{named}{reasons}。" if reasons else named


_RESULTS = {
    RectificationResult.RECTIFIED: "已经更正。",
    RectificationResult.NOT_RECTIFIED: "不予更正。",
    RectificationResult.FORWARDED: "已转送有权更正的机关处理。",
    RectificationResult.REFERRED: "请向有权更正的机关提出。",
}
