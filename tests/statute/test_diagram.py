"""The states that a request can go through."""

from gongkai.statute.diagram import mermaid, transitions
from gongkai.statute.state import Awaiting, Position, State

RECEIVED = Position(State.RECEIVED)


def test_every_state_and_everything_awaited_is_reached() -> None:
    reached = {after for _, after in transitions()}
    assert {place.state for place in reached} == set(State)
    assert {place.awaiting for place in reached} == {*Awaiting, None}


def test_the_way_of_a_request_is_there() -> None:
    ways = transitions()
    assert ways[None, RECEIVED] == ("提交申请",)
    assert "收到补正" in ways[Position(State.RECEIVED, Awaiting.SUPPLEMENT), RECEIVED]
    assert ways[Position(State.ABANDONED), Position(State.DECIDED)] == ("作出决定",)
    assert ways[Position(State.DECIDED), Position(State.SERVED)] == ("送达",)


def test_nothing_leads_out_of_what_is_served() -> None:
    assert not [before for before, _ in transitions() if before == Position(State.SERVED)]
    assert "served --> [*]" in mermaid()
