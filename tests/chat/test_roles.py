"""Who may do what: every command and button, by role and by kind of chat."""

from __future__ import annotations

from typing import Final

import pytest
from sqlalchemy import func, select

from bot.chat import enrolling, staff
from bot.chat.commands import COMMANDS
from bot.chat.routes import PRESSES as PRESSES_OF
from bot.domain.ledger import StaffRole
from bot.sandbox.people.people import Person
from bot.services.kernel.ports import Audience
from bot.services.messaging.deep_links import case_link
from bot.services.staff.access import AUDIENCES
from bot.storage.tables.followups import Episode
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Staff, StaffInvitation
from bot.storage.tables.system import AuditEntry
from tests.world import World, hire, open_world

NOT_ALLOWED: Final = "Your role does not allow this."
IN_PRIVATE: Final = "For privacy, do this in the private chat"
# What a linked group gets by itself while nothing is open.
LINKED: Final = (
    "This group now gets alerts. They carry no names and no answers. "
    "Open a case in the private chat."
)
BOARD: Final = "Nothing is open."
# What each command answers to who may use it.
NURSES: Final = {
    "/enroll": "Step 1 of 6.",
    "/status": "Test Clinic, today",
    "/alerts": "No open alerts.",
    "/calls": "No one to phone.",
    "/patient": "Type /patient and the reference",
    "/patient X9": "There is no patient",
    "/find": "Type a reference or a part of it",
    "/find X9": "There is no patient",
    "/why": "Type /why and the reference",
    "/why X9": "There is no patient",
    "/duty": "Nobody is on duty",
    "/duty nonsense": "Type /duty on",
}
AUDITS: Final = {
    "/audit": "Who did what: all",
    "/audit X9": "There is no patient",
}
FIGURES: Final = {
    "/report": "Report: ",
    "/export": "Export: ",
}
TEXTS: Final = {
    "/texts": "The texts that patients read:",
    "/texts zebra": "No text has these words",
}
ADMINS: Final = {
    "/clinic": "Test Clinic",
    "/schedule": "Facet joint injection, version 1,",
    "/rehearse": "Test link:",
    "/rehearse 1": "/rehearse turns a day into half an hour.",
    "/rehearse fast": "/rehearse turns a day into half an hour.",
    "/team": "Team:",
    "/team invite nurse": "Invitation, role nurse:",
    "/team admin": "Invitation, role admin:",
    "/team remove X": "No one on the team goes by",
    "/team second X": "No one on the team goes by",
    "/team remove": "/team lists who has access.",
    "/team nonsense": "/team lists who has access.",
}
EVERY: Final = {**NURSES, **FIGURES, **TEXTS, **ADMINS, **AUDITS}
ROLES: Final = {
    "stranger": dict.fromkeys(EVERY, NOT_ALLOWED),
    "patient": dict.fromkeys(EVERY, NOT_ALLOWED),
    "nurse": {**dict.fromkeys(EVERY, NOT_ALLOWED), **NURSES},
    "clinician": {**dict.fromkeys(EVERY, NOT_ALLOWED), **NURSES, **FIGURES, **TEXTS},
    "admin": EVERY,
    "auditor": {**dict.fromkeys(EVERY, NOT_ALLOWED), **FIGURES, **AUDITS},
}
CARE: Final = frozenset({"nurse", "clinician", "admin"})
LEAD: Final = frozenset({"admin"})
APPROVE: Final = frozenset({"clinician", "admin"})
READ: Final = frozenset({"clinician", "admin", "auditor"})
AUDIT: Final = frozenset({"admin", "auditor"})
TEAM: Final = CARE | AUDIT
# Whose each button is; forged ones of others must come to nothing.
PRESSES: Final = {
    **dict.fromkeys(
        (
            "e:ref-cancel", "k:show:x", "k:end_yes:x", "k:newlink:x", "k:chart:x", "l:x:ack",
            "l:x:show", "l:x:called", "u:refresh", "u:alerts", "u:calls", "y:none",
            "0:none", "z:none", "2:off", "1:enroll", "1:paper", "1:template", "k:slip:x",
            "e:ref-many",
        ),
        CARE,
    ),
    **dict.fromkeys(
        (
            "h:edit:1", "h:publish:1", "h:course:1:v", "h:rehearse:1:v",
            "L:show:v1:9:t10:silent:en:0", "1:fields_side", "u:invite_nurse", "u:invite_auditor",
            "u:revoke_x", "u:remove_x",
        ),
        LEAD,
    ),
    **dict.fromkeys(
        ("T:top", "T:list:safety:0", "T:show:crisis", "T:wait:x", "T:approve:x", "T:refuse:x"),
        APPROVE,
    ),
    **dict.fromkeys(
        (
            "T:edit:crisis:en", "T:use", "T:propose", "T:restore:crisis:en",
            "T:restored:crisis:en",
            "T:keep:crisis:en", "T:withdraw:x", "C:top", "C:set:phone", "C:save", "C:steps",
            "C:schedule", "C:rehearsal",
        ),
        LEAD,
    ),
    "g:report:-:-:-": READ,
    "g:csv:-:-:-": READ,
    "i:page:::::": AUDIT,
    "i:who:::::": AUDIT,
    "u:lang_es": TEAM,
}  # fmt: skip


