"""What can be done with a letter of a request: one row an act, live or with its reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404

from gongkai.accounts import duties
from gongkai.accounts.guard import DeskRequest
from gongkai.accounts.posts import Act
from gongkai.letters import actions as letters
from gongkai.letters import queries
from gongkai.letters.actions import Upload
from gongkai.letters.flow import IN_REVIEW, LetterState
from gongkai.letters.models import Letter, Material
from gongkai.requests import actions
from gongkai.requests.desk.letter_case import LetterCase
from gongkai.requests.forms import letters as letter_forms
from gongkai.requests.letter_turns import task_of
from gongkai.requests.material_scan import findings
from gongkai.statute.letter_faults import LetterCheck

_S = LetterState
_REVIEWED = frozenset(IN_REVIEW)
_UNSIGNED = _REVIEWED | {_S.TO_SIGN}
_GONE = frozenset({_S.SIGNED, _S.ISSUED, _S.SERVED, _S.RETURNED})


@dataclass(frozen=True, slots=True)
class LetterAct:
    """An act on a letter. `duty` None means the duty that the letter waits for."""

    slug: str
    label: str
    states: frozenset[LetterState]
    do: Callable[[LetterCase, Letter, forms.Form], object]
    duty: Act | None = None
    form: type[forms.Form] = forms.Form
    icon: str = "check"
    done: str = ""
    main: bool = False
    """Whether it is what the letter waits for in these states."""


def _save(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    version = form.cleaned_data["version"]
    return letters.rewrite(letter=letter, text=_text(letter, form), by=case.reader, version=version)


def _text(letter: Letter, form: forms.Form) -> letters.Text:
    given = form.cleaned_data
    rows = [(str(label), str(value)) for label, value in letter.rows]
    return letters.Text(given["title"], given["addressee"], given["body"], rows)


def _recompose(case: LetterCase, letter: Letter, _form: forms.Form) -> Letter:
    return case.recompose(letter)


def _forward(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    if isinstance(form, letter_forms.TextForm):
        return case.forward(letter, _text(letter, form), form.cleaned_data["version"])
    return case.forward(letter, None, letter.version)


def _discard(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    return letters.discard(letter=letter, by=case.reader, reason=form.cleaned_data["reason"])


def _pass(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    opinion = form.cleaned_data["opinion"]
    return case.review(letter, opinion)


def _back(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    reason = form.cleaned_data["reason"]
    return case.send_back(letter, reason)


def _clear(case: LetterCase, letter: Letter, form: forms.Form) -> Material:
    found = _material(letter, form.cleaned_data["material"])
    because = form.cleaned_data["because"]
    return letters.clear_material(material=found, by=case.reader, because=because)


def _sign(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    return case.sign(letter, form.cleaned_data.get("late_reason", ""))


def _issue(case: LetterCase, letter: Letter, _form: forms.Form) -> Letter:
    return case.issue(letter)


def _serve(case: LetterCase, letter: Letter, form: forms.Form) -> object:
    assert isinstance(form, letter_forms.ServeForm)  # noqa: S101 - for the type checker: the table pairs them
    return case.serve(letter, form.served())


def _returned(case: LetterCase, letter: Letter, form: forms.Form) -> object:
    given = form.cleaned_data
    return case.take_back(letter, given["returned_on"], given["reason"])


def _void(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    return case.void(letter, form.cleaned_data["reason"])


def _replace(case: LetterCase, letter: Letter, form: forms.Form) -> Letter:
    return case.replace(letter, form.cleaned_data["reason"])


def _add(case: LetterCase, letter: Letter, form: forms.Form) -> Material:
    assert isinstance(form, letter_forms.MaterialForm)  # noqa: S101 - for the type checker: the table pairs them
    chosen = form.chosen()
    if chosen:
        content = actions.open_enclosure(chosen, by=case.reader)
        upload = Upload(chosen.name, content)
    else:
        file: UploadedFile[bytes] = form.cleaned_data["file"]
        upload = Upload(file.name or "文件", file.read())
    return case.add_material(letter, form.named(upload), findings)


def _drop(case: LetterCase, letter: Letter, form: forms.Form) -> None:
    letters.drop_material(material=_material(letter, form.cleaned_data["material"]), by=case.reader)


def _material(letter: Letter, pk: UUID) -> Material:
    found = letter.materials.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


class DropForm(forms.Form):
    """A file to take out."""

    material = forms.UUIDField(widget=forms.HiddenInput)


def _only(*states: LetterState) -> frozenset[LetterState]:
    return frozenset(states)


ACTS: Mapping[str, LetterAct] = {
    act.slug: act
    for act in (
        LetterAct(
            "save",
            "保存草稿",
            _only(_S.DRAFT),
            _save,
            Act.DRAFT_LETTER,
            letter_forms.TextForm,
            "check",
            "草稿已保存。",
        ),
        LetterAct(
            "recompose",
            "按案卷重新生成",
            _only(_S.DRAFT),
            _recompose,
            Act.DRAFT_LETTER,
            icon="refresh",
            done="已按案卷现在的内容重新生成。",
        ),
        LetterAct(
            "forward",
            "送审",
            _only(_S.DRAFT),
            _forward,
            Act.DRAFT_LETTER,
            icon="send",
            done="已送审。",
            main=True,
        ),
        LetterAct(
            "material",
            "添加附件",
            _only(_S.DRAFT),
            _add,
            Act.DRAFT_LETTER,
            letter_forms.MaterialForm,
            "paperclip",
            "附件已添加。",
        ),
        LetterAct(
            "drop",
            "去掉附件",
            _only(_S.DRAFT),
            _drop,
            Act.DRAFT_LETTER,
            DropForm,
            "trash",
            "附件已去掉。",
        ),
        LetterAct(
            "discard",
            "不再制发",
            _only(_S.DRAFT),
            _discard,
            Act.DRAFT_LETTER,
            letter_forms.ReasonForm,
            "file-x",
            "这份草稿不再制发。",
        ),
        LetterAct(
            "clear",
            "核对附件",
            _only(_S.SECRECY_REVIEW),
            _clear,
            Act.REVIEW_SECRECY,
            letter_forms.ClearForm,
            "check",
            "核对意见已记录。",
        ),
        LetterAct(
            "pass", "同意", _REVIEWED, _pass, None, letter_forms.OpinionForm, "check", "审核通过。",
            main=True,
        ),
        LetterAct(
            "sign", "签发", _only(_S.TO_SIGN), _sign, None, letter_forms.SignForm, "writing",
            "已签发并编号。", main=True,
        ),
        LetterAct(
            "back", "退回修改", _UNSIGNED, _back, None, letter_forms.ReasonForm, "arrow-back-up",
            "已退回拟稿人。",
        ),
        LetterAct(
            "issue", "用印并印发", _only(_S.SIGNED), _issue, Act.ISSUE_LETTER, icon="file-check",
            done="已印发，下一步是送达。", main=True,
        ),
        LetterAct(
            "serve",
            "登记送达",
            _only(_S.ISSUED, _S.RETURNED),
            _serve,
            Act.SERVE,
            letter_forms.ServeForm,
            "send",
            "送达已登记。",
            main=True,
        ),
        LetterAct(
            "returned", "登记退回", _only(_S.SERVED), _returned, Act.SERVE,
            letter_forms.ReturnedForm, "mail-opened", "已登记退回，请再次送达。",
        ),
        LetterAct(
            "replace", "作废并重新制发", _GONE, _replace, Act.VOID_LETTER, letter_forms.ReasonForm,
            "file-plus", "原文书已作废，新的草稿已生成。",
        ),
        LetterAct(
            "void", "作废", _GONE, _void, Act.VOID_LETTER, letter_forms.ReasonForm, "file-x",
            "已作废，编号保留。",
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """An act as the page of a letter offers it: its form, or why it may not be done."""

    act: LetterAct
    form: forms.Form
    reason: str = ""
    label: str = ""


def offers(case: LetterCase, letter: Letter, bound: Mapping[str, forms.Form]) -> Iterator[Offer]:
    """The acts that fit the state of a letter; `bound` holds forms that were sent and refused."""
    state = LetterState(letter.state)
    for act in ACTS.values():
        if state in act.states:
            form = bound.get(act.slug) or form_of(act, case, letter)
            label = task_of(letter) if act.main else act.label
            yield Offer(act, form, hindrance(act, case, letter), label)


def form_of(
    act: LetterAct, case: LetterCase, letter: Letter, sent: DeskRequest | None = None
) -> forms.Form:
    """The form of an act, empty or with what was sent; a 送审 may bring the words with it."""
    data, files = (sent.POST, sent.FILES) if sent else (None, None)
    auto_id = f"{act.slug}_%s"
    if act.form is letter_forms.MaterialForm:
        return letter_forms.MaterialForm(data, files, enclosures=case.enclosures, auto_id=auto_id)
    if act.form is letter_forms.TextForm and not sent:
        return letter_forms.TextForm.of(letter, auto_id=auto_id)
    if act.form is letter_forms.SignForm:
        late = any(each.check is LetterCheck.DEADLINE for each in case.faults(letter))
        return letter_forms.SignForm(data, is_late=late, auto_id=auto_id)
    if act.slug == "forward" and sent and "version" in sent.POST:
        return letter_forms.TextForm(data, auto_id="save_%s")
    return act.form(data, files, auto_id=auto_id)


def moved_on(act: LetterAct, letter: Letter, seen: str) -> bool:
    """Whether a letter is elsewhere than where the reader saw it: a button pressed twice, or an old
    page. What was meant for one review must not count for the next."""
    return seen != letter.state or LetterState(letter.state) not in act.states


def hindrance(act: LetterAct, case: LetterCase, letter: Letter) -> str:
    """Why this reader may not do an act; empty if they may."""
    if act.duty is None:
        return queries.hindrance(letter, case.reader, case.may)
    return "" if act.duty in case.may else duties.refusal(act.duty)
