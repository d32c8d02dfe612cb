"""The play, scene by scene: what the people do, and what the bot must have done by then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from bot.sandbox import finale
from bot.sandbox.people import Person
from bot.sandbox.stage import Stage, link_in

Scene = Callable[[Stage], Awaitable[None]]

OPTIONS: Final = (
    "Physical therapy",
    "epidural steroid injection",
    "Lifestyle changes",
    "Chiropractic care",
    "Surgery",
)
_JOINING: Final = ("I had the injection", "Next", "I agree")
_JOINING_ES: Final = ("Yo recibí la inyección", "Seguir", "Acepto")
