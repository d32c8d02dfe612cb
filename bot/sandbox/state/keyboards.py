"""Keyboards under messages: what Telegram takes and what it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from bot.sandbox.state.errors import ApiError, Json, bad_request

MAX_BUTTONS: Final = 100
MAX_IN_ROW: Final = 8
MAX_DATA_BYTES: Final = 64
MAX_COPY_TEXT: Final = 256

_ACTIONS: Final = {"callback_data", "url", "copy_text"}
_STYLES: Final = {"primary", "success", "danger"}
_LINK_SCHEMES: Final = {"http", "https", "tg"}


def checked_markup(markup: Mapping[str, object] | None) -> Json | None:
    """The reply markup, refused where Telegram refuses it."""
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = [_row(row) for row in _list(markup["inline_keyboard"])]
        _check_size(rows)
        return {"inline_keyboard": [row for row in rows if row]} if any(rows) else None
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return dict(markup)
    if "keyboard" in markup:
        _check_size([_list(row) for row in _list(markup["keyboard"])])
        return dict(markup)
    raise bad_request("object expected as reply markup")


def _check_size(rows: list[list[Json]]) -> None:
    too_wide = any(len(row) > MAX_IN_ROW for row in rows)
    if too_wide or sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")


def _list(value: object) -> list[Json]:
    if not isinstance(value, list):
        raise bad_request("can't parse reply keyboard markup JSON object")
    return value


def _row(row: object) -> list[Json]:
    return [_button(button) for button in _list(row)]


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise _refused("expected an Object")
    if not isinstance(button.get("text"), str):
        raise _refused('Can\'t find field "text"')
    # Telegram drops such a button without a word; here it is a fault to be seen.
    if not button["text"].strip():
        raise _refused("text must be non-empty")
    actions = _ACTIONS & button.keys()
    if button.get("style", "primary") not in _STYLES:
        raise _refused("unknown style")
    if len(actions) != 1:
        raise _refused("Text buttons are unallowed in the inline keyboard")
    _check_action(actions.pop(), button)
    return button


def _check_action(action: str, button: Json) -> None:
    value = button[action]
    if action == "callback_data":
        _check_data(value)
    elif action == "url":
        _check_link(str(value))
    else:
        _check_copy(value)


def _check_data(value: object) -> None:
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_link(link: str) -> None:
    parts = urlsplit(link)
    reason = ""
    if parts.scheme not in _LINK_SCHEMES:
        reason = "Unsupported URL protocol"
    elif parts.scheme != "tg" and "." not in (parts.hostname or ""):
        reason = "Wrong HTTP URL"
    if reason:
        raise bad_request(f"inline keyboard button URL '{link}' is invalid: {reason}")


def _check_copy(value: object) -> None:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _refused(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
