"""/audit: what it shows, its pages and filters, and that each look is an entry."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import StaffRole
from bot.services.console.audit_log import PAGE
from bot.services.console.team import Team
from bot.services.enrolment.bedside import Enrolling
from bot.services.kernel.cases import Caller
from bot.services.patient.leaving import Leaving
from bot.texts.catalogue import load_texts
from tests.services.support.bench import Bench
from tests.services.support.crew import Member, admin_of, hire

SERVICES = Path(__file__).parents[3] / "bot" / "services"


async def _looks(bench: Bench, nurse: Member, count: int) -> str:
    """A nurse looks at a patient so often; the reference."""
    ben = await bench.patient()
    for _ in range(count):
        await nurse.says(f"/patient {ben.reference}")
    return ben.reference


def lines(member: Member) -> list[str]:
    """The entries on the newest screen."""
    return member.last.text.splitlines()[1:]


@pytest.mark.parametrize("role", [StaffRole.ADMIN, StaffRole.AUDITOR])
async def test_who_did_what_is_shown_newest_first(bench: Bench, role: StaffRole) -> None:
    nurse, reader = await hire(bench), await hire(bench, role, 52)
    reference = await _looks(bench, nurse, 1)

    await reader.says("/audit")

    assert reader.last.text.startswith("Who did what: all\n")
    assert lines(reader)[0].endswith(f"Nurse 1: looked at: {reference}")
    assert reader.last.labels == ["Who", "What", "Day"]


@pytest.mark.parametrize("role", [StaffRole.NURSE, StaffRole.CLINICIAN])
async def test_it_is_for_admins_and_auditors(bench: Bench, role: StaffRole) -> None:
    member = await hire(bench, role)

    for forbidden in ("/audit", "/audit K7-204"):
        with pytest.raises(NotAllowedError):
            await member.says(forbidden)
    with pytest.raises(NotAllowedError):
        await member.presses("i:page:::::")


async def test_a_look_is_an_entry_itself(bench: Bench) -> None:
    admin = admin_of(bench)

    await admin.says("/audit", "/audit")

    assert lines(admin)[0].endswith("Admin 1: read this log")


async def test_pages_are_turned_in_place_both_ways(bench: Bench) -> None:
    nurse, admin = await hire(bench), admin_of(bench)
    reference = await _looks(bench, nurse, 2 * PAGE + 3)
    await admin.says(f"/audit {reference}")
    first = lines(admin)
    shown = len(admin.screen)

    assert admin.last.text.startswith(f"Who did what: {reference}\n")
    assert admin.last.labels == ["Older", "Who", "What", "Day", "Show all"]
    await admin.taps("Older")
    second = lines(admin)
    assert admin.last.labels[:2] == ["Newer", "Older"]
    await admin.taps("Older")
    assert len(first) == len(second) == PAGE
    assert "Older" not in admin.last.labels
    await admin.taps("Newer")
    assert lines(admin) == second
    assert len(admin.screen) == shown


async def test_entries_are_filtered_by_member_kind_and_day(bench: Bench) -> None:
    nurse, admin = await hire(bench), admin_of(bench)
    await _looks(bench, nurse, 2)
    bench.clock.advance(timedelta(days=1))
    await nurse.says("/alerts")
    await admin.says("/audit")

    await admin.taps("Who", "Nurse 1")
    assert admin.last.text.startswith("Who did what: Nurse 1\n")
    assert len(lines(admin)) == 3
    await admin.taps("What", "Looked at a patient")
    assert len(lines(admin)) == 2
    await admin.taps("What", "Team and groups")
    assert [line.partition(": ")[2] for line in lines(admin)] == ["joined, invited by: Admin 1"]
    await admin.taps("What", "Changed something")
    assert lines(admin) == ["Nothing."]
    await admin.taps("Day", "Tue, Jun 2", "What", "Read this log")
    assert lines(admin) == ["Nothing."]
    await admin.taps("Show all", "Day", "Mon, Jun 1", "What", "Back")
    assert admin.last.text.startswith("Who did what: Mon, Jun 1\n")
    assert len(lines(admin)) == 4


async def test_only_a_patient_is_called_erased(bench: Bench) -> None:
    admin = admin_of(bench)
    await bench.patient()
    await Team(bench.runtime).link_group(Caller(admin.chat_id, -100))
    # As long as the id of a patient.
    await admin.presses("g:report:2026-06:low_back:-:-")
    await Enrolling(bench.runtime).show_fields(admin.caller, "side")

    await admin.says("/audit")

    assert "an erased patient" not in admin.last.text
    said = [line.partition(": ")[2] for line in lines(admin)]
    assert said[0] == "changed enrolling questions"
    assert said[1].endswith("2026-06-low_back")


async def test_a_wish_to_be_deleted_and_the_deletion_leave_a_line(bench: Bench) -> None:
    admin, ben = admin_of(bench), await bench.patient()
    await Leaving(bench.runtime).delete(ben.caller, "yes", 0)
    await admin.says("/audit")
    asked = f"the bot: was asked to delete data of: {ben.reference}"
    assert lines(admin)[0].endswith(asked)

    await bench.go_to_day(8)

    await admin.says("/audit")
    done = "the bot: deleted, as asked, data of: an erased patient"
    assert any(line.endswith(done) for line in lines(admin))


@pytest.mark.parametrize(
    "data",
    ["i:page", "i:page::::", "i:page:::z::", "i:page::::x:", "i:page:::::b", "i:page:::::c1",
     "i:page:::::b99999999999999999999", "i:who:::z::", "i:else:::::"],
)  # fmt: skip
async def test_a_forged_button_is_refused(bench: Bench, data: str) -> None:
    with pytest.raises((ValueError, NotFoundError, KeyError)):
        await admin_of(bench).presses(data)


def test_each_action_that_is_written_has_words_in_both_languages() -> None:
    written = {
        call.args[1].value
        for path in SERVICES.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) in {"audit.write", "audit.write_own"}
        and isinstance(call.args[1], ast.Constant)
    }

    assert "view" in written
    for language in ("en", "es"):
        assert written <= set(dict(load_texts().buttons("audit_line", language)))
