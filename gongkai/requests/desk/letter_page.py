"""What the page of a letter shows: its text, its way, what may be done, and what it still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms

from gongkai.letters import queries, rendering
from gongkai.letters.flow import LetterState, way
from gongkai.letters.models import Letter, Material, Service
from gongkai.requests.desk.letter_acts import Offer, offers
from gongkai.requests.desk.letter_case import LetterCase
from gongkai.requests.forms.letters import TextForm
from gongkai.requests.letter_turns import waits_for
from gongkai.requests.letters_due import orphans
from gongkai.ui.parts import Happening

_STATIONS: Mapping[LetterState, str] = {
    LetterState.DRAFT: "拟稿",
    LetterState.UNIT_REVIEW: "承办单位审核",
    LetterState.LEGAL_REVIEW: "法制审核",
    LetterState.SECRECY_REVIEW: "保密审查",
    LetterState.TO_SIGN: "签发",
    LetterState.SIGNED: "用印、印发",
    LetterState.ISSUED: "送达",
    LetterState.SERVED: "完成",
}
_BESIDE_THE_TEXT = frozenset({"save", "material", "drop", "clear"})


def faults_shown(case: LetterCase, letter: Letter) -> dict[str, Any]:
    """What a letter still lacks, what forbids its signature apart from what only warns."""
    found = case.faults(letter)
    return {
        "checked": True,
        "to_clear": queries.open_findings(letter),
        "forbidding": [each for each in found if each.forbids],
        "warning": [each for each in found if not each.forbids],
    }


@dataclass(frozen=True)
class LetterPage:
    """A letter before a reader; `bound` holds the form of an act that was refused."""

    case: LetterCase
    letter: Letter
    bound: Mapping[str, forms.Form]

    def context(self) -> dict[str, Any]:
        """All that the template names."""
        case, letter = self.case, self.letter
        stations, station = self._stations()
        return {
            "case": case,
            "letter": letter,
            "back": case.url(),
            "here": self._url("letter"),
            "preview_url": self._url("letter_preview"),
            "pdf_url": self._url("letter_pdf"),
            "docx_url": self._url("letter_docx"),
            "is_draft": not letter.number,
            "stations": stations,
            "station": station,
            "fragment": rendering.html_of(letter),
            "waits": self._waits,
            "orphaned": letter in orphans(case.history, [letter]),
            "sent_back": queries.sent_back(letter),
            "replaces_url": letter.replaces_id and case.url("letter", letter.replaces_id),
            "replaced_by": self._following,
            "replaced_by_url": self._following and case.url("letter", self._following.pk),
            "letter_materials": [self._material(each) for each in letter.materials.all()],
            "services": [self._service(each) for each in letter.services.all()],
            "course": [
                Happening(each.said, each.at, each.by.name if each.by else "系统")
                for each in reversed(letter.steps.all())
            ],
            **self._acts(),
            **self._faults(),
        }

    @cached_property
    def _offers(self) -> list[Offer]:
        return list(offers(self.case, self.letter, self.bound))

    @property
    def _waits(self) -> str:
        """What the letter waits for, for a reader whose turn it is not."""
        waits = waits_for(self.letter)
        return waits if waits.startswith("等") else waits and f"等经办人{waits}"

    @cached_property
    def _following(self) -> Letter | None:
        return Letter.objects.filter(replaces=self.letter).first()

    def _acts(self) -> dict[str, Any]:
        live = {each.act.slug: each for each in self._offers if not each.reason}
        further = [
            each
            for each in self._offers
            if not each.act.main and each.act.slug not in _BESIDE_THE_TEXT
        ]
        refusals = {each.reason for each in further if each.reason}
        return {
            "editor": self._editor(live),
            "materials": live.get("material"),
            "materials_open": "material" in self.bound,
            "can_drop": "drop" in live,
            "can_clear": "clear" in live,
            "main": [each for each in self._offers if each.act.main],
            "further": further,
            "nothing_further": ""
            if any(not each.reason for each in further)
            else "".join(refusals),
        }

    def _editor(self, live: Mapping[str, Offer]) -> Offer | None:
        """The words of a draft; those of a refused 送审, which came with them, stay."""
        save, forward = live.get("save"), self.bound.get("forward")
        if save and isinstance(forward, TextForm):
            return Offer(save.act, forward)
        return save

    def _faults(self) -> dict[str, Any]:
        if self.letter.number or self.letter.state == LetterState.VOIDED:
            return {}
        return faults_shown(self.case, self.letter)

    def _stations(self) -> tuple[list[str], int]:
        legal = self.letter.agency.legal_review
        found = queries.has_findings(self.letter)
        states = list(way(self.letter.kind, legal_review=legal, has_findings=found))
        states += [LetterState.SIGNED, LetterState.ISSUED, LetterState.SERVED]
        state = LetterState(self.letter.state)
        state = LetterState.ISSUED if state is LetterState.RETURNED else state
        if state not in states:
            return [], 0
        return [_STATIONS[each] for each in states], states.index(state) + 1

    def _material(self, material: Material) -> Material:
        material.url = self._url("letter_material", material.pk)  # type: ignore[attr-defined]  # a word for the template
        return material

    def _service(self, service: Service) -> Service:
        for proof in service.proofs.all():
            proof.url = self._url("letter_material", proof.pk)  # type: ignore[attr-defined]  # a word for the template
        return service

    def _url(self, page: str, *further: object) -> str:
        return self.case.url(page, self.letter.pk, *further)
