"""Files that are sent: whose are opened, and what is too large is not fetched."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotAllowedError
from bot.services.incoming.documents import Documents
from bot.services.protocols.schedules import Schedules
from bot.services.roster.batch import Batches
from bot.services.staff.sent_files import LARGEST_KILOBYTES, SentFile
from tests.services.support.at_once import WORKSHOP
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of, hire, someone


def documents(bench: Bench) -> Documents:
    """The use case on the workbench."""
    runtime = bench.runtime
    return Documents(runtime, Batches(runtime, WORKSHOP), Schedules(runtime))


async def never() -> bytes:
    """The content of a file that must not be fetched."""
    raise AssertionError("it is not fetched")


async def test_nobody_but_staff_sends_a_file(bench: Bench) -> None:
    with pytest.raises(NotAllowedError):
        await documents(bench).take(someone(bench).caller, SentFile(10, never))


@pytest.mark.parametrize("awaited", [False, True])
async def test_what_is_too_large_is_not_fetched(bench: Bench, awaited: bool) -> None:
    member = admin_of(bench) if awaited else await hire(bench)
    if awaited:
        await member.says("/schedule")
        await member.taps("From a file")

    await documents(bench).take(member.caller, SentFile(LARGEST_KILOBYTES * 1024 + 1, never))
    await bench.pump()

    unread = "schedule_file_unread" if awaited else "enroll_list_unread"
    assert member.keys[-1].startswith(unread)


async def test_a_list_is_a_list_again_when_the_question_for_a_file_is_old(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.says("/schedule")
    await admin.taps("From a file")
    await bench.go_to_day(1)

    async def fetch() -> bytes:
        return b"K7-204 1951 low 8 tomorrow 9am"

    await documents(bench).take(admin.caller, SentFile(30, fetch))
    await bench.pump()

    assert admin.last.text.startswith("Ready: 1.")
