"""Who asks whether a person reads, or what this is; and what only sounds so."""

from __future__ import annotations

import pytest

from bot.words.triage import triage


@pytest.mark.parametrize(
    "text",
    [
        *("my nurse is a nice person", "who is the doctor on monday", "anyone can do this"),
        *("is there anyone with me tonight, yes", "who are the nurses", "what is this bruise"),
        *("mi madre es una persona mayor", "con quién hablo de la cuenta", "hay alguien conmigo"),
        *("quién es mi doctor", "no hay nadie en la sala de espera"),
    ],
)
def test_who_speaks_of_people_does_not_ask_who_reads(text: str) -> None:
    assert not triage(text).presence
