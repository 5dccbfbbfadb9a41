"""The form of 交邮: a tracking number for each of many letters, typed, scanned or pasted."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from gongkai.letters.models import Letter
from gongkai.lib.half_width import half_width
from gongkai.requests.forms.act_form import day, words
from gongkai.requests.forms.letters import tracking_number
from gongkai.statute.service import POSTAL_CARRIERS

_MOST_NUMBER = 40
_TWICE = "邮件号码和{number}的相同，请核对。"


class PostingForm(forms.Form):
    """One day and one carrier; a field a letter, and a list to paste or scan into.

    What is pasted fills the fields that are empty, in the order of the letters. A line may name
    its letter: 发文字号 before the number.
    """

    on = day("交邮日期")
    carrier = forms.ChoiceField(
        label="邮寄单位", choices=[(each, each) for each in reversed(POSTAL_CARRIERS)]
    )
    pasted = words(
        "粘贴或者扫描邮件号码",
        rows=4,
        required=False,
        most=20_000,
        help_text="一行一个，按下面的次序填入空着的行；也可以一行写“发文字号 邮件号码”。",
    )

    def __init__(self, *args: Any, letters: Sequence[Letter], **kwargs: Any) -> None:
        self.letters = letters
        super().__init__(*args, **kwargs)
        for letter in letters:
            self.fields[_name(letter)] = forms.CharField(
                label=letter.number,
                max_length=_MOST_NUMBER,
                required=False,
                widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._spread(given)
        first: dict[str, Letter] = {}
        for letter in self.letters:
            number = self._number(letter, given)
            if number and (other := first.setdefault(number, letter)) is not letter:
                self.add_error(_name(letter), _TWICE.format(number=other.number))
        if not first and not self.errors:
            self.add_error("pasted", "还没有填写邮件号码，请逐行填写，或者一次粘贴。")
        return given

    def _number(self, letter: Letter, given: dict[str, Any]) -> str:
        try:
            given[_name(letter)] = tracking_number(given.get(_name(letter), ""))
        except forms.ValidationError as error:
            self.add_error(_name(letter), error)
        return str(given.get(_name(letter), ""))

    def _spread(self, given: dict[str, Any]) -> None:
        """Put what was pasted into the rows that are empty, and what is left over back."""
        named = {_any_bracket(letter.number): letter for letter in self.letters}
        left: list[str] = []
        empty = [each for each in self.letters if not given.get(_name(each))]
        for line in (given.get("pasted") or "").splitlines():
            *before, number = line.split() or [""]
            letter = named.get(_any_bracket("".join(before))) if before else next(iter(empty), None)
            if not number:
                continue
            if letter is None or letter not in empty or len(number) > _MOST_NUMBER:
                left.append(line)
                continue
            empty.remove(letter)
            given[_name(letter)] = number
        if left:
            self.add_error(
                "pasted",
                f"有{len(left)}行没有对应的文书，没有登记任何一件，请核对：{'；'.join(left[:3])}",
            )

    def tracking(self) -> dict[Letter, str]:
        """The letters that have a number, with it."""
        given = self.cleaned_data
        return {each: given[_name(each)] for each in self.letters if given.get(_name(each))}

    def rows(self, refused: Mapping[int, str]) -> list[tuple[Letter, BoundField, str]]:
        """The letters with their fields, and why one was refused."""
        return [(each, self[_name(each)], refused.get(each.pk, "")) for each in self.letters]

    def remaining(self, done: Collection[int]) -> "PostingForm":
        """The form for the letters that are not done yet, with what was typed for them."""
        given = self.cleaned_data
        still = [each for each in self.letters if each.pk not in done]
        typed = {_name(each): given.get(_name(each), "") for each in still}
        common = {"on": given["on"], "carrier": given["carrier"]}
        return PostingForm(initial={**common, **typed}, letters=still)


def _any_bracket(number: str) -> str:
    """A number of a letter, whichever brackets and digits somebody typed it with."""
    return re.sub(r"[〔〕\[\]【】()]", "|", half_width(number))


def _name(letter: Letter) -> str:
    return f"number_{letter.pk}"
