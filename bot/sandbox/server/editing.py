"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage, pinChatMessage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.sandbox.server.parameters import Parameters
from bot.sandbox.server.sending import caption_of, chat_for, text_body
from bot.sandbox.state.chats import Status
from bot.sandbox.state.errors import Json, bad_request
from bot.sandbox.state.events import Happening
from bot.sandbox.state.keyboards import checked_markup
from bot.sandbox.state.messages import Body, Kind, Message
from bot.sandbox.state.world import World

DELETABLE_FOR: Final = timedelta(hours=48)
_SAME: Final = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_message_text(world: World, parameters: Parameters) -> Json:
    """Replace text and buttons; without reply_markup the buttons go."""
    message = _editable(world, parameters)
    if message.body.kind is not Kind.TEXT:
        raise bad_request("there is no text in the message to edit")
    return _apply(world, message, parameters, text_body(parameters))


def edit_message_caption(world: World, parameters: Parameters) -> Json:
    """Replace the caption of a file; without reply_markup the buttons go."""
    message = _editable(world, parameters)
    if message.body.kind is Kind.TEXT:
        raise bad_request("there is no caption in the message to edit")
    text, entities = caption_of(parameters)
    return _apply(world, message, parameters, replace(message.body, text=text, entities=entities))


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    """Replace the buttons only."""
    message = _editable(world, parameters)
    return _apply(world, message, parameters, message.body)


def delete_message(world: World, parameters: Parameters) -> bool:
    """Remove a message, if it is at most 48 hours old."""
    chat = chat_for(world, parameters)
    message = chat.messages.get(parameters.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    is_foreign = message.sender.id != world.bot.id and not chat.is_private
    if is_foreign or world.age(message.at) > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message.message_id]
    world.show(Happening.DELETED, message)
    return True


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    """Pin a message; in a group the bot has to be an administrator."""
    chat = chat_for(world, parameters)
    if not chat.is_private and chat.status(world.bot.id) is not Status.ADMINISTRATOR:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    message_id = parameters.number("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to pin not found")
    chat.pinned.append(message_id)
    return True


def _editable(world: World, parameters: Parameters) -> Message:
    chat = chat_for(world, parameters)
    message = chat.messages.get(parameters.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender.id != world.bot.id or not message.is_editable:
        raise bad_request("message can't be edited")
    return message


def _apply(world: World, message: Message, parameters: Parameters, body: Body) -> Json:
    markup = checked_markup(parameters.mapping("reply_markup"))
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    if (body, markup) == (message.body, message.markup):
        raise bad_request(_SAME)
    message.body, message.markup = body, markup
    message.edited_at = world.clock.now()
    world.show(Happening.EDITED, message)
    return message.json()
