"""Everything that an application says, in groups that each lead back to their page."""

from dataclasses import dataclass

from gongkai.requests.forms.application import Application
from gongkai.requests.forms.apply import CLASS_QUESTIONS
from gongkai.requests.models import Draft, IdentityKind, WantedForm, WantedWay
from gongkai.requests.public.journeys import journey_of
from gongkai.statute.report.facts import ApplicantClass
from gongkai.ui.parts import Pair


@dataclass(frozen=True, slots=True)
class Group:
    """What one page says, and where it is changed."""

    title: str
    url: str
    pairs: list[Pair]


def summary(application: Application, draft: Draft) -> list[Group]:
    """The groups of an application whose pages all hold."""
    makers = {
        "who": _who,
        "applicant": lambda app: _person(app.cleaned("applicant")),
        "others": _others,
        "representative": lambda app: _person(app.cleaned("representative")),
        "contact": _contact,
        "wanted": _wanted,
        "receiving": _receiving,
        "record": _record,
        "mistake": _mistake,
    }
    groups = []
    for page in application.pages():
        if page == "proofs":
            pairs = _files(draft)
        elif page in makers:
            pairs = makers[page](application)
        else:
            continue
        url = journey_of(draft).url("page", page=page) + "?then=check"
        shown = [pair for pair in pairs if pair.value]
        groups.append(Group(application.PLACES[page].title, url, shown))
    return groups


def _who(application: Application) -> list[Pair]:
    chosen = ApplicantClass(application.cleaned("who")["applicant_class"])
    return [Pair("申请人是", CLASS_QUESTIONS[chosen])]


def _person(given: dict[str, str]) -> list[Pair]:
    return [
        Pair("姓名或者名称", given["name"]),
        Pair(IdentityKind(given["identity_kind"]).label, given["identity_number"]),
        Pair("联系电话", given.get("phone", "")),
    ]


def _others(application: Application) -> list[Pair]:
    return [pair for each in application.others for pair in _person(each)]


def _contact(application: Application) -> list[Pair]:
    given = application.cleaned("contact")
    return [
        Pair("联系电话", given["phone"]),
        Pair("电子邮箱", given["email"]),
        Pair("通信地址", given["address"]),
    ]


def _wanted(application: Application) -> list[Pair]:
    given = application.cleaned("wanted")
    return [
        Pair("信息的名称", given["subject"]),
        Pair("文号", given["document_number"]),
        Pair("描述", given["description"]),
    ]


def _receiving(application: Application) -> list[Pair]:
    given = application.cleaned("receiving")
    return [
        Pair("形式", WantedForm(given["form"]).label),
        Pair("途径", WantedWay(given["way"]).label),
        Pair("电子邮箱", given.get("email", "")),
        Pair("通信地址", given.get("address", "")),
    ]


def _record(application: Application) -> list[Pair]:
    given = application.cleaned("record")
    return [
        Pair("要更正的信息", given["subject"]),
        Pair("文号", given["document_number"]),
        Pair("记在哪里", given["record"]),
    ]


def _mistake(application: Application) -> list[Pair]:
    given = application.cleaned("mistake")
    return [
        Pair("哪里不准确", given["wrong"]),
        Pair("应当是怎样的", given["should_read"]),
        Pair("有什么证据", given["evidence"]),
    ]


def _files(draft: Draft) -> list[Pair]:
    files = [Pair(file.get_kind_display(), file.name) for file in draft.files.all()]
    return files or [Pair("文件", "没有上传，以后再补")]
