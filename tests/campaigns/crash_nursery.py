"""Imported once by the process that the bots are forked from: what each would else do anew."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import configure_mappers

from bot.texts import dates
from tests.campaigns import crash_bot  # noqa: F401 (which the bots run)

configure_mappers()
dates.day(date(2026, 6, 1), "en")
