"""An enrolment: the patient, and the follow-up of one injection."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.ledger import (
    HERE,
    Area,
    BaselineSource,
    EpisodeState,
    PatientState,
    Reason,
)
from bot.domain.protocol import Protocol
from bot.domain.schedule import Calendar
from bot.services.followup import ending, planning, progress
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.storage import episodes, facts, patients, protocols, references
from bot.storage.episodes import FollowUp, History
from bot.storage.protocols import Version
from bot.storage.tables.columns import new_id
from bot.storage.tables.followups import Episode
from bot.storage.tables.people import Patient
from bot.words.identity import reference_named


async def find_patient(work: Work, reference: str) -> Patient | None:
    """The patient with this reference, held: two nurses may enrol them at the same moment."""
    return await patients.lock_by_reference(work.session, work.digest("reference", reference))


async def names_patient(work: Work, text: str) -> bool:
    """Whether a text is the reference of a patient: somebody is looked for."""
    reference = reference_named(text)
    return reference is not None and await find_patient(work, reference) is not None


async def find_to_enroll(work: Work, reference: str) -> Patient | None:
    """The same before something is stored: whom nobody knows, nobody else enrols meanwhile."""
    await hold_new(work)
    return await find_patient(work, reference)


async def hold_new(work: Work) -> None:
    """Nobody else makes a patient until this transaction ends."""
    await facts.lock(work.session, "enrolling")


async def enroll(work: Work, data: dict[str, Any]) -> tuple[Case, bool]:
    """Make the patient, unless known, and the follow-up; whether one was replaced."""
    return await enroll_found(work, data, await find_patient(work, data["ref"]))


async def enroll_found(
    work: Work, data: dict[str, Any], known: Patient | None
) -> tuple[Case, bool]:
    """The same for the patient whom `find_patient` found, or for a new one."""
    patient = known or _new_patient(work, data)
    if known is None:
        # Its follow-up, which only names it, could be written before it.
        await work.session.flush()
    version = await _version(work, data)
    area = Area(data["area"])
    is_replaced = known is not None and await _replace(work, known, area, version.protocol)
    # Who paused or blocked the bot has consented before; their check-ins are planned and counted.
    is_here = await _is_here(work, patient)
    if not is_here:
        patient.state = PatientState.INVITED
    episode = _new_episode(work, patient, version, data)
    episode.state = EpisodeState.ACTIVE if is_here else EpisodeState.INVITED
    if is_here:
        episode.look_at = None
    # What the columns leave to a default is needed now.
    await work.session.flush()
    if known is None:
        case = _first_case(patient, episode, version.protocol)
    else:
        case = await cases.of_episode(work, episode.id)
    if is_here and not await planning.plan(work, case):
        await progress.nothing_to_ask(work, case)
    return case, is_replaced


async def enroll_new(work: Work, listed: Iterable[dict[str, Any]]) -> dict[str, Episode]:
    """Patients whom nobody knows, by their references; each waits for consent.

    Written in a few statements, however many they are.
    """
    made = [(data, _new_patient(work, data)) for data in listed]
    versions = {
        each: await protocols.newest(work.session, each)
        for each in {data.get("protocol") for data, _ in made}
    }
    # A follow-up refers to its patient, who is to be written first.
    await work.session.flush()
    episodes_ = {
        data["ref"]: _new_episode(work, patient, versions[data.get("protocol")], data)
        for data, patient in made
    }
    await work.session.flush()
    return episodes_


async def _version(work: Work, data: dict[str, Any]) -> Version:
    """The version of a new follow-up: the one that is tried out, else its protocol's newest."""
    number = data.get("version")
    if number is None:
        return await protocols.newest(work.session, data.get("protocol"))
    return Version(number, await protocols.version(work.session, number))


async def replaced_by(
    work: Work, patient: Patient, area: Area, protocol: Protocol
) -> list[Episode]:
    """The follow-ups that go on which an injection of this area by this protocol ends."""
    running = await episodes.running(work.session, patient.id)
    return [
        each for each in running if protocol.ends(each.procedure, is_same_area=each.area is area)
    ]


async def _replace(work: Work, patient: Patient, area: Area, protocol: Protocol) -> bool:
    """End what goes on after such an injection; whether there was any."""
    same = await replaced_by(work, patient, area, protocol)
    for episode in same:
        old = await cases.of_episode(work, episode.id)
        await ending.end_follow_up(work, old, Reason.REPLACED)
    return bool(same)


async def _is_here(work: Work, patient: Patient) -> bool:
    """Whether they are still with us; whose phone follows somebody else needs a new link."""
    if patient.state not in HERE or patient.chat_id is None:
        return False
    if await patients.latest_of_chat(work.session, patient.chat_id) is patient:
        return True
    patient.chat_id = None
    return False


def _new_patient(work: Work, data: dict[str, Any]) -> Patient:
    patient = Patient(
        id=new_id(),
        reference=data["ref"],
        reference_key=work.digest("reference", data["ref"]),
        birth_year=str(data["year"]),
        zone=work.clinic.zone.key,
        is_test=data.get("is_test", False),
        test_of=data.get("test_of"),
        created_at=work.now,
    )
    work.session.add(patient)
    references.add(work.session, work.runtime.database.vault, patient)
    return patient


def _new_episode(work: Work, patient: Patient, version: Version, data: dict[str, Any]) -> Episode:
    baseline = data["baseline"]
    injected_at = datetime.fromisoformat(data["when"])
    episode = Episode(
        id=new_id(),
        patient_id=patient.id,
        version=version.number,
        procedure=version.protocol.procedure.value,
        area=Area(data["area"]),
        injected_at=injected_at,
        baseline=baseline,
        baseline_source=BaselineSource.NONE if baseline is None else BaselineSource.BEFORE,
        # A dialogue of a release before this one did not ask for it.
        bedside=data.get("bedside"),
        clinician=data.get("clinician"),
        side=data.get("side"),
        level=data.get("level"),
        factor=data.get("factor", 1),
        created_at=work.now,
        look_at=None if patient.is_test else planning.link_at(work.now, injected_at),
    )
    work.session.add(episode)
    return episode


def _first_case(patient: Patient, episode: Episode, protocol: Protocol) -> Case:
    """The case of a patient who is new, of whom nothing more is stored."""
    history = History({episode.id: FollowUp(episode)}, chat=None, signed_at=None)
    zone, window = ZoneInfo(patient.zone), protocol.window
    calendar = Calendar(zone, patient.time_of_day, window, episode.factor)
    return Case(patient, episode, protocol, calendar, history)
