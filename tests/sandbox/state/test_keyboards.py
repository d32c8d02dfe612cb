"""Which keyboards Telegram takes."""

from __future__ import annotations

import pytest

from bot.sandbox.state.errors import ApiError, Json
from bot.sandbox.state.keyboards import checked_markup

YES: Json = {"text": "Yes", "callback_data": "y"}


def inline(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


TAKEN: list[Json] = [
    inline([YES], [YES, YES]),
    inline([YES] * 8),
    inline(*[[YES] * 5] * 20),
    inline([{"text": "Yes", "callback_data": "é" * 32}]),
    inline([{"text": "Page", "url": "https://example.org/x"}]),
    inline([{"text": "Chat", "url": "tg://resolve?domain=sandbox_bot"}]),
    inline([{"text": "Copy", "copy_text": {"text": "x" * 256}}]),
    {"remove_keyboard": True},
    {"force_reply": True},
    {"keyboard": [[{"text": "Share"}]]},
]

REFUSED: list[tuple[Json, str]] = [
    (inline([YES] * 9), "reply markup is too long"),
    (inline(*[[YES]] * 101), "reply markup is too long"),
    (inline([{"text": "Yes", "callback_data": "é" * 33}]), "BUTTON_DATA_INVALID"),
    (inline([{"text": "Yes", "callback_data": ""}]), "BUTTON_DATA_INVALID"),
    (inline([{"text": " ", "callback_data": "y"}]), "text must be non-empty"),
    (inline([{"callback_data": "y"}]), 'Can\'t find field "text"'),
    (inline([{"text": "Yes"}]), "Text buttons are unallowed"),
    (inline([{**YES, "url": "https://example.org"}]), "Text buttons are unallowed"),
    (inline([{"text": "Call", "url": "tel:+10000000000"}]), "Unsupported URL protocol"),
    (inline([{"text": "Page", "url": "http://localhost/x"}]), "Wrong HTTP URL"),
    (inline([{"text": "Copy", "copy_text": {"text": ""}}]), "BUTTON_COPY_TEXT_INVALID"),
    ({"inline_keyboard": [YES]}, "can't parse reply keyboard markup JSON object"),
    ({"inline_keyboard": [["Yes"]]}, "expected an Object"),
    ({"buttons": []}, "object expected as reply markup"),
]


@pytest.mark.parametrize("markup", TAKEN)
def test_a_proper_keyboard_is_taken_as_it_is(markup: Json) -> None:
    assert checked_markup(markup) == markup


@pytest.mark.parametrize(("markup", "reason"), REFUSED)
def test_what_telegram_refuses_is_refused(markup: Json, reason: str) -> None:
    with pytest.raises(ApiError, match="Bad Request") as refused:
        checked_markup(markup)

    assert reason in refused.value.description


@pytest.mark.parametrize("markup", [None, {}, inline(), inline([])])
def test_an_empty_keyboard_is_none(markup: Json | None) -> None:
    assert checked_markup(markup) is None
