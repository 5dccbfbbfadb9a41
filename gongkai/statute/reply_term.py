"""The reply term of a request and what stops it (条例第三十条、第三十三条至第三十五条)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.statute import terms
from gongkai.statute.calendar import Calendar, Reckoned
from gongkai.statute.events import Consulted
from gongkai.statute.standing import Consultation, Standing


@dataclass(frozen=True, slots=True)
class ClockSettings:
    """Choices that the law leaves open.

    `pause_ends_with_term`: a party that stays silent pauses the term no longer than its own term
    runs, and a later answer counts no more [inference]. `reasons_pause`: asking for reasons under
    art 35 pauses the term; the law does not say so [inference]. `supplement_rounds`: how often a
    supplement may be asked for, in principle once [memory]; `extensions` how often a term may be
    extended, by at most 20 working days in all [inference].
    """

    pause_ends_with_term: bool = True
    reasons_pause: bool = False
    supplement_rounds: int = 1
    extensions: int = 1


DEFAULT_SETTINGS = ClockSettings()


@dataclass(frozen=True, slots=True)
class Pause:
    """征求意见所需时间: the working days after `after` up to and including `until`."""

    after: date
    until: date


@dataclass(frozen=True, slots=True)
class ReplyTerm:
    """The reply term of a request that stands where it stands, and the terms inside it."""

    standing: Standing
    calendar: Calendar
    settings: ClockSettings

    def supplement_ends_on(self) -> date | None:
        """条例第三十条。The last day to supplement; a day off moves to the next working day."""
        supplement = self.standing.supplement
        return self.calendar.next_working_day(supplement.until) if supplement else None

    def payment_ends_on(self) -> date | None:
        """国办函〔2020〕109号第六条。The last day to pay: 20 working days after delivery."""
        fee = self.standing.fee
        if fee is None or fee.delivered_on is None:
            return None
        return terms.FEE_PAYMENT.ends(fee.delivered_on, self.calendar).date

    def opinion_ends_on(self, consultation: Consultation) -> date | None:
        """条例第三十二条、第三十四条。The last day for an answer; None while nobody can know it.

        A third party and a joint maker have 15 working days from delivery; another agency that is
        merely asked has the term of its letter.
        """
        asked = consultation.asked
        if asked.of is Consulted.AGENCY and not asked.joint:
            return asked.until
        if asked.delivered_on is None:
            return None
        term = terms.JOINT_AGENCY_OPINION if asked.joint else terms.THIRD_PARTY_OPINION
        return term.ends(asked.delivered_on, self.calendar).date

    def is_out(self, consultation: Consultation, on: date) -> bool:
        """Whether an answer is still expected on a day."""
        last = self.opinion_ends_on(consultation)
        return consultation.answer is None and (last is None or on <= last)

    def due(self, on: date) -> Reckoned | None:
        """条例第三十条、第三十三条、第三十五条。The last day to reply, as known on a day.

        None while the request is unconfirmed or a supplement or a fee is outstanding. While an
        opinion is out it is the earliest day, as if the answer came on `on`. Paused days are the
        union of all pauses, never their sum.
        """
        standing = self.standing
        if standing.runs_from is None or standing.awaits_supplement or standing.awaits_payment:
            return None
        due = self._reckon(standing.runs_from, self.paused_days(on))
        if standing.term_set is None:
            return due
        last = max(due.date, self.calendar.next_working_day(standing.term_set.until))
        provisional = self.calendar.is_provisional(standing.runs_from, last)
        return Reckoned(last, provisional, due.internal_target)

    def paused_days(self, on: date) -> int:
        """条例第三十三条第三款。Working days of the running term that opinions took, until `on`."""
        return sum(self.calendar.between(each.after, each.until) for each in self.paused(on))

    def paused(self, on: date) -> tuple[Pause, ...]:
        """条例第三十三条第三款。The pauses of the running term until `on`, none over another.

        A pause that begins after the term has ended does not revive it.
        """
        runs_from = self.standing.runs_from
        if runs_from is None:
            return ()
        union: list[Pause] = []
        days, covered_until = 0, date.min
        for pause in sorted(self._pauses(runs_from, on), key=lambda each: each.after):
            if pause.after > self._reckon(runs_from, days).date:
                break
            after = max(pause.after, covered_until)
            if pause.until > after:
                days += self.calendar.between(after, pause.until)
                covered_until = pause.until
                union.append(Pause(after, pause.until))
        return tuple(union)

    def _reckon(self, runs_from: date, paused: int) -> Reckoned:
        length = terms.REPLY.days(runs_from) + self.standing.extension + paused
        return self.calendar.reckon(runs_from, length)

    def _pauses(self, runs_from: date, on: date) -> Iterator[Pause]:
        """The pauses within the running term; those before a restart are gone with it."""
        for consultation in self.standing.consultations:
            after = max(consultation.asked.on, runs_from)
            yield Pause(after, self._pause_ends_on(consultation, on))
        reasons, answer = self.standing.reasons, self.standing.reasons_answer
        if reasons and self.settings.reasons_pause:
            yield Pause(max(reasons.on, runs_from), min(answer.on, on) if answer else on)

    def _pause_ends_on(self, consultation: Consultation, on: date) -> date:
        days = [on]
        if self.standing.decided:
            days.append(self.standing.decided.on)
        if consultation.answer:
            days.append(consultation.answer.on)
        last = self.opinion_ends_on(consultation)
        if last and (self.settings.pause_ends_with_term or not consultation.answer):
            days.append(last)
        return min(days)
