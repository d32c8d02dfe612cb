"""Groups: what the bot hears there, and what becomes of a group."""

from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import ChatMigrated

from bot.sandbox.people.groups import Group
from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import Sandbox


@pytest.fixture
async def member(sandbox: Sandbox) -> Person:
    """Somebody in the group."""
    return sandbox.person("M")


@pytest.fixture
async def group(sandbox: Sandbox, member: Person) -> Group:
    """A group of one person and the bot; its updates are already confirmed."""
    group = sandbox.group("Clinic")
    await group.add(member)
    await group.add_bot(member)
    sandbox.world.queue.drop()
    return group


async def texts(bot: Bot) -> list[str | None]:
    updates = await bot.get_updates()
    return [update.effective_message.text for update in updates if update.effective_message]


async def test_being_added_is_told_twice(bot: Bot, sandbox: Sandbox, member: Person) -> None:
    group = sandbox.group("Clinic")
    await group.add(member)

    await group.add_bot(member)

    change, service = await bot.get_updates()
    assert change.my_chat_member is not None
    assert change.my_chat_member.chat.title == "Clinic"
    assert change.my_chat_member.new_chat_member.status == "member"
    assert service.message is not None
    assert [user.id for user in service.message.new_chat_members] == [bot.id]


async def test_as_a_member_it_hears_commands_and_replies_only(
    bot: Bot, group: Group, member: Person
) -> None:
    sent = await bot.send_message(group.id, "Alert")

    await group.write(member, "chatter")
    await group.write(member, "/status")
    await group.write(member, "/status@sandbox_bot")
    await group.write(member, "/status@other_bot")
    await group.reply(member, sent.message_id, "on it")

    assert await texts(bot) == ["/status", "/status@sandbox_bot", "on it"]


async def test_as_an_administrator_it_hears_everything(
    bot: Bot, sandbox: Sandbox, group: Group, member: Person
) -> None:
    await group.promote_bot(member)
    sandbox.world.queue.drop()

    await group.write(member, "chatter")

    assert await texts(bot) == ["chatter"]


async def test_who_comes_and_goes_is_told_to_an_administrator_that_asked(
    bot: Bot, sandbox: Sandbox, group: Group, member: Person
) -> None:
    await group.promote_bot(member)
    sandbox.world.queue.drop()
    await bot.get_updates(allowed_updates=["chat_member"])

    await group.remove(member)

    (update,) = await bot.get_updates()
    assert update.chat_member is not None
    assert update.chat_member.new_chat_member.status == "left"


async def test_a_press_in_a_group_tells_who_pressed(
    bot: Bot, group: Group, member: Person
) -> None:
    button = InlineKeyboardButton("Take", callback_data="t")
    await bot.send_message(group.id, "Alert", reply_markup=InlineKeyboardMarkup([[button]]))

    await group.press(member, "Take")

    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.from_user.id == member.id
    assert (group.last_text, group.buttons()) == ("Alert", ["Take"])


async def test_an_outsider_can_only_forge(bot: Bot, sandbox: Sandbox, group: Group) -> None:
    outsider = sandbox.person("O")

    with pytest.raises(AssertionError, match="O is no member of Clinic"):
        await group.write(outsider, "/status")
    await group.press_data(outsider, 1, "t")

    assert len(await bot.get_updates()) == 1


async def test_an_anonymous_administrator_writes_as_the_group(bot: Bot, group: Group) -> None:
    await group.write_anonymously("/status")

    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.sender_chat is not None
    assert (update.message.from_user.id, update.message.sender_chat.id) == (1087968824, group.id)
    assert group.screen[-1].who == "anonymous"


async def test_a_migrated_group_lives_on_under_a_new_id(bot: Bot, group: Group) -> None:
    old_id = group.id

    new_id = await group.migrate()

    with pytest.raises(ChatMigrated, match=str(new_id)):
        await bot.send_message(old_id, "Hi")
    await bot.send_message(new_id, "Hi")
    assert group.last_text == "Hi"
    moved, arrived = [update.message for update in await bot.get_updates()]
    assert moved is not None
    assert arrived is not None
    assert (moved.chat.id, moved.migrate_to_chat_id) == (old_id, new_id)
    assert (arrived.chat.id, arrived.migrate_from_chat_id) == (new_id, old_id)


@pytest.mark.parametrize("is_super", [False, True])
async def test_messages_of_a_supergroup_are_counted_apart(
    bot: Bot, sandbox: Sandbox, member: Person, is_super: bool
) -> None:
    await member.start()
    group = sandbox.group(is_super=is_super)

    await group.add_bot(member)

    sent = await bot.send_message(group.id, "Hi")
    assert sent.chat.type == ("supergroup" if is_super else "group")
    assert sent.message_id == (2 if is_super else 3)


async def test_get_chat_member_tells_the_standing(
    bot: Bot, sandbox: Sandbox, group: Group, member: Person
) -> None:
    await group.promote(member)

    standings = [
        (await bot.get_chat_member(group.id, user_id)).status
        for user_id in (member.id, bot.id, sandbox.person().id)
    ]

    assert standings == ["administrator", "member", "left"]
