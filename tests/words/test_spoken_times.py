"""How long ago something was, as people say it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.spoken_times import read_ago


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *((text, 0) for text in ("Now", "just now.", "ahora", "Ahora mismo", "ahorita")),
        *((text, 60) for text in ("an hour ago", "about 1 hour ago", "hace una hora", "1 h ago")),
        *((text, 120) for text in ("two hours ago", "2 hours earlier", "hace 2 horas")),
        *((text, 30) for text in ("half an hour ago", "hace media hora", "30 min ago")),
        *(
            (text, 90)
            for text in (
                "an hour and a half ago",
                "1.5 hours ago",
                "hace 1 hora y media",
                "hace 1,5 horas",
            )
        ),
    ],
)
def test_hours_and_minutes_ago_are_read(text: str, minutes: int) -> None:
    assert read_ago(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["2 hours", "ago", "hace 2 horas ago", "3 days ago", "2 pm", ""])
def test_what_is_no_such_time_is_not_read(text: str) -> None:
    assert read_ago(text) is None


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert (read_ago(text) or timedelta()) >= timedelta()
