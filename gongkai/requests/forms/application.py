"""The application as a whole: its pages in order, which of them hold, and what it comes to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django import forms

from gongkai.requests.actions.receive import Applicant, Wanted
from gongkai.requests.forms import apply
from gongkai.requests.models import EnclosureKind, IdentityKind, Role
from gongkai.statute.report.facts import ApplicantClass

STEPS = ("申请人", "联系方式", "要哪些信息", "怎样获取", "核对提交")
MOST_OTHERS = 9
_SUBJECT = 60


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the application: its key in the address, its step from 1, and its heading."""

    key: str
    step: int
    title: str
    lead: str = ""


def pages_by_key(*pages: Page) -> dict[str, Page]:
    """Pages in their order, to be found by their keys."""
    return {page.key: page for page in pages}


PAGES = pages_by_key(
    Page("who", 1, "谁来申请"),
    Page("applicant", 1, "申请人的姓名和证件"),
    Page("participants", 1, "还有谁参与", "都没有的，直接继续。"),
    Page("others", 1, "一起申请的人"),
    Page("representative", 1, "谁代为申请", "单位申请的填写经办人，个人申请的填写代理人。"),
    Page("proofs", 1, "身份证明"),
    Page("contact", 2, "怎样联系您"),
    Page(
        "wanted",
        3,
        "您要哪些信息",
        "写得越具体，查得越快。知道名称或者文号就写名称、文号；不知道，写清楚时间、地点和事情也可以。",
    ),
    Page("receiving", 4, "您想怎样获取"),
    Page("check", 5, "核对后提交"),
)


def _known_contact(application: "Application") -> frozenset[str]:
    return frozenset(name for name, text in application.typed("contact").items() if text)


FORMS: Mapping[str, Callable[..., forms.Form]] = {
    "who": lambda _, **given: apply.WhoForm(**given),
    "applicant": lambda app, **given: apply.IdentityForm(is_person=app.is_person, **given),
    "participants": lambda _, **given: apply.ParticipantsForm(**given),
    "others": lambda _, **given: apply.IdentityForm(**given),
    "representative": lambda _, **given: apply.RepresentativeForm(**given),
    "proofs": lambda app, **given: apply.ProofsForm(
        has_proof="identity_proof" in app.file_kinds, **given
    ),
    "contact": lambda _, **given: apply.ContactForm(**given),
    "wanted": lambda _, **given: apply.InformationForm(**given),
    "receiving": lambda app, **given: apply.ReceivingForm(known=_known_contact(app), **given),
}


