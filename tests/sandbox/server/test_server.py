"""The HTTP side: addresses, envelopes, records."""

from __future__ import annotations

import httpx
import pytest

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import NOON, Api


async def test_answers_in_telegrams_envelope(api: Api) -> None:
    envelope = await api("getMe")

    assert envelope["ok"] is True
    assert envelope["result"] == {
        "id": 1,
        "is_bot": True,
        "first_name": "Sandbox",
        "username": "sandbox_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@pytest.mark.parametrize(
    ("address", "method", "status", "description"),
    [
        ("/bot2:other/", "getMe", 401, "Unauthorized"),
        ("/bot1:sandbox/", "getStars", 404, "Not Found"),
        ("/bot1:sandbox", "", 404, "Not Found"),
        ("/file", "", 404, "Not Found"),
    ],
)
async def test_refuses_and_records_wrong_tokens_and_methods(
    sandbox: Sandbox,
    client: httpx.AsyncClient,
    address: str,
    method: str,
    status: int,
    description: str,
) -> None:
    answer = await client.get(sandbox.url + address + method)

    assert answer.status_code == status
    assert answer.json() == {"ok": False, "error_code": status, "description": description}
    (call,) = sandbox.calls
    assert (call.method, call.at) == (method, NOON)
    assert (call.accepted, call.status, call.description) == (False, status, description)


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME"])
async def test_takes_get_and_any_case(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.get(method)

    assert answer.status_code == 200


async def test_records_each_call_with_both_times_and_the_verdict(
    sandbox: Sandbox, person: Person, api: Api
) -> None:
    await api("sendMessage", chat_id=person.id, text="Hi")
    await api("sendMessage", chat_id=person.id, text="")

    taken, refused = sandbox.calls
    assert (taken.method, taken.chat_id, taken.at) == ("sendMessage", person.id, NOON)
    assert (taken.accepted, taken.status, taken.parameters["text"]) == (True, 200, "Hi")
    assert (refused.accepted, refused.status) == (False, 400)
    assert refused.description == "Bad Request: message text is empty"
    assert refused.monotonic >= taken.monotonic


async def test_a_call_that_cannot_be_read_is_recorded_too(
    sandbox: Sandbox, client: httpx.AsyncClient
) -> None:
    json = {"content-type": "application/json"}

    answer = await client.post("sendMessage", content=b"{", headers=json)

    (call,) = sandbox.calls
    assert (answer.status_code, call.method, call.status) == (400, "sendMessage", 400)


async def test_the_record_of_sends_leaves_out_what_was_refused(
    sandbox: Sandbox, person: Person, api: Api
) -> None:
    await api("sendMessage", chat_id=person.id, text="Hi")
    await api("sendMessage", chat_id=12345, text="Hi")
    await api("sendChatAction", chat_id=person.id, action="typing")

    assert [call.chat_id for call in sandbox.sends()] == [person.id]
    assert sandbox.sends(12345) == []
