"""The methods of the Bot API that exist here, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from bot.sandbox.server.editing import (
    delete_message,
    edit_message_caption,
    edit_message_reply_markup,
    edit_message_text,
    pin_chat_message,
)
from bot.sandbox.server.parameters import Parameters
from bot.sandbox.server.sending import send_chat_action, send_document, send_message, send_photo
from bot.sandbox.state.chats import member_json
from bot.sandbox.state.errors import Json, bad_request
from bot.sandbox.state.events import Event, Happening
from bot.sandbox.state.profile import checked_commands, checked_language, checked_scope
from bot.sandbox.state.updates import checked_kinds
from bot.sandbox.state.world import World

QUERY_LIVES_FOR: Final = timedelta(seconds=15)
MAX_TOAST: Final = 200
MAX_DOWNLOAD: Final = 20 * 1024 * 1024

Method = Callable[[World, Parameters], object]


def get_me(world: World, parameters: Parameters) -> Json:
    """The bot itself."""
    rights = dict.fromkeys(_BOT_FLAGS, False) | {"can_join_groups": True}
    return {**world.bot.json(), **rights}


_BOT_FLAGS: Final = (
    "can_read_all_group_messages",
    "supports_inline_queries",
    "can_connect_to_business",
    "has_main_web_app",
)


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """Answer a press, once and within 15 seconds; a text shows as a toast or an alert."""
    press = world.presses.get(parameters.text("callback_query_id"))
    if press is None or press.is_answered or world.age(press.at) > QUERY_LIVES_FOR:
        tail = "response timeout expired or query ID is invalid"
        raise bad_request(f"query is too old and {tail}")
    text = parameters.text("text")
    if len(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    press.is_answered = True
    kind = Happening.ALERT if parameters.flag("show_alert") else Happening.TOAST
    if text:
        who = world.users[press.user_id].first_name
        world.tell(Event(kind, world.clock.now(), press.chat_id, who, text))
        world.toasts.setdefault(press.user_id, []).append(text)
    return True


def get_chat(world: World, parameters: Parameters) -> Json:
    """A chat that the bot knows."""
    chat = world.chat(parameters.number("chat_id"))
    gifts = dict.fromkeys(_GIFTS, False)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return {**chat.json(), **full}


_GIFTS: Final = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """How a user stands to a chat."""
    chat = world.writable_chat(parameters.number("chat_id"))
    user = world.users.get(parameters.number("user_id"))
    if user is None:
        raise bad_request("invalid user_id specified")
    return member_json(user, chat.status(user.id))


def get_file(world: World, parameters: Parameters) -> Json:
    """Where a file can be fetched, if it is small enough for bots."""
    file_id = parameters.text("file_id")
    content = world.files.get(file_id)
    if content is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    size = {"file_unique_id": f"u-{file_id}", "file_size": len(content)}
    return {"file_id": file_id, **size, "file_path": f"documents/{file_id}"}


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """Set the commands of one scope and language."""
    scope = checked_scope(parameters.mapping("scope"))
    if scope.chat_id:
        world.chat(scope.chat_id)
    language = checked_language(parameters.text("language_code"))
    commands = checked_commands(parameters.structure("commands"))
    world.profile.commands[scope, language] = commands
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """The commands of one scope and language."""
    scope = checked_scope(parameters.mapping("scope"))
    return world.profile.commands.get((scope, parameters.text("language_code")), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """Forget the commands of one scope and language."""
    scope = checked_scope(parameters.mapping("scope"))
    world.profile.commands.pop((scope, parameters.text("language_code")), None)
    return True


def _set_text(kind: str) -> Method:
    def set_text(world: World, parameters: Parameters) -> bool:
        language = parameters.text("language_code")
        world.profile.set_text(kind, language, parameters.text(kind))
        return True

    return set_text


def _get_text(kind: str) -> Method:
    def get_text(world: World, parameters: Parameters) -> Json:
        language = parameters.text("language_code")
        return {kind: world.profile.texts.get((kind, language), "")}

    return get_text


def set_webhook(world: World, parameters: Parameters) -> bool:
    """Remember the address; getUpdates is refused while there is one. Nothing is posted to it."""
    url = parameters.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.queue.webhook_url = url
    allowed = checked_kinds(parameters.structure("allowed_updates"))
    world.queue.allowed = world.queue.allowed if allowed is None else allowed
    _drop_if_told(world, parameters)
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    """Forget the address."""
    world.queue.webhook_url = ""
    _drop_if_told(world, parameters)
    return True


def get_webhook_info(world: World, parameters: Parameters) -> Json:
    """The address and how many updates wait."""
    url, pending = world.queue.webhook_url, len(world.queue.pending)
    return {"url": url, "has_custom_certificate": False, "pending_update_count": pending}


def _drop_if_told(world: World, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        world.queue.drop()


_ALL: Final[Mapping[str, Method]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "pinChatMessage": pin_chat_message,
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDescription": _set_text("description"),
    "getMyDescription": _get_text("description"),
    "setMyShortDescription": _set_text("short_description"),
    "getMyShortDescription": _get_text("short_description"),
    "setMyName": _set_text("name"),
    "getMyName": _get_text("name"),
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
NAMES: Final[Mapping[str, str]] = {name.lower(): name for name in (*_ALL, "getUpdates")}


def run(name: str, world: World, parameters: Parameters) -> object:
    """Carry out one method; raises `ApiError` as Telegram would refuse."""
    return _ALL[name](world, parameters)
