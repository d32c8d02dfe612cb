"""To whom the bot may write."""

from __future__ import annotations

from telegram import Bot

from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import Api


async def refusal(api: Api, chat_id: int | str) -> object:
    return (await api("sendMessage", chat_id=chat_id, text="Hi")).get("description")


async def test_the_bot_may_write_to_whom_pressed_start(api: Api, person: Person) -> None:
    assert await refusal(api, person.id) is None


async def test_a_chat_that_it_never_met_is_not_found(api: Api, sandbox: Sandbox) -> None:
    stranger, group = sandbox.person(), sandbox.group()

    for chat_id in (stranger.id, group.id, 99, "@somebody"):
        assert await refusal(api, chat_id) == "Bad Request: chat not found"


async def test_a_call_without_a_chat_is_refused(api: Api) -> None:
    assert await refusal(api, "") == "Bad Request: chat_id is empty"


async def test_the_bot_cannot_write_first_to_somebody_it_met_in_a_group(
    api: Api, sandbox: Sandbox
) -> None:
    member, group = sandbox.person(), sandbox.group()
    await group.add(member)
    await group.add_bot(member)

    told = await refusal(api, member.id)

    assert told == "Forbidden: bot can't initiate conversation with a user"


async def test_who_blocked_the_bot_gets_nothing_until_they_unblock(
    api: Api, person: Person
) -> None:
    await person.block()
    blocked = await refusal(api, person.id)
    await person.unblock()

    assert blocked == "Forbidden: bot was blocked by the user"
    assert await refusal(api, person.id) is None


async def test_a_deleted_account_is_deactivated(api: Api, person: Person) -> None:
    await person.deactivate()

    assert await refusal(api, person.id) == "Forbidden: user is deactivated"


async def test_a_group_that_threw_the_bot_out_is_forbidden(api: Api, sandbox: Sandbox) -> None:
    member, group = sandbox.person(), sandbox.group()
    await group.add(member)
    await group.add_bot(member)
    inside = await refusal(api, group.id)
    await group.remove_bot(member)

    assert inside is None
    assert await refusal(api, group.id) == "Forbidden: bot was kicked from the group chat"


async def test_edits_and_actions_are_refused_like_sends(api: Api, person: Person) -> None:
    await api("sendMessage", chat_id=person.id, text="Hi")
    await person.block()

    edit = await api("editMessageText", chat_id=person.id, message_id=2, text="x")
    action = await api("sendChatAction", chat_id=person.id, action="typing")

    assert edit["error_code"] == action["error_code"] == 403


async def test_get_chat_tells_what_the_bot_may_know(
    api: Api, person: Person, sandbox: Sandbox
) -> None:
    known = await api("getChat", chat_id=person.id)
    unknown = await api("getChat", chat_id=sandbox.person().id)

    result = known["result"]
    assert isinstance(result, dict)
    assert (result["type"], result["first_name"]) == ("private", "A")
    assert unknown["description"] == "Bad Request: chat not found"


async def test_a_file_that_is_not_there_cannot_be_fetched(api: Api) -> None:
    envelope = await api("getFile", file_id="x")

    assert envelope["error_code"] == 400


async def test_what_a_person_sent_can_be_fetched(
    bot: Bot, person: Person, sandbox: Sandbox
) -> None:
    await person.send_document("list.csv", b"a;b", "for tomorrow")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert (update.message.document.file_name, update.message.caption) == (
        "list.csv",
        "for tomorrow",
    )

    file = await bot.get_file(update.message.document.file_id)

    assert bytes(await file.download_as_bytearray()) == b"a;b"
