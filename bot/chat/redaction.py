"""Raw updates cut to what is needed: no names, no media, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import structlog

log = structlog.get_logger(__name__)

# Telegram's ids fit into 64 bits, as the database's do.
_HIGHEST_ID: Final = 2**63 - 1
_USER_FIELDS: Final = ("id", "is_bot", "language_code")
_CHAT_FIELDS: Final = ("id", "type")
_MESSAGE_FIELDS: Final = (
    "message_id",
    "date",
    "text",
    "caption",
    "entities",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "edit_date",
    "message_thread_id",
    "is_topic_message",
)
_FILE_FIELDS: Final = ("file_id", "file_unique_id", "file_size")
_FILES: Final = (".csv", ".json", ".tsv", ".txt")
# What Telegram itself writes into a chat; a group's new id is not among them.
_SERVICE: Final = {
    "boost_added", "channel_chat_created", "chat_background_set", "chat_owner_changed",
    "chat_owner_left", "chat_shared", "checklist_tasks_added", "checklist_tasks_done",
    "connected_website", "delete_chat_photo", "direct_message_price_changed",
    "forum_topic_closed", "forum_topic_created", "forum_topic_edited", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden", "gift", "gift_upgrade_sent",
    "giveaway_completed", "giveaway_created", "group_chat_created", "left_chat_member",
    "managed_bot_created", "message_auto_delete_timer_changed", "new_chat_members",
    "new_chat_photo", "new_chat_title", "paid_message_price_changed", "passport_data",
    "pinned_message", "poll_option_added", "poll_option_deleted", "proximity_alert_triggered",
    "refunded_payment", "successful_payment", "suggested_post_approval_failed",
    "suggested_post_approved", "suggested_post_declined", "suggested_post_paid",
    "suggested_post_refunded", "supergroup_chat_created", "unique_gift", "users_shared",
    "video_chat_ended", "video_chat_participants_invited", "video_chat_scheduled",
    "video_chat_started", "web_app_data", "write_access_allowed",
}  # fmt: skip
_KINDS: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """An update ready to be stored: Telegram's id, the chat whose turn it keeps, its JSON."""

    update_id: int
    chat_id: int
    body: dict[str, Any] = field(repr=False)


def read_envelope(raw: Any) -> Envelope | None:
    """Cut an update down; None when it has no id, so that nothing could acknowledge it.

    One of an unknown shape is kept whole, encrypted, for whoever looks into it.
    """
    if not isinstance(raw, dict) or not _is_id(raw.get("update_id")):
        log.error("an update without an id was dropped")
        return None
    if not is_readable(raw):
        return Envelope(raw["update_id"], 0, raw)
    body = {"update_id": raw["update_id"], **_cut_parts(raw)}
    return Envelope(raw["update_id"], _chat_id(body), body)


def is_readable(raw: dict[str, Any]) -> bool:
    """Whether an update has the shape that handlers rely on: PTB takes anything for an id."""
    try:
        _chat_id(_cut_parts(raw))
    except (KeyError, TypeError, AttributeError, ValueError):
        return False
    return True


def _cut_parts(raw: dict[str, Any]) -> dict[str, Any]:
    """Nothing is left of a message that no person wrote: it is stored and done, no more."""
    kept = (kind for kind in _KINDS if kind in raw and not _is_service(raw[kind]))
    return {kind: _CUT[kind](raw[kind]) for kind in kept}


def _is_service(part: dict[str, Any]) -> bool:
    return not part.keys().isdisjoint(_SERVICE) and not part.keys() & {"text", "caption"}


def _cut_user(user: dict[str, Any]) -> dict[str, Any]:
    return {**_whose(user, _USER_FIELDS), "first_name": "-"}


def _cut_chat(chat: dict[str, Any]) -> dict[str, Any]:
    return _whose(chat, _CHAT_FIELDS)


def _whose(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    if not _is_id(data["id"]):
        raise ValueError("not an id of Telegram's")
    return _only(data, names)


def _is_id(value: object) -> bool:
    return type(value) is int and abs(value) <= _HIGHEST_ID


def _only(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if name in data}


def _cut_message(message: dict[str, Any]) -> dict[str, Any]:
    cut = {**_only(message, _MESSAGE_FIELDS), "chat": _cut_chat(message["chat"])}
    document = message.get("document")
    if (
        document is not None
        and message["chat"].get("type") == "private"
        and _is_of_staff(document)
    ):
        # Whether staff sent it is looked up before it is stored.
        cut["document"] = _only(document, _FILE_FIELDS)
    if "from" in message:
        cut["from"] = _cut_user(message["from"])
    if "sender_chat" in message:
        cut["sender_chat"] = _cut_chat(message["sender_chat"])
    return cut


def _is_of_staff(document: dict[str, Any]) -> bool:
    """Whether it may be a list of patients or a schedule, by the end of its name."""
    name = document.get("file_name")
    is_whole = all(isinstance(document.get(each), str) for each in ("file_id", "file_unique_id"))
    is_whole = is_whole and type(document.get("file_size", 0)) is int
    return is_whole and isinstance(name, str) and name.lower().endswith(_FILES)


def _cut_press(query: dict[str, Any]) -> dict[str, Any]:
    cut = {**_only(query, ("id", "data", "chat_instance")), "from": _cut_user(query["from"])}
    if "message" in query:
        message = query["message"]
        kept = _only(message, ("message_id", "date"))
        cut["message"] = {**kept, "chat": _cut_chat(message["chat"])}
    return cut


def _cut_member(change: dict[str, Any]) -> dict[str, Any]:
    return {
        "date": change["date"],
        "chat": _cut_chat(change["chat"]),
        "from": _cut_user(change["from"]),
        "old_chat_member": _cut_status(change["old_chat_member"]),
        "new_chat_member": _cut_status(change["new_chat_member"]),
    }


def _cut_status(member: dict[str, Any]) -> dict[str, Any]:
    return {**member, "user": _cut_user(member["user"])}


_CUT: Final = {
    "message": _cut_message,
    "edited_message": _cut_message,
    "callback_query": _cut_press,
    "my_chat_member": _cut_member,
    "chat_member": _cut_member,
}


def _chat_id(body: dict[str, Any]) -> int:
    for kind in _KINDS:
        part = body.get(kind)
        if part is None:
            continue
        place = part.get("message", part) if kind == "callback_query" else part
        chat_id: int = place["chat"]["id"] if "chat" in place else part["from"]["id"]
        return chat_id
    return 0
