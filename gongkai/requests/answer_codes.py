"""The code with which a consulted party answers online: computed from the letter, kept nowhere."""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac

from gongkai.letters.models import Letter
from gongkai.lib.half_width import plain_dashes

ANSWERED_ONLINE = frozenset({"P07", "P11", "P12"})
"""The letters that ask a third party or another agency for its opinion."""
_SALT = "gongkai.requests.answer"
_SIGNS = 10


def code_of(letter: Letter) -> str:
    """Ten letters and digits; whoever has the letter has them."""
    digest = salted_hmac(_SALT, str(letter.pk), algorithm="sha256").digest()
    return base64.b32encode(digest).decode()[:_SIGNS]


def is_code_of(letter: Letter, code: str) -> bool:
    """Whether a code is this letter's, however it is spaced and whichever case it has."""
    plain = "".join(plain_dashes(code).split()).replace("-", "").upper()
    return constant_time_compare(plain, code_of(letter))


def told_in(letter: Letter) -> str:
    """The line at the foot of a letter that says how to answer online; empty for other letters."""
    if letter.kind not in ANSWERED_ONLINE:
        return ""
    return f"网上答复：本机关政府信息公开网页“答复征求意见”，答复码{code_of(letter)}"
