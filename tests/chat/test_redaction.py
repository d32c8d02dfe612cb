"""Updates before they are stored: ids and words are kept, names and media are not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from telegram import Update

from bot.chat.redaction import read_envelope
from tests.canaries import NAME

USER = {
    "id": 7,
    "is_bot": False,
    "first_name": NAME,
    "last_name": NAME,
    "username": NAME,
    "language_code": "es",
}
CHAT = {"id": 7, "type": "private", "first_name": NAME, "username": NAME}
GROUP = {"id": -100, "type": "supergroup", "title": NAME}
MESSAGE = {"message_id": 3, "date": 1_780_000_000, "chat": CHAT, "from": USER}
MEDIA = {
    "voice": {"file_id": NAME},
    "photo": [{"file_id": NAME}],
    "document": {"file_name": NAME},
    "contact": {"phone_number": NAME},
    "location": {"latitude": 1.0},
    "sticker": {"emoji": NAME},
    "reply_to_message": {"text": NAME},
    "forward_origin": {"sender_user": USER},
}
MEMBER = {"status": "kicked", "user": USER, "until_date": 0}


def _press(message: dict[str, Any]) -> dict[str, Any]:
    return {"id": "9", "from": USER, "chat_instance": "1", "data": "a:b", "message": message}


def _change(chat: dict[str, Any]) -> dict[str, Any]:
    return {
        "chat": chat,
        "from": USER,
        "date": 1,
        "old_chat_member": {"status": "member", "user": USER},
        "new_chat_member": MEMBER,
        "invite_link": {"creator": USER},
    }


@pytest.mark.parametrize(
    ("part", "chat_id"),
    [
        ({"message": {**MESSAGE, "text": "7", **MEDIA}}, 7),
        ({"edited_message": {**MESSAGE, "caption": "7", **MEDIA}}, 7),
        ({"message": {**MESSAGE, "chat": GROUP, "sender_chat": GROUP}}, -100),
        ({"message": {**MESSAGE, "migrate_to_chat_id": -200}}, 7),
        ({"message": {key: MESSAGE[key] for key in ("message_id", "date", "chat")}}, 7),
        ({"callback_query": _press({**MESSAGE, "text": NAME, "reply_markup": {}})}, 7),
        ({"callback_query": {"id": "9", "from": USER, "data": "a", "inline_message_id": "x"}}, 7),
        ({"my_chat_member": _change(CHAT)}, 7),
        ({"chat_member": _change(GROUP)}, -100),
        ({"poll": {"question": NAME}}, 0),
    ],
)
def test_no_name_and_no_media_is_stored(part: dict[str, Any], chat_id: int) -> None:
    envelope = read_envelope({"update_id": 5, **part})

    assert envelope is not None
    assert (envelope.update_id, envelope.chat_id) == (5, chat_id)
    assert NAME not in json.dumps(envelope.body)
    assert "file_id" not in json.dumps(envelope.body)


@pytest.mark.parametrize(
    "part",
    [
        {"message": {**MESSAGE, "text": "7", **MEDIA}},
        {"callback_query": _press(MESSAGE)},
        {"my_chat_member": _change(CHAT)},
    ],
)
def test_what_is_left_can_still_be_read(part: dict[str, Any]) -> None:
    envelope = read_envelope({"update_id": 5, **part})
    assert envelope is not None

    update = Update.de_json(envelope.body)

    assert update.effective_user is not None
    assert (update.effective_user.id, update.effective_user.language_code) == (7, "es")


LIST = {"file_id": "F", "file_unique_id": "U", "file_size": 9, "file_name": f"{NAME}.CSV"}
LIES = {"file_id": "F", "file_unique_id": "U", "file_size": 9}


@pytest.mark.parametrize(
    ("document", "chat", "kept"),
    [
        (LIST, CHAT, LIES),
        ({**LIST, "file_name": "a.json"}, CHAT, LIES),
        ({**LIST, "file_name": "a.pdf"}, CHAT, None),
        ({**LIST, "file_id": 7}, CHAT, None),
        ({**LIST, "file_size": "9"}, CHAT, None),
        (LIST, GROUP, None),
    ],
)
def test_of_a_table_in_a_private_chat_it_is_kept_where_it_lies(
    document: dict[str, Any], chat: dict[str, Any], kept: dict[str, Any] | None
) -> None:
    message = {**MESSAGE, "chat": chat, "document": document}

    envelope = read_envelope({"update_id": 5, "message": message})

    assert envelope is not None
    assert envelope.body["message"].get("document") == kept
    assert NAME not in json.dumps(envelope.body)


def test_words_and_press_data_are_kept() -> None:
    written = read_envelope({"update_id": 5, "message": {**MESSAGE, "text": "numb"}})
    pressed = read_envelope({"update_id": 6, "callback_query": _press(MESSAGE)})

    assert written is not None
    assert written.body["message"]["text"] == "numb"
    assert pressed is not None
    assert pressed.body["callback_query"]["data"] == "a:b"


@pytest.mark.parametrize(
    "raw", [None, "x", [], {}, {"update_id": "5"}, {"update_id": 2**63}, {"update_id": True}]
)
def test_what_has_no_id_cannot_be_acknowledged(raw: object) -> None:
    assert read_envelope(raw) is None


@pytest.mark.parametrize(
    "part",
    [
        {"message": {"date": "x"}},
        {"message": "x"},
        {"callback_query": {"id": "1"}},
        {"message": 3},
        {"message": {**MESSAGE, "chat": {**CHAT, "id": 2**63}}},
        {"message": {**MESSAGE, "chat": {**CHAT, "id": "\ud800"}}},
        {"message": {**MESSAGE, "from": {**USER, "id": 7.5}}},
        {"callback_query": {**_press(MESSAGE), "from": {**USER, "id": -(2**63) - 1}}},
        {"chat_member": {**_change(GROUP), "old_chat_member": {"user": {**USER, "id": "7"}}}},
    ],
)
def test_an_update_of_an_unknown_shape_is_kept_whole_for_whoever_looks_into_it(
    part: dict[str, Any],
) -> None:
    raw = {"update_id": 5, **part}

    envelope = read_envelope(raw)

    assert envelope is not None
    assert (envelope.chat_id, envelope.body) == (0, raw)
