"""What the words of a letter can fail on, in Chinese sentences for the user.

LetterError
├── LetterFactsError      the facts do not suffice for a letter of this kind
└── WordingError          a wording file that cannot be read as one
"""


class LetterError(ValueError):
    """The root; its text says what to do next."""


class LetterFactsError(LetterError):
    """The facts do not suffice for a letter of this kind."""


class WordingError(LetterError):
    """A wording file that cannot be read as one; names file and line."""
