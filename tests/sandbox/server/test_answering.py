"""answerCallbackQuery: once, in time, as a toast or an alert."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server.faults import Fault, FaultKind
from bot.sandbox.state.clock import VirtualClock
from tests.sandbox.conftest import Api, Envelope

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def query_id(bot: Bot, person: Person, sandbox: Sandbox) -> str:
    """A press that waits for its answer."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
    await bot.send_message(person.id, "Well?", reply_markup=keyboard)
    await person.press("Yes")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    return update.callback_query.id


async def answer(api: Api, query_id: str, **more: object) -> Envelope:
    return await api("answerCallbackQuery", callback_query_id=query_id, **more)


@pytest.mark.parametrize("is_alert", [False, True])
async def test_the_text_reaches_the_person(
    api: Api, person: Person, query_id: str, is_alert: bool
) -> None:
    envelope = await answer(api, query_id, text="Saved", show_alert=is_alert)

    assert envelope == {"ok": True, "result": True}
    assert person.alerts == ["Saved"]


async def test_an_answer_without_text_shows_nothing(
    api: Api, person: Person, query_id: str
) -> None:
    envelope = await answer(api, query_id)

    assert envelope["ok"] is True
    assert person.alerts == []


async def test_a_press_is_answered_once(api: Api, query_id: str) -> None:
    await answer(api, query_id)

    again = await answer(api, query_id)

    assert again["description"] == TOO_OLD


@pytest.mark.parametrize(("seconds", "is_taken"), [(15, True), (16, False), (86_400, False)])
async def test_a_press_is_answered_within_fifteen_seconds(
    api: Api, clock: VirtualClock, query_id: str, seconds: int, is_taken: bool
) -> None:
    clock.advance(timedelta(seconds=seconds))

    envelope = await answer(api, query_id)

    assert envelope["ok"] is is_taken


async def test_an_unknown_press_is_refused(api: Api) -> None:
    envelope = await answer(api, "17")

    assert envelope["description"] == TOO_OLD


async def test_a_long_text_is_refused(api: Api, query_id: str) -> None:
    envelope = await answer(api, query_id, text="x" * 201)

    assert envelope["description"] == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_fault_set_by_chat_strikes_the_answer_to_a_press_there(
    api: Api, sandbox: Sandbox, person: Person, query_id: str
) -> None:
    other = sandbox.person("B")
    fault = FaultKind.FLOOD
    sandbox.faults.add(Fault(fault, "answerCallbackQuery", other.id, count=0))
    sandbox.faults.add(Fault(fault, "answerCallbackQuery", person.id))

    first, second = await answer(api, query_id), await answer(api, query_id)

    assert (first["error_code"], second["ok"]) == (429, True)
    assert [call.chat_id for call in sandbox.calls[-2:]] == [person.id, person.id]
