"""sendMessage, sendPhoto, sendDocument, sendChatAction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.sandbox.server.parameters import Parameters
from bot.sandbox.state.chats import Chat
from bot.sandbox.state.entities import parse_html, utf16_length
from bot.sandbox.state.errors import ApiError, Json, bad_request
from bot.sandbox.state.events import Happening
from bot.sandbox.state.images import checked_photo
from bot.sandbox.state.keyboards import checked_markup
from bot.sandbox.state.messages import Body, Kind
from bot.sandbox.state.world import World

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
MAX_PHOTO_BYTES: Final = 10 * 1024 * 1024
MAX_DOCUMENT_BYTES: Final = 50 * 1024 * 1024
_ACTIONS: Final = {"typing", "upload_photo", "upload_document", "find_location"}


def chat_for(world: World, parameters: Parameters) -> Chat:
    """The chat that a call writes to."""
    if not parameters.text("chat_id"):
        raise bad_request("chat_id is empty")
    return world.writable_chat(parameters.number("chat_id"))


def send_message(world: World, parameters: Parameters) -> Json:
    """Post a text."""
    chat = chat_for(world, parameters)
    return _post(world, chat, parameters, text_body(parameters))


def send_photo(world: World, parameters: Parameters) -> Json:
    """Post a picture with a caption."""
    chat = chat_for(world, parameters)
    file_id, content = _content(world, parameters, "photo", MAX_PHOTO_BYTES)
    width, height = checked_photo(content)
    size = {"width": width, "height": height, **_file_json(file_id, content)}
    return _post(world, chat, parameters, _captioned(parameters, Kind.PHOTO, [size], content))


def send_document(world: World, parameters: Parameters) -> Json:
    """Post a file with a caption."""
    chat = chat_for(world, parameters)
    file_id, content = _content(world, parameters, "document", MAX_DOCUMENT_BYTES)
    file = parameters.file("document")
    document = {"file_name": file.name if file else "file", **_file_json(file_id, content)}
    return _post(world, chat, parameters, _captioned(parameters, Kind.DOCUMENT, document, content))


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Show "typing…" for a moment."""
    chat_for(world, parameters)
    if parameters.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def text_body(parameters: Parameters) -> Body:
    """The text of a message, 1 to 4096 characters after its tags are taken out."""
    text, entities = _formatted(parameters, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return Body(Kind.TEXT, text, entities)


def caption_of(parameters: Parameters) -> tuple[str, list[Json]]:
    """The caption of a file, at most 1024 characters after its tags are taken out."""
    text, entities = _formatted(parameters, "caption", "caption_entities")
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def _formatted(parameters: Parameters, name: str, listed: str) -> tuple[str, list[Json]]:
    source, mode = parameters.text(name), parameters.text("parse_mode").lower()
    if mode == "html":
        return _trimmed(*parse_html(source))
    if mode:
        raise bad_request("unsupported parse_mode")
    given = parameters.structure(listed)
    return _trimmed(source, given if isinstance(given, list) else [])


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without the white space around it, which Telegram removes."""
    cut = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    kept: list[Json] = []
    for entity in entities:
        start = max(int(str(entity["offset"])) - cut, 0)
        stop = min(int(str(entity["offset"])) - cut + int(str(entity["length"])), end)
        if start < stop:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def _captioned(parameters: Parameters, kind: Kind, media: object, content: bytes) -> Body:
    text, entities = caption_of(parameters)
    return Body(kind, text, entities, {kind.value: media}, content)


def _content(world: World, parameters: Parameters, name: str, limit: int) -> tuple[str, bytes]:
    file = parameters.file(name)
    if file is None:
        return _known_file(world, parameters.text(name), name)
    if not file.content:
        raise bad_request("file must be non-empty")
    if len(file.content) > limit:
        raise ApiError(413)
    return world.store(file.content), file.content


def _known_file(world: World, file_id: str, name: str) -> tuple[str, bytes]:
    if not file_id:
        raise bad_request(f"there is no {name} in the request")
    if file_id not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return file_id, world.files[file_id]


def _file_json(file_id: str, content: bytes) -> Mapping[str, object]:
    unique = {"file_unique_id": f"u-{file_id}", "file_size": len(content)}
    return {"file_id": file_id, **unique}


def _post(world: World, chat: Chat, parameters: Parameters, body: Body) -> Json:
    markup = checked_markup(parameters.mapping("reply_markup"))
    extra = _extra(chat, parameters)
    message = world.post(chat, world.bot, body, **extra)
    message.markup = markup
    world.show(Happening.SENT, message)
    return message.json()


def _extra(chat: Chat, parameters: Parameters) -> Json:
    extra: Json = {}
    if parameters.flag("protect_content"):
        extra["has_protected_content"] = True
    reply = parameters.mapping("reply_parameters")
    if reply is None:
        return extra
    answered = chat.messages.get(int(str(reply.get("message_id", 0))))
    if answered:
        extra["reply_to_message"] = answered.json()
    elif not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return extra
