"""sendMessage, sendPhoto, sendDocument, sendChatAction."""

from __future__ import annotations

import httpx
import pytest
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.people.people import Person
from tests.sandbox.conftest import NOON, Api
from tests.sandbox.state.test_images import picture


async def test_a_text_with_buttons_shows_on_the_screen(bot: Bot, person: Person) -> None:
    buttons = [
        [
            InlineKeyboardButton("Yes", callback_data="y"),
            InlineKeyboardButton("No", url="https://a.b"),
        ],
        [InlineKeyboardButton("Copy", copy_text=CopyTextButton("x"))],
    ]
    keyboard = InlineKeyboardMarkup(buttons)

    sent = await bot.send_message(person.id, "<b>Hi</b>", "HTML", reply_markup=keyboard)

    shown = person.screen[-1]
    assert (sent.text, sent.date, sent.reply_markup) == ("Hi", NOON, keyboard)
    assert sent.entities[0].type == "bold"
    assert (shown.who, shown.text, shown.rows) == ("bot", "Hi", (("Yes", "No"), ("Copy",)))
    assert person.buttons() == ["Yes", "No", "Copy"]


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "x", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "1 < 2", "parse_mode": "HTML"}, "can't parse entities: Unclosed start tag"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ],
)
async def test_a_text_that_telegram_refuses_is_refused(
    api: Api, person: Person, parameters: dict[str, object], reason: str
) -> None:
    envelope = await api("sendMessage", chat_id=person.id, **parameters)

    assert str(envelope["description"]).startswith(f"Bad Request: {reason}")
    assert person.last_text == ""


@pytest.mark.parametrize("text", ["x" * 4096, "<b>" + "x" * 4096 + "</b>"])
async def test_the_limit_counts_what_is_left_of_the_tags(
    api: Api, person: Person, text: str
) -> None:
    envelope = await api("sendMessage", chat_id=person.id, text=text, parse_mode="HTML")

    assert envelope["ok"] is True
    assert len(person.last_text) == 4096


async def test_white_space_around_a_text_goes(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "\n <b> Hi </b>you\n", "HTML")

    assert sent.text == "Hi you"
    assert sent.parse_entities() == {sent.entities[0]: "Hi "}


async def test_options_are_taken(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(
        person.id, "Hi", protect_content=True, disable_notification=True, reply_to_message_id=1
    )

    assert sent.has_protected_content
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/start"


async def test_a_photo_keeps_its_bytes_and_can_be_sent_again_by_its_id(
    bot: Bot, person: Person
) -> None:
    content = picture(60, 40)

    sent = await bot.send_photo(person.id, content, caption="<i>Chart</i>", parse_mode="HTML")
    await bot.send_photo(person.id, sent.photo[-1].file_id)

    assert (sent.caption, sent.photo[-1].width, sent.photo[-1].height) == ("Chart", 60, 40)
    assert [shown.photo for shown in person.screen[-2:]] == [content, content]


async def test_a_document_keeps_name_and_bytes(bot: Bot, person: Person) -> None:
    sent = await bot.send_document(person.id, b"a;b", filename="rows.csv", caption="Export")

    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("rows.csv", 3)
    assert person.screen[-1].document == b"a;b"


@pytest.mark.parametrize(
    ("files", "data", "reason"),
    [
        ({}, {}, "Bad Request: there is no photo in the request"),
        ({}, {"photo": "x"}, "Bad Request: wrong file identifier/HTTP URL specified"),
        ({"photo": b""}, {}, "Bad Request: file must be non-empty"),
        ({"photo": b"no picture"}, {}, "Bad Request: IMAGE_PROCESS_FAILED"),
        ({"photo": bytes(10 * 1024 * 1024 + 1)}, {}, "Request Entity Too Large"),
        (
            {"photo": picture(9, 9)},
            {"caption": "x" * 1025},
            "Bad Request: message caption is too long",
        ),
    ],
)
async def test_a_photo_that_telegram_refuses_is_refused(
    client: httpx.AsyncClient,
    person: Person,
    files: dict[str, bytes],
    data: dict[str, str],
    reason: str,
) -> None:
    fields = {"chat_id": str(person.id), **data}

    answer = await client.post("sendPhoto", data=fields, files=files)

    assert answer.json()["description"] == reason


@pytest.mark.parametrize(("action", "is_taken"), [("typing", True), ("dancing", False)])
async def test_only_known_actions_are_shown(
    api: Api, person: Person, action: str, is_taken: bool
) -> None:
    envelope = await api("sendChatAction", chat_id=person.id, action=action)

    assert envelope["ok"] is is_taken
