"""How fast a batch goes from its record to one PDF, and a case into its bundle.

It works on a database of its own, in a folder that goes afterwards.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from gongkai.accounts.models import User
from gongkai.accounts.posts import PostKind
from gongkai.letters import actions as letters
from gongkai.letters.models import Letter
from gongkai.lib.database import bring_up_to_date
from gongkai.lib.today import today
from gongkai.overview.sample.cast import assemble
from gongkai.requests import actions, queries
from gongkai.requests.bundle_order import BundleOrder, Recipient
from gongkai.requests.models import IdentityKind, InfoRequest, WantedForm, WantedWay
from gongkai.statute.events import Channel, Submitted, SupplementRequested
from gongkai.statute.report.facts import ApplicantClass

BATCH = 200
_APPLICANT = actions.Applicant(
    "张小明", ApplicantClass.NATURAL_PERSON, IdentityKind.IDENTITY_CARD, "110101199003070011"
)


def main() -> None:
    """Compose, sign and print letters; then join the papers of one case."""
    bring_up_to_date()
    cast, on = assemble(since=date(2019, 5, 15)), today()
    handler, head = cast.holder(PostKind.HANDLER), cast.holder(PostKind.HEAD_OF_OFFICE)
    cases = [_received(handler, on) for _ in range(BATCH + 1)]
    print(f"\n{'from the record to paper':40}{'ms':>9}{'a second':>11}")
    with _timed("the first letter: compose, sign, PDF", 1):
        _signed(cases[0], handler, head, on)
    with _timed(f"{BATCH} letters, warm", BATCH):
        signed = [_signed(each, handler, head, on) for each in cases[1:]]
    printing = actions.order_letters(
        agency=handler.agency, letters=signed, by=handler, both_sides=True
    )
    with _timed(f"{BATCH} letters joined to print", BATCH):
        actions.make(printing=printing)
    order = BundleOrder(Recipient.COURT, on, notes=True)
    bundle = actions.order_bundle(info_request=cases[0], order=order, by=handler)
    with _timed("the bundle of a case", 1):
        actions.make(printing=bundle)


def _received(handler: User, on: date) -> InfoRequest:
    return actions.receive(
        agency=handler.agency,
        submitted=Submitted(Channel.IN_PERSON, on),
        wanted=actions.Wanted("检查情况", "", "检查的次数", WantedForm.PAPER, WantedWay.POST),
        people=[_APPLICANT],
        by=handler,
        on=on,
    ).info_request


def _signed(case: InfoRequest, handler: User, head: User, on: date) -> Letter:
    particulars = {"items": "请写明文件的年份", "how": "补充说明"}
    actions.record_with_letters(
        case,
        [SupplementRequested(on, on + timedelta(14))],
        by=handler,
        on=on,
        particulars=particulars,
    )
    letter = Letter.objects.get(matter=queries.matter_of(case), agency=case.agency)
    body = letter.body.replace("〔待填", "（").replace("〕", "）")
    text = letters.Text(letter.title, letter.addressee, body, letter.rows)
    letter = letters.rewrite(letter=letter, text=text, by=handler, version=letter.version)
    letter = letters.put_forward(letter=letter, by=handler)
    return actions.sign_letter(case, letter, by=head, on=on)


@contextmanager
def _timed(name: str, count: int) -> Iterator[None]:
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    print(f"{name:40}{1000 * took:9.0f}{count / took:11.1f}")
