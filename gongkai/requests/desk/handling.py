"""Pages of the office's own acts: assign, note, archive, propose publication, split."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from gongkai.accounts.guard import DeskRequest, duty
from gongkai.accounts.posts import Act
from gongkai.requests import actions, obstacles
from gongkai.requests.desk.act_table import split_hindrance
from gongkai.requests.errors import NotAllowedError
from gongkai.requests.forms import handling as forms
from gongkai.requests.models import EnclosureKind
from gongkai.requests.opened import Opened, open_case


@duty(Act.ASSIGN)
def assign(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Give the request to a handler and a unit."""
    opened = open_case(request, year, serial, Act.ASSIGN)
    form = forms.AssignForm(request.POST or None, opened=opened)

    def save() -> None:
        actions.assign(info_request=opened.info_request, by=opened.reader, **form.cleaned_data)

    reason = obstacles.to_assigning(opened.info_request)
    saying = "每件申请有一位经办人；需要业务部门起草意见的，再交给承办单位。"
    return office_page(request, opened, form, "分办", save, reason=reason, saying=saying)


@duty(Act.NOTE)
def note(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Write a note."""
    opened = open_case(request, year, serial, Act.NOTE)
    form = forms.NoteForm(request.POST or None, opened=opened)

    def save() -> None:
        actions.write_note(info_request=opened.info_request, by=opened.reader, **form.cleaned_data)

    return office_page(request, opened, form, "写办理备注", save)


@duty(Act.NOTE)
def enclose(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Put scans and letters into the file."""
    opened = open_case(request, year, serial, Act.NOTE)
    form = forms.EncloseForm(request.POST or None, request.FILES or None, opened=opened)

    def save() -> None:
        actions.enclose_all(
            opened.info_request,
            EnclosureKind(form.cleaned_data["kind"]),
            form.cleaned_data["material"],
            by=opened.reader,
        )

    saying = "申请人提交的材料加密保存；能看出身份的，下载会记入审计日志。"
    return office_page(
        request, opened, form, "添加材料", save, saying=saying, template="requests/enclose.html"
    )


@duty(Act.REMIND)
def urge(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Press for it; for the head of the office, and for who supervises from above."""
    opened = open_case(request, year, serial, Act.REMIND)
    form = forms.UrgeForm(request.POST or None, opened=opened)

    def save() -> None:
        actions.urge(
            info_request=opened.info_request,
            text=form.cleaned_data["text"],
            by=opened.reader,
            on=opened.on,
        )

    reason = obstacles.to_urging(opened.info_request)
    return office_page(request, opened, form, "催办", save, reason=reason)


@duty(Act.ARCHIVE)
def archive(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Put the file away."""
    opened = open_case(request, year, serial, Act.ARCHIVE)
    form = forms.ArchiveForm(request.POST if request.method == "POST" else None, opened=opened)

    def save() -> None:
        actions.archive(info_request=opened.info_request, by=opened.reader, on=opened.on)

    reason = obstacles.to_archiving(opened.info_request)
    saying = "归档后案卷照常可以查阅，统计不受影响。请先核对材料、送达凭证是否齐全。"
    return office_page(
        request, opened, form, "归档", save, reason=reason, saying=saying, law="条例第四十五条"
    )


@duty(Act.DECIDE)
def conversion(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Propose to publish what was given to one."""
    opened = open_case(request, year, serial, Act.DECIDE)
    form = forms.ConversionForm(request.POST or None, opened=opened)

    def save() -> None:
        actions.propose_conversion(
            info_request=opened.info_request,
            by=opened.reader,
            on=opened.on,
            **form.cleaned_data,
        )

    reason = obstacles.to_proposing(opened.info_request)
    saying = "多个申请人就相同政府信息提出申请，且该信息属于可以公开的，可以纳入主动公开的范围。"
    return office_page(
        request,
        opened,
        form,
        "提议主动公开",
        save,
        reason=reason,
        saying=saying,
        law="条例第四十四条",
    )


@duty(Act.ASSIGN)
def split(request: DeskRequest, year: int, serial: int) -> HttpResponseBase:
    """Make a file of each matter of an application."""
    opened = open_case(request, year, serial, Act.ASSIGN)
    form = forms.SplitForm(request.POST or None, opened=opened)

    def save() -> None:
        parts = actions.split(
            info_request=opened.info_request,
            matters=form.matters(),
            by=opened.reader,
            on=opened.on,
            remark=form.cleaned_data["remark"],
        )
        messages.info(request, f"新的编号：{'、'.join(part.number for part in parts)}。")

    saying = (
        "每个事项立一件新申请，申请人、提交日期和收到日期不变，答复期限各自计算；"
        "本件以“分件办理”结束，年报只统计新的各件。"
    )
    return office_page(
        request,
        opened,
        form,
        "分件办理",
        save,
        reason=split_hindrance(opened),
        saying=saying,
        template="requests/split.html",
    )


def office_page(  # noqa: PLR0913 - all that a page of the office says
    request: DeskRequest,
    opened: Opened,
    form: forms.OfficeForm,
    label: str,
    save: Callable[[], None],
    *,
    reason: str | None = None,
    saying: str = "",
    law: str = "",
    template: str = "requests/office_act.html",
    back: str = "",
) -> HttpResponse:
    """Show the form of an act, or do it and go back to the case."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except NotAllowedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{opened.info_request.number}：“{label}”已办理。")
            return redirect(back or opened.url())
    context = {
        "opened": opened,
        "form": form,
        "label": label,
        "saying": saying,
        "law": law,
        "back": opened.url(),
        "reason": reason if request.method != "POST" else "",
    }
    return render(request, template, context)
