"""The server killed amid the work of several desks, again and again: what a handler was told is
done is done, in the history and in the journal, and nothing is half done.
"""

import json
import random
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
import requests

from gongkai.lib.today import today
from tests.cast import PASSWORD
from tests.requests.own_server import Browser, OwnServer, own_house, run
from tests.requests.public.applicant import PDF

pytestmark = pytest.mark.tables

DESKS = 4
ENOUGH = 240
ROUND = (40, 80)
"""How many acts are acknowledged before a kill, at least and at most."""

STAGE = f"""
import django, json
django.setup()
from gongkai.accounts import actions
from gongkai.accounts.posts import PostKind
from gongkai.lib.database import bring_up_to_date
from tests import cast
bring_up_to_date()
police = cast.agency("示例区公安局", slug="gongan")
unit = actions.add_unit(agency=police, name="治安管理大队")
people = [
    cast.person(police, name, PostKind.HANDLER, PostKind.HEAD_OF_OFFICE)
    for name in ("陈甲", "李乙", "王丙", "赵丁")[:{DESKS}]
]
office = [
    cast.person(police, name, post)
    for name, post in (
        ("钱核", PostKind.UNIT_REVIEWER),
        ("孙密", PostKind.SECRECY_REVIEWER),
        ("郑局", PostKind.SIGNER),
    )
]
print(json.dumps({{
    "unit": unit.pk,
    "people": [[each.pk, each.username] for each in people],
    "office": [each.username for each in office],
}}))
"""

FOUND = """
import django, json
from collections import Counter
django.setup()
from gongkai.audit.models import Entry
from gongkai.letters.models import Letter
from gongkai.requests import actions, queries
from gongkai.requests.models import InfoRequest

def there(case):
    "What the tables hold of a request: the acts that left it, and their traces."
    events, notes = list(case.events.all()), list(case.notes.all())
    searches, files = list(case.searches.all()), list(case.enclosures.all())
    answered = [each for each in searches if each.answered_at]
    acts = Counter(each.kind for each in events)
    acts.update(
        note=len(notes), enclosed=len(files), ask_search=len(searches),
        answer_search=len(answered), assign=bool(case.handler), archive=bool(case.archived_on),
    )
    marks = {"entered": True, "assigned": case.handler, "decided": case.decided_on}
    traces = {f"{case.subject} {mark}" for mark, held in marks.items() if held}
    traces |= {f"{case.subject} archived"} if case.archived_on else set()
    traces |= {each.remark for each in events} | {each.text for each in notes}
    traces |= {each.question for each in searches} | {each.place for each in answered}
    whole = [each for each in files if len(queries.content(each)) == each.size]
    traces |= {each.name.removesuffix(".pdf") for each in whole}
    return {"acts": +acts, "traces": sorted(traces)}

def letters(case):
    "The steps of its letters, and what the reply's left."
    found = list(Letter.objects.filter(matter=queries.matter_of(case)))
    steps = Counter(f"{each.pk} {step.act}" for each in found for step in each.steps.all())
    replies = [each for each in found if each.kind == "D02"]
    traces = {f"{case.subject} {step.act}" for each in replies for step in each.steps.all()}
    traces |= {f"{case.subject} put forward" for each in replies if each.state != "draft"}
    told_of = [
        f"{each.pk} {act}" for each in found for act in told("letters.letter", each).elements()
    ]
    return {"steps": steps, "steps_told": Counter(told_of), "letter_traces": sorted(traces)}

def told(kind, about):
    "What the journal tells of it."
    entries = Entry.objects.filter(about_kind=kind, about_id=str(about.pk))
    return Counter(entries.values_list("act", flat=True))

print(json.dumps([
    {**there(case), **letters(case), "told": told("requests.inforequest", case)}
    for case in InfoRequest.objects.all()
]))
"""


@dataclass
class Acknowledged:
    """What the desks were told is done; with enough of it comes the kill."""

    traces: list[str] = field(default_factory=list)
    enough: int = 0
    kill: Callable[[], None] = lambda: None
    _lock: Lock = field(default_factory=Lock)

    def add(self, trace: str) -> None:
        with self._lock:
            self.traces.append(trace)
            if self.is_enough():
                self.kill()

    def is_enough(self) -> bool:
        return len(self.traces) >= self.enough


