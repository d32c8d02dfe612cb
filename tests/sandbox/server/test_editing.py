"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.people.people import Person
from bot.sandbox.state.clock import VirtualClock
from tests.sandbox.conftest import NOON, Api
from tests.sandbox.state.test_images import picture

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y")]])
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def test_an_edit_replaces_text_and_takes_the_buttons_away(
    bot: Bot, person: Person, clock: VirtualClock
) -> None:
    sent = await bot.send_message(person.id, "Hi", reply_markup=KEYBOARD)
    clock.advance(timedelta(minutes=1))

    edited = await sent.edit_text("Bye")

    shown = person.screen[-1]
    assert not isinstance(edited, bool)
    assert (edited.date, edited.edit_date) == (NOON, clock.now())
    assert (shown.text, shown.rows, shown.is_edited) == ("Bye", (), True)
    assert len(person.screen) == 2


async def test_the_buttons_alone_can_be_replaced(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "Hi", reply_markup=KEYBOARD)

    await sent.edit_reply_markup(None)

    assert (person.last_text, person.buttons()) == ("Hi", [])


async def test_a_caption_can_be_replaced(bot: Bot, person: Person) -> None:
    sent = await bot.send_photo(person.id, picture(9, 9), caption="Old")

    await sent.edit_caption("New")

    assert (person.last_text, person.screen[-1].photo) == ("New", picture(9, 9))


async def test_an_edit_that_changes_nothing_is_refused(api: Api, person: Person) -> None:
    same: dict[str, object] = {"chat_id": person.id, "text": "Hi"}
    await api("sendMessage", **same, reply_markup=KEYBOARD.to_dict())

    first = await api("editMessageText", **same, message_id=2, reply_markup=KEYBOARD.to_dict())
    second = await api("editMessageText", **same, message_id=2)
    third = await api("editMessageReplyMarkup", chat_id=person.id, message_id=2)

    assert (first["description"], second["ok"], third["description"]) == (SAME, True, SAME)


@pytest.mark.parametrize(
    ("method", "message_id", "reason"),
    [
        ("editMessageText", 1, "message can't be edited"),
        ("editMessageText", 3, "there is no text in the message to edit"),
        ("editMessageText", 4, "message can't be edited"),
        ("editMessageText", 99, "message to edit not found"),
        ("editMessageCaption", 2, "there is no caption in the message to edit"),
        ("editMessageReplyMarkup", 99, "message to edit not found"),
        ("deleteMessage", 99, "message to delete not found"),
    ],
)
async def test_what_cannot_be_changed_is_refused(
    bot: Bot, person: Person, api: Api, method: str, message_id: int, reason: str
) -> None:
    await bot.send_message(person.id, "Hi")
    await bot.send_photo(person.id, picture(9, 9))
    await bot.send_message(person.id, "Name?", reply_markup=ForceReply())

    envelope = await api(method, chat_id=person.id, message_id=message_id, text="x", caption="x")

    assert envelope["description"] == f"Bad Request: {reason}"


async def test_an_edit_takes_inline_keyboards_only(api: Api, person: Person) -> None:
    target: dict[str, object] = {"chat_id": person.id, "message_id": 2}
    await api("sendMessage", chat_id=person.id, text="Hi")

    envelope = await api("editMessageText", **target, text="x", reply_markup={"force_reply": True})

    assert envelope["description"] == "Bad Request: inline keyboard expected"


@pytest.mark.parametrize(("hours", "is_taken"), [(48, True), (49, False)])
async def test_a_message_can_be_deleted_for_two_days(
    api: Api, person: Person, clock: VirtualClock, hours: int, is_taken: bool
) -> None:
    await api("sendMessage", chat_id=person.id, text="Hi")
    clock.advance(timedelta(hours=hours))

    envelope = await api("deleteMessage", chat_id=person.id, message_id=2)

    assert envelope["ok"] is is_taken
    assert len(person.screen) == (1 if is_taken else 2)
