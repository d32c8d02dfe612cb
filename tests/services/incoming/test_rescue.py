"""Danger in what cannot be handled: answered as usual if that works, else without the database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.alerts import AlertKind
from bot.services.incoming.inbox import Inbox
from bot.services.incoming.rescue import Rescue, cry_in
from bot.services.kernel.transaction import HANDLING, Handling, Result, Work
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import hire
from tests.services.support.newcomers import make_link, newcomer

CHEST_PAIN = "I have chest pain"


def _message(chat_id: int, text: object, number: int = 1, kind: str = "message") -> dict[str, Any]:
    user = {"id": chat_id, "is_bot": False, "first_name": "-", "language_code": "en"}
    body = {"from": user, "chat": {"id": chat_id, "type": "private"}, "text": text}
    return {"update_id": number, kind: body}


def _press(chat_id: int, data: object) -> dict[str, Any]:
    message = {"message_id": 5, "chat": {"id": chat_id, "type": "private"}}
    press = {"id": "1", "from": {"id": chat_id}, "data": data, "message": message}
    return {"update_id": 1, "callback_query": press}


class _Broken(Rescue):
    """Its database takes nothing, and may say nothing either."""

    reads = False

    async def _look(self, step: Callable[[Work], Awaitable[Result]]) -> Result | None:
        return await super()._look(step) if self.reads else None

    async def _do(self, step: Callable[[Work], Awaitable[bool]]) -> bool:
        return False


def _rescue(bench: Bench, *, reads: bool | None = None) -> Rescue:
    admins = frozenset({ADMIN})
    if reads is None:
        return Rescue(bench.runtime, bench.messenger, admins)
    broken = _Broken(bench.runtime, bench.messenger, admins)
    broken.reads = reads
    return broken


@pytest.mark.parametrize(
    "update",
    [
        _message(7, CHEST_PAIN),
        _message(7, CHEST_PAIN, kind="edited_message"),
        _press(7, "f:yes"),
        _press(7, "a:check:safety:yes"),
    ],
)
def test_danger_is_found(update: dict[str, Any]) -> None:
    assert cry_in(update) is not None


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"message": None},
        {"message": {}},
        {"message": {"text": CHEST_PAIN}},
        {"message": {"text": CHEST_PAIN, "from": {"id": 7}, "chat": {"id": -5}}},
        _message(7, "better today"),
        _message(7, 5),
        _message(7, None),
        _press(7, "a:check:safety:no"),
        _press(7, "a:check:pain:7"),
        _press(7, None),
        {"callback_query": {"data": "f:yes"}},
        {"callback_query": {"data": "f:yes", "from": {"id": 7}, "message": "x"}},
    ],
)
def test_without_danger_or_a_sender_there_is_none(update: dict[str, Any]) -> None:
    assert cry_in(update) is None


async def test_it_is_answered_as_usual_and_marked_as_done(bench: Bench) -> None:
    ben = await bench.patient()
    await Inbox(bench.runtime).take([(1, ben.chat_id, _message(ben.chat_id, CHEST_PAIN))])
    waiting = await Inbox(bench.runtime).next(set())
    assert waiting is not None
    handling = Handling(waiting.inbox_id)
    token = HANDLING.set(handling)
    try:
        await _rescue(bench).rescue(waiting.body)
    finally:
        HANDLING.reset(token)
    await bench.pump()

    assert handling.is_done
    assert ben.keys == ["free_text_urgent"]
    assert await ben.notes() == [CHEST_PAIN]
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.patient_id) == (AlertKind.URGENT_TEXT, ben.patient_id)


@pytest.mark.parametrize("reads", [True, False])
async def test_without_the_database_help_and_a_call_go_out_at_once(
    bench: Bench, reads: bool
) -> None:
    ben, nurse = await bench.patient(), await hire(bench)
    nurse.clear()
    rescue = _rescue(bench, reads=reads)
    if not reads:
        # As it was known before.
        rescue._staff = {ADMIN: "en", nurse.chat_id: "en"}

    for _ in range(3):
        await rescue.rescue(_message(ben.chat_id, CHEST_PAIN))

    assert ben.keys == ["free_text_urgent"]
    assert nurse.keys == ["staff_rescued"]
    assert bench.staff.keys[-1] == "staff_rescued"
    assert f"Case {ben.reference if reads else '-'}:" in nurse.last.text


async def test_who_goes_on_writing_rings_staff_once_in_a_while(bench: Bench) -> None:
    ben = await bench.patient()
    rescue = _rescue(bench, reads=True)

    for number in range(5):
        await rescue.rescue(_message(ben.chat_id, CHEST_PAIN, number))

    assert ben.keys == ["free_text_urgent"] * 5
    assert bench.staff.keys.count("staff_rescued") == 1


async def test_a_stranger_reads_where_help_is_and_rings_nobody(bench: Bench) -> None:
    eve = newcomer(bench)
    before = len(bench.staff.screen)

    await _rescue(bench, reads=True).rescue(_message(eve.chat_id, CHEST_PAIN))
    await bench.pump()

    assert eve.keys == ["free_text_urgent"]
    assert len(bench.staff.screen) == before


async def test_who_is_about_to_join_is_a_patient(bench: Bench) -> None:
    link, eve = await make_link(bench), newcomer(bench)
    await eve.opens(link.code)
    eve.clear()

    await _rescue(bench).rescue(_message(eve.chat_id, CHEST_PAIN))
    await bench.pump()

    assert eve.keys == ["free_text_urgent"]
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.patient_id) == (AlertKind.URGENT_TEXT, link.patient_id)
    assert "staff_rescued" in bench.staff.keys


async def test_trouble_that_may_pass_is_waited_for_a_few_seconds(bench: Bench) -> None:
    ben = await bench.patient()
    rescue = _rescue(bench, reads=False)

    await rescue.rescue(_message(ben.chat_id, CHEST_PAIN), may_pass=True)
    assert ben.keys == []
    rescue._failing[1] -= 10
    await rescue.rescue(_message(ben.chat_id, CHEST_PAIN), may_pass=True)

    assert ben.keys == ["free_text_urgent"]


class _Over:
    """The fence of one that knows that another leads."""

    epoch = 1
    leads = False

    async def check(self, work: Work) -> None:
        """It does nothing more."""
        raise self.lost()

    def lost(self) -> Exception:
        """As ever."""
        return RuntimeError("another leads")


async def test_who_led_once_leaves_danger_to_the_one_that_leads(bench: Bench) -> None:
    inbox = Inbox(bench.runtime)
    inbox.rescue = _rescue(bench)
    bench.runtime.fence = _Over()

    await inbox.save(_message(7, CHEST_PAIN))

    bench.runtime.fence = None
    assert bench.messenger.calls == []