@dataclass
class Desk:
    """A handler, with an office that reviews and signs, who takes one request after the other
    from entry to archive.
    """

    name: str
    person: int
    unit: int
    browser: Browser
    office: dict[str, Browser]
    """Who reviews and signs its letters, by name."""
    acknowledged: Acknowledged
    begun: int = 0

    def work(self) -> None:
        """Until the server is gone."""
        try:
            while True:
                self._one_request()
        except requests.RequestException:
            assert self.acknowledged.is_enough(), "the server failed before it was killed"

    def _one_request(self) -> None:
        self.begun += 1
        subject = f"{self.name}的第{self.begun}件"
        self._done("/desk/requests/entry/", _entry(subject), f"{subject} entered")
        number = re.search(r"编号(\d{4}-\d+)", self.browser.read("/desk/requests/entry/done/"))
        assert number
        case = f"/desk/requests/{int(number[1][:4])}-{int(number[1][5:])}/"
        for page, data, trace in self._acts(subject, case):
            files = {"material": (f"{trace}.pdf", PDF)} if page == "enclose/" else None
            self._done(f"{case}{page}", data, trace, files)
        self._letter(subject, self.browser.led(f"{case}serve/"))
        self._done(f"{case}archive/", {}, f"{subject} archived")

    def _letter(self, subject: str, page: str) -> None:
        """The reply through the hands of the office."""
        reviewer, secrecy_reviewer, signer = self.office.values()
        by_hand = {"way": "in_person", "on": today().isoformat(), "signed_by": "张小明"}
        for who, act, data, trace in (
            (self.browser, "forward", {}, "put forward"),
            (reviewer, "pass", {"opinion": "同意"}, "review_letter"),
            (secrecy_reviewer, "pass", {"opinion": "同意"}, "review_secrecy"),
            (signer, "sign", {}, "sign"),
            (self.browser, "issue", {}, "issue_letter"),
            (self.browser, "serve", by_hand, "serve"),
        ):
            who.send(page, {"act": act, **data})
            self.acknowledged.add(f"{subject} {trace}")

    def _done(self, path: str, data: dict[str, Any], trace: str, files: Any = None) -> None:
        self.browser.send(path, data, files)
        self.acknowledged.add(trace)

    def go_to(self, address: str) -> None:
        """Everybody goes to a server, and logs in the first time."""
        for name, browser in ((self.name, self.browser), *self.office.items()):
            is_new = not browser.address
            browser.address = address
            if is_new:
                browser.log_in(name, PASSWORD)

    def close(self) -> None:
        for browser in (self.browser, *self.office.values()):
            browser.close()

    def _acts(self, subject: str, case: str) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Page, form and trace of each act; a search is answered where the case file says."""
        on = today().isoformat()

        def said(word: str) -> str:
            return f"{subject} {word}"

        yield "assign/", {"handler": self.person, "unit": self.unit}, said("assigned")
        yield "note/", {"text": said("note")}, said("note")
        yield "enclose/", {"kind": "other"}, said("file")
        asked = {"units": [self.unit], "question": said("search"), "answer_by_on": on}
        yield "search/", asked, said("search")
        search = re.search(r"search/(\d+)/", self.browser.read(case))
        assert search
        answer = {
            "result": "not_held",
            "place": said("searched"),
            "method": "翻",
            "searched_by": "甲",
        }
        yield search[0], answer, said("searched")
        parties = {"on": on, "of": "third_party", "parties": "甲公司\n乙公司"}
        yield "opinion/", {**parties, "remark": said("opinion")}, said("opinion")
        yield "delivered/", {"letter": "2", "delivered_on": on}, said("opinion")
        for party in ("甲公司", "乙公司"):
            given = {"on": on, "party": party, "consents": "yes", "remark": said(party)}
            yield "opinion-received/", given, said(party)
        longer = {"on": on, "working_days": 10, "remark": said("extended")}
        yield "extend/", longer, said("extended")
        decision = {"outcome": "D02", "on": on, "attachments": "on", "form_given": "on"}
        yield "decide/", decision, said("decided")


def _entry(subject: str) -> dict[str, Any]:
    return {
        "channel": "in_person",
        "arrived_on": today().isoformat(),
        "applicants-TOTAL_FORMS": "1",
        "applicants-INITIAL_FORMS": "0",
        "applicants-0-name": "张小明",
        "applicants-0-applicant_class": "nat",
        "applicants-0-identity_kind": "identity_card",
        "representative-identity_kind": "identity_card",
        "subject": subject,
        "wanted_form": "electronic",
        "wanted_way": "email",
    }


def test_a_killed_server_loses_and_halves_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    acknowledged = Acknowledged()
    with own_house(tmp_path) as house:
        stage = json.loads(run(house, "-c", STAGE))
        desks = [
            Desk(
                username,
                pk,
                stage["unit"],
                Browser(),
                {name: Browser() for name in stage["office"]},
                acknowledged,
            )
            for pk, username in stage["people"]
        ]
        kills = 0
        while len(acknowledged.traces) < ENOUGH:
            _work_until_killed(house, desks, acknowledged)
            kills += 1
        for desk in desks:
            desk.close()
        OwnServer(house, workers=1).end()  # it comes up again
        cases = json.loads(run(house, "-c", FOUND))
        verified = run(house, "-m", "gongkai", "audit", "verify")
        rebuilt = run(house, "-m", "gongkai", "rebuild-requests")
    assert kills >= ENOUGH // ROUND[1]
    there = {trace for case in cases for trace in case["traces"] + case["letter_traces"]}
    assert set(acknowledged.traces) <= there
    for case in cases:
        assert case["acts"] == case["told"]
        assert case["steps"] == case["steps_told"]
        sought, retracted = (case["acts"].get(each, 0) for each in ("opinion_sought", "retracted"))
        assert (sought, retracted) in {(0, 0), (2, 0), (3, 1)}
    assert "逐条相符" in verified
    assert "没有变化" in rebuilt


def _work_until_killed(
    house: dict[str, str], desks: list[Desk], acknowledged: Acknowledged
) -> None:
    """Everybody works; after some more acts the server is killed amid the next."""
    acknowledged.enough = len(acknowledged.traces) + random.randint(*ROUND)
    server = OwnServer(house, workers=2)
    acknowledged.kill = server.kill
    try:
        for desk in desks:
            desk.go_to(server.address)
        with ThreadPoolExecutor(len(desks)) as pool:
            working = [pool.submit(desk.work) for desk in desks]
        for each in working:
            each.result()
    finally:
        server.end()
