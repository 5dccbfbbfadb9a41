"""The decision: an outcome is chosen first, then the form asks for what that outcome demands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from gongkai.requests import letter_queries
from gongkai.requests.applicant_queries import of_same_applicant
from gongkai.requests.forms.act_form import ActForm, day, line, words
from gongkai.requests.letter_facts import TO_THIRD_PARTIES
from gongkai.requests.letters_due import GIVES
from gongkai.requests.models import InfoRequest, Search
from gongkai.statute.demands import DEMANDS, Demand, DemandText, Where
from gongkai.statute.errors import StatuteError
from gongkai.statute.events import Decided, Event, FeeNoticed
from gongkai.statute.exemptions import EXEMPTIONS, KIND_NAMES, Ground
from gongkai.statute.outcomes import MIXED, OUTCOMES, Outcome, outcome, row_of
from gongkai.statute.reply_term import DEFAULT_SETTINGS, ReplyTerm
from gongkai.statute.report.form import F2021
from gongkai.statute.wording import chinese_date

MOST_POINTS = 8
PARTIAL, NO_GROUND = "D04", "none"
ROWS = {row.id: row for row in F2021.result_rows()}
POINT_CHOICES = [
    ("", "请选择"),
    *((each.code, each.situation) for each in OUTCOMES.values() if each.row),
]
_KINDS = frozenset(
    {Demand.HARM_KIND, Demand.THIRD_PARTY_INTEREST, Demand.INTERNAL_KIND, Demand.PROCESS_KIND}
)
_IN_WORDS = frozenset({Demand.DISCRETION_REASON})
"""Of what lies in the file, what is written here and not merely ticked."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of table 3 with the outcomes that count under it."""

    words: str
    outcomes: tuple[Outcome, ...]


def row_words(row_id: str) -> str:
    """A row of table 3 with the heading it stands under."""
    row = ROWS[row_id]
    return f"{row.group}　{row.label}" if row.group else row.label


def headings() -> tuple[Heading, ...]:
    """The 27 outcomes in the order of table 3; the reply on several matters last."""
    grouped: dict[str, list[Outcome]] = {}
    for each in OUTCOMES.values():
        row = ROWS[each.row] if each.row else None
        named = (row.group or row.label) if row else "一份申请有几个事项"
        grouped.setdefault(named, []).append(each)
    return tuple(Heading(named, tuple(found)) for named, found in grouped.items())