async def person_of(world: World, role: str) -> Person:
    """Somebody in this role."""
    if role == "stranger":
        return world.sandbox.person("S")
    if role == "patient":
        return await world.join("B", "K7-204")
    if role in {"nurse", "admin"}:
        return world.nurse if role == "nurse" else world.admin
    person = world.sandbox.person("R")
    await world.app.runtime.transact(lambda work: hire(work, person, StaffRole(role)))
    await person.start()
    await world.player.settle()
    return person


@pytest.mark.parametrize("role", list(ROLES))
async def test_each_command_is_allowed_or_refused_by_role(sqlite_url: str, role: str) -> None:
    async with open_world(sqlite_url) as world:
        person = await person_of(world, role)

        answers = {}
        for command in ROLES[role]:
            await world.says(person, command)
            answers[command] = person.last_text

    for command, expected in ROLES[role].items():
        assert answers[command].startswith(expected), command


@pytest.mark.parametrize("is_linked", [True, False])
@pytest.mark.parametrize("role", ["stranger", "nurse", "clinician", "auditor", "admin"])
async def test_in_a_group_no_command_shows_anything(
    sqlite_url: str, role: str, is_linked: bool
) -> None:
    async with open_world(sqlite_url) as world:
        person, group = await person_of(world, role), world.sandbox.group()
        await group.add(person)
        await group.add_bot(person)
        if is_linked:
            await group.add(world.admin)
            await group.write(world.admin, "/linkgroup")
            await world.player.settle()
        before = len(person.screen)
        for command in ROLES["admin"]:
            await group.write(person, f"{command.split()[0]}@sandbox_bot")
            await world.player.settle()
        said = [shown.text for shown in group.screen if shown.is_from_bot and shown.text]

        assert len(person.screen) == before

    told = [text for text in said if text.startswith(IN_PRIVATE)]
    # A group that is not linked is told nothing at all; a linked one may get its board meanwhile.
    assert len(told) == len(ROLES["admin"]) * is_linked
    assert {text for text in said if text not in told} <= {LINKED, BOARD}
    assert bool(said) is is_linked


@pytest.mark.parametrize("role", list(ROLES))
async def test_no_button_works_for_who_has_not_the_role(sqlite_url: str, role: str) -> None:
    async with open_world(sqlite_url) as world:
        person = await person_of(world, role)
        await person.start()
        await world.player.settle()
        forbidden = [data for data, whose in PRESSES.items() if role not in whose]
        shown, stored = [each.text for each in person.screen], await effects(world)
        for data in forbidden:
            await person.press_data(1, data)
        await world.player.settle()

        assert person.alerts == ["This button is not for you."] * len(forbidden)
        assert [each.text for each in person.screen] == shown
        assert await effects(world) == stored


@pytest.mark.parametrize("role", list(ROLES))
async def test_no_command_does_anything_for_who_has_not_the_role(
    sqlite_url: str, role: str
) -> None:
    async with open_world(sqlite_url) as world:
        person, stored = await person_of(world, role), await effects(world)
        refused = [each for each, answer in ROLES[role].items() if answer == NOT_ALLOWED]
        for command in refused:
            await world.says(person, command)

        assert await effects(world) == stored


async def effects(world: World) -> list[int]:
    """How much there is of all that a command or button of staff can make or write down."""
    async with world.app.runtime.database.reading() as session:
        return [
            await session.scalar(select(func.count()).select_from(table)) or 0
            for table in (AuditEntry, Staff, StaffInvitation, Patient, Episode, Dialogue)
        ]


def test_each_kind_of_button_of_staff_is_tried() -> None:
    places = {enrolling.__name__, staff.__name__}
    of_staff = {verb for verb, action in PRESSES_OF.items() if action.__module__ in places}

    assert {data.partition(":")[0] for data in PRESSES} == of_staff


async def test_a_command_where_it_does_not_belong_says_where_it_does(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        for person in (world.admin, world.sandbox.person("S")):
            await world.says(person, "/linkgroup")

            assert person.last_text.startswith("Type this command in the group")


async def test_an_alerts_link_opens_the_case_for_staff_and_for_nobody_else(
    sqlite_url: str,
) -> None:
    async with open_world(sqlite_url) as world:
        ben = await world.join("B", "K7-204")
        await world.says(ben, "I have a fever")
        # In private a button opens it; the link is for groups.
        assert "start=" not in world.nurse.last_text
        async with world.app.runtime.database.reading() as session:
            patient_id = (await session.scalars(select(Patient.id))).one()
        payload = case_link("sandbox_bot", patient_id).partition("start=")[2]
        stranger = world.sandbox.person("S")
        for person in (ben, stranger, world.nurse):
            await person.start(payload)
            await world.player.settle()

        assert world.nurse.last_text.startswith("K7-204: in follow-up")
        assert "K7-204" not in ben.last_text + stranger.last_text
        for person in (ben, stranger, world.nurse):
            await person.start("alerts")
            await world.player.settle()
        assert world.nurse.last_text.startswith("Open alerts")
        assert "K7-204" not in ben.last_text + stranger.last_text


def test_each_command_of_staff_is_tried() -> None:
    def names(audience: Audience) -> set[str]:
        return {
            command.name
            for command in COMMANDS
            if audience in command.places and Audience.PATIENT not in command.places
        }

    assert {name.split()[0].removeprefix("/") for name in NURSES} == names(Audience.NURSE)
    assert {name.split()[0].removeprefix("/") for name in EVERY} == {
        *(name for each in AUDIENCES[StaffRole.ADMIN] for name in names(each)),
        *names(Audience.AUDITOR),
    } - {
        # It answers in a group only: tests/chat/test_groups.py.
        "linkgroup"
    }
