"""What Telegram itself writes into a chat: no person said it, so nobody is answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.redaction import read_envelope
from bot.storage.tables.mail import InboxUpdate
from tests.canaries import NAME
from tests.world import World, open_world

MESSAGE = {
    "message_id": 9,
    "date": 1_780_000_000,
    "chat": {"id": 7, "type": "private"},
    "from": {"id": 7, "is_bot": False, "first_name": NAME},
}
SERVICE = {
    "pinned_message": {**MESSAGE, "text": NAME},
    "new_chat_title": NAME,
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400},
    "chat_background_set": {"type": {}},
    "boost_added": {"boost_count": 1},
    "write_access_allowed": {},
}


async def _put(world: World, chat_id: int, extra: dict[str, object]) -> None:
    who = {"id": chat_id, "is_bot": False, "first_name": "B"}
    message = {**MESSAGE, "chat": {"id": chat_id, "type": "private"}, "from": who, **extra}
    world.sandbox.world.queue.put("message", message)
    await world.player.settle()


async def _states(world: World) -> set[str]:
    async with world.app.runtime.database.reading() as session:
        return set(await session.scalars(select(InboxUpdate.state)))


async def test_it_is_ignored_and_the_open_question_stays(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        ben, stranger = await world.join("B", "K7-204"), world.sandbox.person("S")
        await world.player.go_on(timedelta(days=1))
        before, buttons = [shown.text for shown in ben.screen], ben.buttons()

        for name, value in SERVICE.items():
            for person in (ben, stranger, world.nurse):
                await _put(world, person.id, {name: value})

        assert [shown.text for shown in ben.screen] == before
        assert ben.buttons() == buttons
        assert stranger.screen == []
        assert await _states(world) == {"done"}
        # What a person sends is answered as ever.
        await ben.send_voice()
        await world.player.settle()
        assert ben.last_text != before[-1]


@pytest.mark.parametrize("name", SERVICE)
def test_nothing_of_it_is_stored(name: str) -> None:
    raw = {"update_id": 5, "message": {**MESSAGE, name: SERVICE[name]}}

    envelope = read_envelope(raw)

    assert envelope is not None
    assert envelope.body == {"update_id": 5}


def test_words_are_read_whatever_comes_with_them() -> None:
    message = {**MESSAGE, "text": "I have a fever", "pinned_message": {**MESSAGE}}

    envelope = read_envelope({"update_id": 5, "message": message})

    assert envelope is not None
    assert envelope.body["message"]["text"] == "I have a fever"


def test_a_groups_new_id_is_kept() -> None:
    envelope = read_envelope({"update_id": 5, "message": {**MESSAGE, "migrate_to_chat_id": -200}})

    assert envelope is not None
    assert envelope.body["message"]["migrate_to_chat_id"] == -200
