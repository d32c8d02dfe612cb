"""People: what the bot hears of what they do, and what they see."""

from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.sandbox.people.people import Person
from bot.sandbox.people.screens import NoSuchButtonError
from bot.sandbox.sandbox import Sandbox


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    cells = [InlineKeyboardButton(label, callback_data=label.lower()) for label in labels]
    return InlineKeyboardMarkup([cells])


async def heard(bot: Bot) -> Update:
    """The newest update, as the library reads it."""
    return (await bot.get_updates())[-1]


@pytest.mark.parametrize(
    ("payload", "text"), [(None, "/start"), ("a-B_1" * 12, "/start " + "a-B_1" * 12)]
)
async def test_a_start_comes_as_a_command(
    bot: Bot, sandbox: Sandbox, payload: str | None, text: str
) -> None:
    somebody = sandbox.person("B", "es")

    await somebody.start(payload)

    message = (await heard(bot)).message
    assert message is not None
    assert message.from_user is not None
    assert (message.text, message.from_user.language_code) == (text, "es")
    assert message.parse_entities() == {message.entities[0]: "/start"}
    assert message.chat.id == message.from_user.id == somebody.id


async def test_a_correction_comes_as_an_edited_message(bot: Bot, person: Person) -> None:
    message_id = await person.write("seven")

    await person.edit(message_id, "7")

    edited = (await heard(bot)).edited_message
    assert edited is not None
    assert (edited.text, edited.edit_date is not None) == ("7", True)
    assert person.screen[-1].is_edited


async def test_only_own_messages_can_be_corrected(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "Hi")

    with pytest.raises(AssertionError, match="own messages"):
        await person.edit(sent.message_id, "x")


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "contact", "location"])
async def test_media_come_as_their_kind(bot: Bot, person: Person, kind: str) -> None:
    await getattr(person, f"send_{kind}")()

    message = (await heard(bot)).message
    assert message is not None
    assert getattr(message, kind)
    assert message.text is None


async def test_a_press_carries_the_message_it_stands_under(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "Well?", reply_markup=keyboard("Yes", "No"))

    await person.press("No")

    query = (await heard(bot)).callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    assert (query.data, query.message.message_id) == ("no", sent.message_id)
    assert query.message.reply_markup == sent.reply_markup


async def test_the_newest_button_that_fits_exactly_is_pressed(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "1", reply_markup=keyboard("No"))
    await bot.send_message(person.id, "2", reply_markup=keyboard("No"))
    await bot.send_message(person.id, "3", reply_markup=keyboard("Not sure"))

    await person.press("No")

    query = (await heard(bot)).callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    assert query.message.text == "2"


async def test_the_beginning_of_a_label_is_enough(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "3", reply_markup=keyboard("Not sure"))

    await person.press("Not")

    assert (await heard(bot)).callback_query is not None


async def test_a_double_tap_comes_twice_under_two_ids(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "Well?", reply_markup=keyboard("Yes"))

    await person.press("Yes", times=2)

    queries = [update.callback_query for update in await bot.get_updates()]
    assert len({query.id for query in queries if query}) == 2


async def test_a_button_that_is_not_there_cannot_be_pressed(bot: Bot, person: Person) -> None:
    await bot.send_message(person.id, "Well?", reply_markup=keyboard("Yes", "No"))

    with pytest.raises(NoSuchButtonError, match=r"no button 'Maybe'.*'Yes', 'No'"):
        await person.press("Maybe")


async def test_a_link_is_opened_without_a_word_to_the_bot(bot: Bot, person: Person) -> None:
    link = InlineKeyboardButton("Page", url="https://example.org")
    await bot.send_message(person.id, "Read", reply_markup=InlineKeyboardMarkup([[link]]))

    await person.press("Page")

    assert person.opened_links == ["https://example.org"]
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(("message_id", "is_there"), [(1, True), (99, False)])
async def test_any_data_can_be_forged_on_any_message(
    bot: Bot, person: Person, message_id: int, is_there: bool
) -> None:
    await person.press_data(message_id, "forged")

    query = (await heard(bot)).callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.message.is_accessible) == ("forged", is_there)


async def test_blocking_and_unblocking_are_told(bot: Bot, person: Person) -> None:
    await person.block()
    await person.unblock()

    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [change.new_chat_member.status for change in changes if change] == ["kicked", "member"]


async def test_who_blocked_the_bot_can_only_start_it_again(bot: Bot, person: Person) -> None:
    await person.block()

    with pytest.raises(AssertionError, match="unblock first"):
        await person.write("Hi")
    await person.start()

    assert person.screen[-1].text == "/start"


async def test_a_reply_names_the_message_that_it_answers(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "Well?")

    await person.reply(sent.message_id, "So so")

    message = (await heard(bot)).message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "Well?"


async def test_a_deleted_message_is_gone_from_the_screen(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(person.id, "Hi")

    await sent.delete()

    assert [shown.text for shown in person.screen] == ["/start"]
    assert person.last_text == ""
