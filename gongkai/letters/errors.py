"""What the room refuses, in Chinese sentences for the user.

LetterError
├── LetterFactsError        the facts do not suffice for a letter of this kind
├── WordingError            a wording file that cannot be read as one
├── ChangedPaperError       the file is not the one that was signed
└── LetterNotAllowedError   the act may not be done with this letter
    ├── OvertakenError      somebody else changed the draft in between
    └── FaultyLetterError   the letter lacks something before it may be signed
"""

from collections.abc import Sequence


class LetterError(ValueError):
    """The root; its text says what to do next."""


class LetterFactsError(LetterError):
    """The facts do not suffice for a letter of this kind."""


class WordingError(LetterError):
    """A wording file that cannot be read as one; names file and line."""


class ChangedPaperError(LetterError):
    """The file that is kept is not the one that was signed."""


class LetterNotAllowedError(LetterError):
    """The act may not be done with this letter; the text says why and what to do instead."""


class OvertakenError(LetterNotAllowedError):
    """Somebody else changed the draft since it was read."""


class FaultyLetterError(LetterNotAllowedError):
    """The letter may not go out as it is; `faults` says each thing that is missing."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("文书还不能签发：" + "；".join(faults))
