"""Whose turn comes first: warning signs, then who is known, strangers last; each chat in order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from sqlalchemy import select

from bot.services.incoming import urgency
from bot.services.incoming.inbox import Inbox
from bot.services.kernel.backlog import Line
from bot.storage.tables.mail import InboxUpdate
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.counting import counted_cost

STRANGERS = range(900, 940)


def _text(text: str) -> dict[str, Any]:
    return {"message": {"text": text}}


def _press(data: str) -> dict[str, Any]:
    return {"callback_query": {"data": data}}


@pytest.mark.parametrize(
    ("body", "is_sign"),
    [
        (_text("I have chest pain"), True),
        (_text("/stop I have chest pain"), True),
        (_text("Tengo fiebre"), True),
        (_text("I want to die"), True),
        ({"message": {"caption": "fever of 39"}}, True),
        ({"edited_message": {"text": "I have a fever"}}, True),
        (_press("a:some-check-in:safety:yes"), True),
        (_press("f:yes"), True),
        (_text("I could walk a bit further today"), False),
        (_press("a:some-check-in:safety:no"), False),
        (_press("a:some-check-in:pain:8"), False),
        (_press("s:some-alert:mistake"), False),
        (_press(""), False),
        ({"callback_query": None}, False),
        ({"message": "what"}, False),
        ({"message": {"text": 7}}, False),
        ({}, False),
    ],
)
def test_a_sign_is_seen_in_the_json(body: dict[str, Any], is_sign: bool) -> None:
    assert (urgency.danger_in(body) is not None) is is_sign


async def _order(inbox: Inbox, how_many: int) -> list[str]:
    """The words of the next updates, in the order in which they are handed out."""
    texts = []
    for _ in range(how_many):
        waiting = await inbox.next(set())
        assert waiting is not None
        texts.append(waiting.body["message"]["text"])
        async with inbox.runtime.database.transaction() as session:
            row = await session.get_one(InboxUpdate, waiting.inbox_id)
            row.state = "done"
    return texts


async def _flood(bench: Bench, *, in_memory: bool) -> Inbox:
    """Forty strangers, one of them with danger words, before a patient, a nurse and a sign."""
    ben, ann = await bench.patient(), await bench.patient()
    inbox = Inbox(bench.runtime)
    assert await inbox.next(set()) is None
    updates = [(each, each, _text("junk")) for each in STRANGERS]
    updates += [
        (950, 950, _text("chest pain, stranger")),
        (951, ADMIN, _text("status")),
        (952, ann.chat_id, _text("hello")),
        (953, ben.chat_id, _text("first")),
        (954, ben.chat_id, _text("I have a fever")),
        (955, -9001, _text("chest pain, group")),
    ]
    await inbox.take(updates)
    if not in_memory:
        inbox.lose_track()
    return inbox


@pytest.mark.parametrize("in_memory", [True, False])
async def test_signs_come_first_then_known_chats_and_strangers_last(
    bench: Bench, in_memory: bool
) -> None:
    inbox = await _flood(bench, in_memory=in_memory)

    order = await _order(inbox, 8)

    assert order[:2] == ["first", "I have a fever"]
    assert order[2] == "chest pain, stranger"
    assert sorted(order[3:5]) == ["hello", "status"]
    assert set(order[5:]) == {"junk"}


@pytest.mark.parametrize("in_memory", [True, False])
async def test_a_sign_that_comes_later_takes_along_what_its_chat_wrote_before(
    bench: Bench, in_memory: bool
) -> None:
    inbox = await _flood(bench, in_memory=in_memory)
    await inbox.take([(960, 952, _text("a stranger's")), (961, STRANGERS[5], _text("fever"))])
    if not in_memory:
        inbox.lose_track()

    order = await _order(inbox, 5)

    assert sorted(order[2:]) == ["chest pain, stranger", "fever", "junk"]
    assert order.index("junk") < order.index("fever")


async def test_where_hardly_anything_waits_nobody_is_looked_up(bench: Bench) -> None:
    ben, inbox = await bench.patient(), Inbox(bench.runtime)
    assert await inbox.next(set()) is None

    with counted_cost(bench.runtime.database) as cost:
        await inbox.take([(1, ben.chat_id, _text("hello"))])

    assert cost.statements == 1, cost
    async with bench.runtime.database.reading() as session:
        assert (await session.scalars(select(InboxUpdate.rank))).all() == [urgency.Rank.KNOWN]


class _Item:
    def __init__(self, chat_key: str, rank: int) -> None:
        self.chat_key = chat_key
        self.rank = rank


def _keys(line: Line, busy: Collection[str] = ()) -> list[str]:
    """Whose turn it is, one after the other, until none is left that is not busy."""
    return [each.chat_key for each in iter(lambda: line.next(busy), None)]


def test_who_writes_much_keeps_nobody_of_the_same_rank_waiting() -> None:
    line = Line()
    for chat_key in ("a", "a", "a", "b", "c"):
        line.add(_Item(chat_key, 2))

    assert _keys(line) == ["a", "b", "c", "a", "a"]
    assert len(line) == 0


def test_a_chat_that_is_busy_waits_and_keeps_its_rank() -> None:
    line = Line()
    line.add(_Item("a", 2))
    line.add(_Item("a", 0))
    line.add(_Item("b", 2))

    assert _keys(line, {"a"}) == ["b"]
    assert "a" in line
    assert _keys(line) == ["a", "a"]
    assert "a" not in line