@dataclass(frozen=True)
class Application:
    """What was typed so far, page by page, and the kinds of the files that were uploaded."""

    PLACES: ClassVar[Mapping[str, Page]] = PAGES
    STEPS: ClassVar[tuple[str, ...]] = STEPS
    FORMS: ClassVar[Mapping[str, Callable[..., forms.Form]]] = FORMS

    content: Mapping[str, Any]
    file_kinds: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool:
        """Whether the applicant is a natural person; so assumed until it is said."""
        chosen = str(self.typed("who").get("applicant_class", ApplicantClass.NATURAL_PERSON))
        return chosen == ApplicantClass.NATURAL_PERSON

    @property
    def others(self) -> list[dict[str, str]]:
        """Those who apply too."""
        return list(self.content.get("others") or [])

    def is_named(self, given: Mapping[str, Any]) -> bool:
        """Whether somebody with this proof of identity is among the applicants already."""
        known = [self.cleaned("applicant"), *self.others]
        return any(_proof(each) == _proof(given) for each in known)

    def typed(self, page: str) -> dict[str, Any]:
        """What a page holds as it was typed, right or wrong."""
        typed = self.content.get(page)
        return dict(typed) if isinstance(typed, Mapping) else {}

    def pages(self) -> list[str]:
        """The pages that this application goes through, in order."""
        left_out = set()
        participants = self.typed("participants")
        if not self.is_person or not participants.get("together"):
            left_out.add("others")
        if not self.is_person:
            left_out.add("participants")
        elif not participants.get("by_representative"):
            left_out.add("representative")
        return [key for key in self.PLACES if key not in left_out]

    def form(self, page: str, **kwargs: Any) -> forms.Form:
        """The form of a page; `data` or `initial` as Django's forms take them."""
        return self.FORMS[page](self, **kwargs)

    def holds(self, page: str) -> bool:
        """Whether a page was filled in and everything on it holds."""
        if page == "others":
            return bool(self.others)
        return page in self.content and self.form(page, data=self.typed(page)).is_valid()

    def first_open(self) -> str:
        """The first page that still needs an answer; the last page where none does."""
        pages = self.pages()
        return next((key for key in pages[:-1] if not self.holds(key)), pages[-1])

    def is_reached(self, page: str) -> bool:
        """Whether every page before this one holds."""
        pages = self.pages()
        return page in pages and pages.index(page) <= pages.index(self.first_open())

    def after(self, page: str) -> str:
        """The next page."""
        pages = self.pages()
        return pages[min(pages.index(page) + 1, len(pages) - 1)]

    def before(self, page: str) -> str:
        """The page before, empty on the first one and on one that this application leaves out."""
        pages = self.pages()
        return pages[pages.index(page) - 1] if page in pages[1:] else ""

    def cleaned(self, page: str) -> dict[str, Any]:
        """What a page that holds says."""
        form = self.form(page, data=self.typed(page))
        form.is_valid()
        return form.cleaned_data

    def upload_kinds(self) -> list[tuple[str, str]]:
        """What a file may be, in the words of the page."""
        proof = "身份证明（例如身份证正反面）" if self.is_person else "统一社会信用代码证书"
        return [
            (EnclosureKind.IDENTITY_PROOF.value, proof),
            (EnclosureKind.AUTHORISATION.value, "授权委托书"),
        ]

    def wanted(self) -> Wanted:
        """What is asked for; a name for lists is made where none was given."""
        information, receiving = self.cleaned("wanted"), self.cleaned("receiving")
        return Wanted(
            subject=information["subject"] or _short(information),
            document_number=information["document_number"],
            description=information["description"],
            form=receiving["form"],
            way=receiving["way"],
        )

    def contact(self) -> dict[str, Any]:
        """How the applicant is reached: telephone, e-mail, address."""
        contact, receiving = self.cleaned("contact"), self.cleaned("receiving")
        return {
            "phone": contact["phone"],
            "email": contact["email"] or receiving.get("email", ""),
            "address": contact["address"] or receiving.get("address", ""),
        }

    def people(self) -> list[Applicant]:
        """Everybody in the application: the applicant first, with the contact."""
        applicant_class = ApplicantClass(self.cleaned("who")["applicant_class"])
        applicant = _applicant(self.cleaned("applicant"), applicant_class)
        first = replace(applicant, **self.contact())
        people = [first]
        pages = self.pages()
        if "others" in pages:
            people += [_applicant(each, applicant_class) for each in self.others]
        if "representative" in pages:
            given = self.cleaned("representative")
            acting = _applicant(given, ApplicantClass.NATURAL_PERSON)
            people.append(replace(acting, phone=given["phone"], role=Role.REPRESENTATIVE))
        return people


def _proof(given: Mapping[str, Any]) -> tuple[object, object]:
    return given.get("identity_kind"), given.get("identity_number")


def _short(information: Mapping[str, str]) -> str:
    text = information["document_number"] or " ".join(information["description"].split())
    return text if len(text) <= _SUBJECT else f"{text[:_SUBJECT]}…"


def _applicant(given: Mapping[str, str], applicant_class: ApplicantClass) -> Applicant:
    return Applicant(
        name=given["name"],
        applicant_class=applicant_class,
        identity_kind=IdentityKind(given["identity_kind"]),
        identity_number=given["identity_number"],
    )
