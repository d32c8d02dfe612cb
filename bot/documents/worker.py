"""What the process does that makes pictures and files: one function for each, packed at the end.

Follow-ups come in slices that are pickled already: to hand over many objects at once would hold up
whoever else works in the bot's process.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final
from zoneinfo import ZoneInfo

import structlog

from bot.documents.chart import CourseWords, draw_course
from bot.documents.fhir import bundle_of
from bot.documents.packing import pack
from bot.documents.page import Sheet, page_of
from bot.documents.slips import Slip, slips_of
from bot.documents.summary import Picture, draw_report
from bot.documents.table import csv_of, dictionary_csv, xlsx_of
from bot.documents.timeline import Timeline, draw_timeline
from bot.domain.figures import Course, FollowUp

# Whoever taps goes first.
_NICE: Final = 5


def prepare() -> None:
    """Make this process one that only serves: it stands back, and ends when the bot has ended."""
    # Ctrl+C reaches it too, but it is the bot that ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        os.nice(_NICE)
    for noisy in ("matplotlib", "fontTools", "fpdf"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    # What is only tried out here is no event of the clinic's.
    quiet = structlog.make_filtering_bound_logger(logging.ERROR)
    structlog.configure(wrapper_class=quiet)
    threading.Thread(target=_end_with_the_bot, daemon=True).start()


def _end_with_the_bot() -> None:
    """A bot that was killed tells nobody."""
    bot = multiprocessing.parent_process()
    if bot is not None:
        bot.join()
        os._exit(1)


def _all_of(slices: Sequence[bytes]) -> Iterator[FollowUp]:
    for each in slices:
        yield from pickle.loads(each)


def course_picture(course: Course, words: CourseWords) -> str:
    """The chart of one patient."""
    return pack(draw_course(course, words))


def timeline_picture(timeline: Timeline) -> str:
    """The course of a protocol, before anybody gets it."""
    return pack(draw_timeline(timeline))


def report_picture(picture: Picture) -> str:
    """The report at a glance."""
    return pack(draw_report(picture))


def report_page(sheet: Sheet, picture: Picture | None) -> str:
    """The report for printing."""
    return pack(page_of(sheet, None if picture is None else draw_report(picture)))


def slips_file(slips: tuple[Slip, ...], paper: str) -> str:
    """Slips to print."""
    return pack(slips_of(slips, paper))


def csv_file(slices: Sequence[bytes], zone: ZoneInfo) -> str:
    """The export as CSV."""
    return pack(csv_of(_all_of(slices), zone))


def dictionary_file() -> str:
    """What its columns mean."""
    return pack(dictionary_csv())


def xlsx_file(slices: Sequence[bytes], zone: ZoneInfo) -> str:
    """The export as a workbook."""
    return pack(xlsx_of(_all_of(slices), zone))


def fhir_file(slices: Sequence[bytes], zone: ZoneInfo) -> str:
    """The export as a FHIR bundle, whose moments need no zone."""
    return pack(bundle_of(_all_of(slices)))
