"""The messenger over HTTP: what the phone shows, and what is known after each fault."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from telegram import Bot

from bot.chat.messenger import TelegramMessenger, qr_png
from bot.chat.request import TelegramRequest
from bot.documents.packing import pack
from bot.domain.delivery import SendResult
from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import TOKEN, Sandbox
from bot.sandbox.server.faults import Fault, FaultKind
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.ports import Letter
from tests.world import MONDAY

KEYBOARD = [[{"text": "Yes", "data": "a:1"}, {"text": "No", "data": "a:2"}]]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Telegram on this machine."""
    async with Sandbox(VirtualClock(MONDAY)) as sandbox:
        yield sandbox


@pytest.fixture
async def person(sandbox: Sandbox) -> Person:
    """Someone who has started the bot."""
    person = sandbox.person("P")
    await person.start()
    return person


@pytest.fixture
async def messenger(sandbox: Sandbox) -> AsyncIterator[TelegramMessenger]:
    """The messenger, with a short patience."""
    request, address = TelegramRequest(read_timeout=0.3), f"{sandbox.url}/bot"
    async with Bot(TOKEN, address, request=request, get_updates_request=request) as bot:
        yield TelegramMessenger(bot)


def _letter(person: Person, message_id: int | None = None, **body: Any) -> Letter:
    method = body.pop("method", "send")
    body = {"method": method, "text": "Hello", "keyboard": KEYBOARD, **body}
    return Letter(person.id, body, message_id)


async def test_a_message_is_sent_with_its_buttons(
    messenger: TelegramMessenger, person: Person
) -> None:
    receipt = await messenger.deliver(_letter(person, silent=True))

    assert receipt.result is SendResult.SENT
    assert receipt.message_id == person.screen[-1].message_id
    assert person.last_text == "Hello"
    assert person.buttons() == ["Yes", "No"]


@pytest.mark.parametrize(
    ("body", "is_silent"),
    [({}, "false"), ({"silent": False}, "false"), ({"silent": True}, "true")],
)
async def test_only_what_can_wait_comes_without_a_sound(
    messenger: TelegramMessenger,
    sandbox: Sandbox,
    person: Person,
    body: dict[str, bool],
    is_silent: str,
) -> None:
    await messenger.deliver(_letter(person, **body))

    assert sandbox.calls[-1].parameters["disable_notification"] == is_silent


async def test_a_link_is_sent_as_a_picture_of_its_code(
    messenger: TelegramMessenger, person: Person
) -> None:
    link = "https://t.me/aftercare_bot?start=abc"

    receipt = await messenger.deliver(_letter(person, method="photo", link=link, keyboard=[]))

    assert receipt.result is SendResult.SENT
    assert person.last_text == "Hello"
    image = Image.open(io.BytesIO(qr_png(link)))
    assert zxingcpp.read_barcodes(image)[0].text == link
    assert min(image.size) >= 250


@pytest.mark.parametrize("method", ["picture", "document"])
async def test_a_file_arrives_whole_under_its_name_and_nobody_may_pass_it_on(
    messenger: TelegramMessenger, sandbox: Sandbox, person: Person, method: str
) -> None:
    content = qr_png("a picture")
    file: dict[str, Any] = {"file": pack(content), "name": "chart.png"}

    receipt = await messenger.deliver(_letter(person, method=method, **file))

    shown = person.screen[-1]
    assert receipt.message_id == shown.message_id
    assert content in {shown.photo, shown.document}
    assert (shown.text, person.buttons()) == ("Hello", ["Yes", "No"])
    assert sandbox.calls[-1].parameters["protect_content"] == "true"


async def test_a_message_is_edited_and_stripped_in_place(
    messenger: TelegramMessenger, person: Person
) -> None:
    sent = await messenger.deliver(_letter(person))

    edit = _letter(person, sent.message_id, method="edit", text="Bye")
    edited = await messenger.deliver(edit)
    again = await messenger.deliver(edit)
    shown = person.last_text, person.buttons()
    await messenger.deliver(_letter(person, sent.message_id, method="strip"))

    assert edited.message_id == sent.message_id
    assert again.result is SendResult.SENT
    assert shown == ("Bye", ["Yes", "No"])
    assert (person.last_text, person.buttons()) == ("Bye", [])


@pytest.mark.parametrize(
    ("kind", "result", "arrives"),
    [
        (FaultKind.HANG, SendResult.UNCERTAIN, True),
        (FaultKind.CUT_BEFORE, SendResult.UNCERTAIN, False),
        (FaultKind.CUT_AFTER, SendResult.UNCERTAIN, True),
        (FaultKind.BAD_GATEWAY_BEFORE, SendResult.UNCERTAIN, False),
        (FaultKind.BAD_GATEWAY_AFTER, SendResult.UNCERTAIN, True),
        (FaultKind.GARBLED, SendResult.UNCERTAIN, True),
        (FaultKind.FLOOD, SendResult.NOT_SENT, False),
        (FaultKind.UNAUTHORIZED, SendResult.NOT_SENT, False),
        (FaultKind.NOT_FOUND, SendResult.NOT_SENT, False),
        (FaultKind.CONFLICT, SendResult.NOT_SENT, False),
        (FaultKind.BLOCKED, SendResult.GONE, False),
        (FaultKind.DEACTIVATED, SendResult.GONE, False),
        (FaultKind.CHAT_NOT_FOUND, SendResult.GONE, False),
    ],
)
async def test_no_fault_is_raised_and_none_passes_for_sent(
    messenger: TelegramMessenger,
    sandbox: Sandbox,
    person: Person,
    kind: FaultKind,
    result: SendResult,
    arrives: bool,
) -> None:
    sandbox.faults.add(Fault(kind, "sendMessage"))

    receipt = await messenger.deliver(_letter(person))

    assert receipt.result is result
    assert any(shown.text == "Hello" for shown in person.screen) is arrives


async def test_a_server_that_is_away_surely_sent_nothing(
    messenger: TelegramMessenger, sandbox: Sandbox, person: Person
) -> None:
    await sandbox.go_offline()

    receipt = await messenger.deliver(_letter(person))

    assert receipt.result is SendResult.NOT_SENT