class DecideForm(ActForm):
    """What one outcome asks for. Names of fields are the names of demands."""

    blame: ClassVar = {
        "年报统计行": "row",
        "哪一行": "row",
        "各事项": "matter_1",
        "须列明": "matter_1",
    }
    on = day("决定日期")

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        self.outcome = outcome(code)
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        if self.outcome.code == PARTIAL:
            self.fields["grounds"] = forms.MultipleChoiceField(
                label="不予公开的部分属于哪些情形",
                choices=[(ground.value, EXEMPTIONS[ground].label) for ground in Ground],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                help_text="都不属于的（例如不属于政府信息）不选。救济途径随之不同。",
            )
        for demand in self.outcome.demands:
            self.fields |= dict(self._asked(demand))
        parties = self.opened.standing.objecting
        if parties and self.outcome.code in {*GIVES, MIXED}:
            withholds = self.outcome.code in {PARTIAL, MIXED}
            if withholds:
                self.fields["heeded"] = _heeded_field(parties)
            self.fields |= _told_fields("、".join(parties), required=not withholds)
        self._ask_for_row()

    def _asked(self, demand: Demand) -> Iterator[tuple[str, forms.Field]]:
        """The field or fields of a demand."""
        text = DEMANDS[demand]
        if demand in _KINDS and self.outcome.ground:
            yield demand.value, _kind_field(text, self.outcome.ground)
        elif demand is Demand.SEARCH_RECORD:
            yield demand.value, self._search_field(text)
        elif demand is Demand.NUMBERED_POINTS:
            yield from self._point_fields()
        elif demand is Demand.EARLIER_REPLY:
            yield from self._earlier_fields(text)
        elif text.where is Where.FILE and demand not in _IN_WORDS:
            yield demand.value, forms.BooleanField(label=f"案卷里已有：{text.text}")
        else:
            yield demand.value, self._words_field(demand, text)

    def _words_field(self, demand: Demand, text: DemandText) -> forms.Field:
        field = words(text.text, rows=3, required=not text.optional)
        field.initial = self._known(demand)
        return field

    def _known(self, demand: Demand) -> str:
        """What the file already says to a demand."""
        standing = self.opened.standing
        if demand is Demand.SEARCH_DONE:
            return "；".join(
                f"{each.unit.name}检索了{each.place}，{each.method}" for each in self._answered()
            )
        if demand is Demand.THIRD_PARTY_OBJECTION:
            return "；".join(
                f"{each.asked.party}于{chinese_date(each.answer.on)}答复"
                f"{'同意公开' if each.answer.consents else '不同意公开'}"
                for each in standing.consultations
                if each.answer
            )
        if demand is Demand.SUPPLEMENT_NOTICE and standing.supplement:
            asked = standing.supplement
            notice = self._cited("P04") or f"{chinese_date(asked.on)}告知补正"
            return f"{notice}，补正期限至{chinese_date(asked.until)}"
        if demand is Demand.FEE_NOTICE and standing.fee:
            return self._fee_notice(standing.fee)
        return ""

    def _fee_notice(self, fee: FeeNoticed) -> str:
        notice = self._cited("P13") or f"{chinese_date(fee.on)}通知缴费"
        term = ReplyTerm(self.opened.standing, self.opened.calendar, DEFAULT_SETTINGS)
        last = term.payment_ends_on()
        until = f"，缴费期限至{chinese_date(last)}" if last else ""
        return f"{notice}，应当缴纳{fee.amount}元{until}"

    def _cited(self, kind: str) -> str:
        return letter_queries.cited(self.opened.info_request, kind)

    def _answered(self) -> list[Search]:
        return [each for each in self.opened.info_request.searches.all() if each.answered_at]

    def _point_fields(self) -> Iterator[tuple[str, forms.Field]]:
        for number in range(1, MOST_POINTS + 1):
            yield f"matter_{number}", line(f"第{number}项　事项", required=number <= 2)
            outcome_field = forms.ChoiceField(
                label=f"第{number}项　办理结果", choices=POINT_CHOICES, required=number <= 2
            )
            yield f"outcome_{number}", outcome_field
            if self.is_bound and self.data.get(f"outcome_{number}") == PARTIAL:
                yield f"grounds_{number}", _grounds_of_point(number)
            reasons = words(f"第{number}项　依据和理由", rows=2, required=number <= 2)
            yield f"reasons_{number}", reasons

    def _search_field(self, text: DemandText) -> forms.Field:
        answered = self._answered()
        return forms.MultipleChoiceField(
            label=text.text,
            choices=[
                (
                    str(each.pk),
                    f"{each.unit.name}：{each.get_result_display()}，{each.place}，"
                    f"{each.method}（{each.searched_by}）",
                )
                for each in answered
            ],
            initial=[str(each.pk) for each in answered],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": "“政府信息不存在”要有检索记录。请先交办检索，收到答复后再作决定。"
            },
            help_text="" if answered else "还没有检索记录，请先交办检索。",
        )

    def _earlier_fields(self, text: DemandText) -> Iterator[tuple[str, forms.Field]]:
        earlier = [
            each
            for each in of_same_applicant(self.opened.info_request)
            if each.served_on and each.pk != self.opened.info_request.pk
        ]
        self.earlier = {each.number: _earlier_reply(each) for each in earlier}
        choices = [
            (each.number, f"{each.number}　{each.subject}（{self.earlier[each.number]}）")
            for each in earlier
        ]
        yield (
            "earlier_request",
            forms.ChoiceField(
                label="前次申请",
                choices=[*choices, ("other", "不在本系统中")],
                widget=forms.RadioSelect,
                initial=choices[0][0] if len(choices) == 1 else None,
            ),
        )
        field = line(text.text, required=False, help_text="选了前次申请的，可以不写，由系统填入。")
        field.initial = next(iter(self.earlier.values())) if len(earlier) == 1 else ""
        yield Demand.EARLIER_REPLY.value, field

    def _ask_for_row(self) -> None:
        """Where the law leaves the row of table 3 open, the handler names it with a reason."""
        own = self.outcome.row
        if own and not self.outcome.other_rows:
            return
        rows = [own, *self.outcome.other_rows] if own else list(ROWS)
        plain = row_words(own) if own else "按规则确定"
        choices = [("", plain), *((row, row_words(row)) for row in rows if row != own)]
        self.fields["row"] = forms.ChoiceField(
            label="年报统计行",
            choices=choices,
            required=False,
            help_text="各事项的结果不在同一行、又没有予以公开的，要写明计入哪一行。"
            if not own
            else "",
        )
        self.fields["row_reason"] = line("计入这一行的理由", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if Demand.EARLIER_REPLY in self.outcome.demands and "earlier_request" in given:
            self._name_earlier_reply(given)
        if given.get("row") and not given.get("row_reason", "").strip():
            self.add_error("row_reason", "指定年报统计行的，要写明理由。")
        if self.outcome.code == MIXED:
            self._clean_points(given)
        self._demand_told(given)
        return given

    def _name_earlier_reply(self, given: dict[str, Any]) -> None:
        """What is left blank is the reply of the request that was chosen."""
        if given.get(Demand.EARLIER_REPLY):
            return
        found = self.earlier.get(given["earlier_request"], "")
        given[Demand.EARLIER_REPLY] = found
        if not found:
            self.add_error(Demand.EARLIER_REPLY, "前次答复不在本系统中的，请写明它的日期和文号。")

    def _clean_points(self, given: Mapping[str, Any]) -> None:
        for number in range(1, MOST_POINTS + 1):
            parts = [given.get(f"{name}_{number}", "") for name in ("matter", "outcome")]
            if any(parts) and not all(parts):
                missing = "matter" if not parts[0] else "outcome"
                self.add_error(f"{missing}_{number}", f"第{number}项要同时写明事项和办理结果。")

    def _demand_told(self, given: Mapping[str, Any]) -> None:
        """Where something is given, whose objection is not heeded must be told what and why."""
        codes = {self.outcome.code, *(point["outcome"] for point in self.points(given))}
        told = set(self.opened.standing.objecting) - set(given.get("heeded", ()))
        if "heeded" not in self.fields or not told or not codes & GIVES:
            return
        for name in self.fields:
            if name.startswith(TO_THIRD_PARTIES) and not given.get(name, "").strip():
                self.add_error(
                    name, "请写明告知第三方的内容；对方的意见已经采纳的，请在上面选上对方。"
                )

    def points(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The numbered points of a reply on several matters."""
        return [
            _point(given, number)
            for number in range(1, MOST_POINTS + 1)
            if given.get(f"outcome_{number}")
        ]

    def events(self, given: Mapping[str, Any]) -> list[Event]:
        codes = tuple(point["outcome"] for point in self.points(given))
        row = given.get("row") or None
        reason = given.get("row_reason", "") if row else ""
        heeded = tuple(given.get("heeded", ()))
        return [Decided(given["on"], self.outcome.code, codes, row, reason, heeded)]

    def particulars(self) -> dict[str, Any]:
        given = self.cleaned_data
        kept = {name: given[name] for name in given if name not in _NOT_KEPT and given[name]}
        kept = {name: value for name, value in kept.items() if not _is_point(name)}
        return {**kept, "points": self.points(given)} if self.outcome.code == MIXED else kept

    def results(self) -> tuple[tuple[str, tuple[Ground, ...]], ...]:
        """The outcomes whose remedies the letter tells: its own, or those of its points.

        With each the grounds of its withheld part, as far as they are chosen.
        """
        given = self.cleaned_data if self.is_bound else {}
        if self.outcome.code != MIXED:
            return ((self.outcome.code, _grounds(given.get("grounds", ()))),)
        points = self.points(given)
        told = [(each["outcome"], _grounds(each.get("grounds", ()))) for each in points]
        return tuple(dict.fromkeys(told))

    def row_now(self) -> str:
        """The row of table 3 in words, as far as it is settled."""
        from_points = self.outcome.row is None
        if from_points and not self.results():
            return "填写各事项的结果后确定"
        given = self.cleaned_data if self.is_bound else {}
        codes = tuple(point["outcome"] for point in self.points(given)) if from_points else ()
        return _row_words(self.outcome.code, codes, given.get("row") or None)


def _row_words(code: str, points: tuple[str, ...], row: str | None) -> str:
    try:
        return row_words(row_of(code, points, row))
    except StatuteError as error:
        return str(error)


_NOT_KEPT = frozenset({"on", "row", "row_reason", "heeded"})


def _is_point(name: str) -> bool:
    return name.rpartition("_")[0] in {"matter", "outcome", "reasons", "grounds"}


def _point(given: Mapping[str, Any], number: int) -> dict[str, Any]:
    """One matter of a reply on several; where a part is withheld, with the grounds of that part."""
    names = ("matter", "outcome", "reasons")
    point: dict[str, Any] = {name: given.get(f"{name}_{number}", "") for name in names}
    if chosen := [each for each in given.get(f"grounds_{number}", ()) if each != NO_GROUND]:
        point["grounds"] = chosen
    return point


def _grounds(chosen: Sequence[str]) -> tuple[Ground, ...]:
    return tuple(Ground(each) for each in chosen)


def _grounds_of_point(number: int) -> forms.Field:
    """条例第三十七条。Asked once a point gives a part only: its remedy follows from the grounds."""
    return forms.MultipleChoiceField(
        label=f"第{number}项　不予公开的部分属于哪些情形",
        choices=[
            *((ground.value, EXEMPTIONS[ground].label) for ground in Ground),
            (NO_GROUND, "都不属于（例如不属于政府信息）"),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": f"第{number}项部分公开的，请选不予公开的部分属于哪些情形，"
            "救济途径随之不同；都不属于的，选最后一项。"
        },
        help_text="在这一项的理由里写明公开哪些、不公开哪些。",
    )


def _kind_field(text: DemandText, ground: Ground) -> forms.Field:
    kinds = EXEMPTIONS[ground].kinds
    return forms.ChoiceField(
        label=text.text,
        choices=[(kind.value, KIND_NAMES[kind]) for kind in kinds],
        widget=forms.RadioSelect,
    )


def _heeded_field(parties: Sequence[str]) -> forms.Field:
    """条例第三十二条。Where only a part is given, an objection may be about the rest alone."""
    return forms.MultipleChoiceField(
        label="不同意公开的意见已经采纳的第三方",
        choices=[(party, party) for party in parties],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="对方不同意公开的内容都不公开的，选上，不用另行告知对方；"
        "公开其中任何内容的，不选，并写明下面两项。",
    )


def _told_fields(parties: str, *, required: bool) -> dict[str, forms.Field]:
    """条例第三十二条。What those are told who objected to what is given now."""
    return {
        f"{TO_THIRD_PARTIES}given_part": words(
            "决定公开的内容（写给第三方）",
            rows=2,
            required=required,
            help_text=f"{parties}不同意公开；决定公开的，要把内容和理由书面告知对方。",
        ),
        f"{TO_THIRD_PARTIES}reasons": words(
            "决定公开的理由（写给第三方）", rows=2, required=required
        ),
    }


def _earlier_reply(earlier: InfoRequest) -> str:
    """The reply to an earlier request as the letter names it: day, title, number."""
    if named := letter_queries.cited(earlier, "D"):
        return named
    served = f"{chinese_date(earlier.served_on)}送达的" if earlier.served_on else ""
    return f"{served}答复（申请编号{earlier.number}）"
