"""A course that somebody wants to see, lived and put in words in the process that makes files.

In the bot's own process it would hold up every tap by tens of milliseconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from bot.documents.timeline import Timeline
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.ports import Offers
from bot.services.preview.choices import Choice
from bot.services.preview.made_up import Conduct, Wish
from bot.services.preview.trial import live
from bot.services.preview.wording import Course
from bot.storage import scratch
from bot.storage.database import Database
from bot.texts import own
from bot.texts.catalogue import load_texts


@dataclass(frozen=True, slots=True)
class Order:
    """The made-up patient, and all of the clinic's that its texts speak of.

    `name`: of the protocol in words of `language`; `change`: when the clocks change; `wordings`:
    the clinic's own texts, by key and language; `bot`: the name under which links lead to it.
    """

    wish: Wish
    choice: Choice
    language: str
    name: str
    change: date | None
    clinic: Clinic
    wordings: Mapping[tuple[str, str], tuple[str, ...]]
    offers: Offers
    bot: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The course in words: the pages of its screen, the first of them alone, its picture."""

    pages: tuple[str, ...]
    overview: str
    timeline: Timeline


@cache
def _memory() -> Database:
    """Kept by the process, since to compile what is asked of it takes longer than to ask."""
    return scratch.new_memory()


def lived(order: Order) -> Shown:
    """Live it, for the process that makes files: it has a loop of its own."""
    return asyncio.run(_lived(order))


async def _lived(order: Order) -> Shown:
    clinic, wish = order.clinic, order.wish
    texts = own.put_on(load_texts(), order.wordings, record_only=clinic.record_only)
    about = texts, clinic, order.offers, order.bot
    silent = life = await live(_memory(), replace(wish, conduct=Conduct.SILENT), *about)
    if wish.conduct is not Conduct.SILENT:
        life = await live(_memory(), wish, *about)
    course = Course(
        texts,
        clinic.zone,
        order.language,
        order.name,
        order.choice,
        wish,
        life,
        silent,
        order.change,
    )
    return Shown(tuple(course.pages()), course.overview(), course.timeline())
