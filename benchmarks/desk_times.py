"""Time the pages and acts of a handler, in one process, without the network."""

import sys
from functools import partial
from itertools import count

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.desk_build import COUNT
from benchmarks.timing import Act, print_times, side_by_side
from gongkai.accounts.models import Agency, User
from gongkai.lib.today import today
from gongkai.overview.sample import crowd
from gongkai.requests import actions
from gongkai.requests.models import InfoRequest
from gongkai.statute.events import Channel, Confirmed, Submitted
from gongkai.statute.state import State

_ROUNDS, _FEW_ROUNDS = 40, 5
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def main() -> None:
    """The pages and acts of a handler."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="liqing"), _BACKEND)
    pages = _pages(client)
    print_times("page", side_by_side(pages, _ROUNDS), _queries(pages))
    acts = _acts()
    print_times("act", side_by_side(acts, _ROUNDS), _queries(acts))
    exports = _exports(client)
    print_times("export", side_by_side(exports, _FEW_ROUNDS), _queries(exports))


def _pages(client: Client) -> dict[str, Act]:
    worklist = reverse("requests:worklist")
    done = InfoRequest.objects.filter(state=State.SERVED).order_by("pk")[COUNT // 3]
    waits = InfoRequest.objects.filter(state=State.RECEIVED).order_by("pk")[100]
    someone = User.objects.get(username="zhoulan").pk
    addresses = {
        "worklist": worklist,
        "worklist, overdue": f"{worklist}?due=overdue",
        "worklist, waiting": f"{worklist}?due=waiting",
        "worklist, done": f"{worklist}?due=done",
        "worklist, done, page 2": f"{worklist}?due=done&page=2",
        "worklist, done, last page": f"{worklist}?due=done&page=970",
        "worklist, page 2": f"{worklist}?page=2",
        "worklist, text": f"{worklist}?q=户口",
        "worklist, two words in done": f"{worklist}?due=done&q=东街 合同",
        "worklist, handler, channel": f"{worklist}?handler={someone}&channel=online",
        "worklist, class of applicant": f"{worklist}?applicant_class=com&due=done",
        "worklist, by receipt": f"{worklist}?sort=received_desc&due=done",
        "case file, ended": f"{worklist}{done.number}/",
        "case file, open": f"{worklist}{waits.number}/",
        "calendar": reverse("requests:calendar"),
        "similar requests": reverse("requests:case_similar", args=[waits.year, waits.serial]),
    }
    pages: dict[str, Act] = {
        name: partial(_get, client, address) for name, address in addresses.items()
    }
    pages["worklist, the list alone"] = partial(_get, client, worklist, part=True)
    return pages


def _get(client: Client, address: str, *, part: bool = False) -> None:
    answer = client.get(address, headers={"hx-request": "true"} if part else None)
    if answer.status_code != 200:
        sys.exit(f"{address}: {answer.status_code}")


def _acts() -> dict[str, Act]:
    agency = Agency.objects.get(slug="gongan")
    handler = User.objects.get(username="liqing")
    numbers = count()
    wanted = actions.Wanted("计时用的信息", "", "计时用的一份申请。", "electronic", "email")

    def created(channel: Channel) -> InfoRequest:
        return actions.receive(
            agency=agency,
            submitted=Submitted(channel, today()),
            wanted=wanted,
            people=[crowd.applicant(crowd.somebody(next(numbers)))],
            by=handler,
            on=today(),
        ).info_request

    def create_and_accept() -> None:
        actions.record(created(Channel.ONLINE), Confirmed(today()), by=handler, on=today())

    return {
        "create and accept, online": create_and_accept,
        "create, in person": partial(created, Channel.IN_PERSON),
    }


def _exports(client: Client) -> dict[str, Act]:
    address = f"{reverse('requests:export')}?due=done"

    def export() -> None:
        answer = client.post(address, {"as": "csv"})
        for _ in answer.streaming_content:  # type: ignore[attr-defined]  # only where it streams
            pass

    return {"CSV of all that is done": export}


def _queries(acts: dict[str, Act]) -> dict[str, int]:
    counted = {}
    for name, act in acts.items():
        with CaptureQueriesContext(connection) as asked:
            act()
        counted[name] = len(asked)
    return counted
