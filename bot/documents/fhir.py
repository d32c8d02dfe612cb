"""Follow-ups as a FHIR R4 bundle: plan, procedure, tasks, responses, scores, what followed.

Pseudonymous: ids are made of the keyed hashes of an export. The same figures are the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias
from uuid import UUID, uuid5

from bot.documents.fhir_codes import (
    ANSWER_CODES,
    CARE_PLAN_STATUS,
    OUTCOMES,
    PAIN,
    QUESTION_TEXTS,
    SURVEY,
    SYSTEM,
    TASK_STATUS,
    UCUM,
    UNIT_OF_TIME,
    concept,
)
from bot.domain.answers import Question
from bot.domain.figures import Contact, FollowUp
from bot.domain.ledger import CheckInState
from bot.domain.protocol import Protocol

Json: TypeAlias = dict[str, Any]
# From which all ids are made, so that the same follow-up has the same id in every bundle.
_IDS: Final = UUID("6f0f7f5e-3f0b-5a53-9d7e-0a7a7c1f5b11")
_IS_OPEN: Final = frozenset({CheckInState.PLANNED, CheckInState.OPEN})


def bundle_of(follow_ups: Iterable[FollowUp]) -> bytes:
    """A bundle of type collection, as JSON."""
    every = sorted(follow_ups, key=lambda each: each.key)
    entries: dict[str, Json] = {}
    for version, protocol in sorted({each.version: each.protocol for each in every}.items()):
        for resource in (_plan_definition(version, protocol), _questionnaire(version, protocol)):
            entries[resource["url"]] = resource
    for follow_up in every:
        for resource in _resources(follow_up):
            entries[f"urn:uuid:{resource['id']}"] = resource
    listed = [{"fullUrl": url, "resource": resource} for url, resource in entries.items()]
    bundle: Json = {"resourceType": "Bundle", "type": "collection"}
    # FHIR allows no empty list.
    bundle |= {"entry": listed} if listed else {}
    return json.dumps(bundle, indent=1, sort_keys=True, ensure_ascii=False).encode()


def _id(*parts: object) -> str:
    return str(uuid5(_IDS, "/".join(map(str, parts))))


def _reference(kind: str, *parts: object) -> Json:
    return {"reference": f"urn:uuid:{_id(kind, *parts)}", "type": kind}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _resource(kind: str, *parts: object, **fields: object) -> Json:
    """A resource with its id; what is None is left out."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {"resourceType": kind, "id": _id(kind, *parts), **given}


def _plan_url(version: int) -> str:
    return f"{SYSTEM}/PlanDefinition/v{version}"


def _form_url(version: int) -> str:
    return f"{SYSTEM}/Questionnaire/v{version}"


def plan_of(version: int, protocol: Protocol, name: str) -> bytes:
    """One version of a protocol as a PlanDefinition, as JSON."""
    plan = _plan_definition(version, protocol) | {"title": name}
    return json.dumps(plan, indent=1, sort_keys=True, ensure_ascii=False).encode()


def _plan_definition(version: int, protocol: Protocol) -> Json:
    actions = [
        {
            "id": f"check-in-{position}",
            "title": f"Check-in after {plan.offset}",
            "timingDuration": {
                "value": plan.offset.value,
                "unit": str(plan.offset.unit),
                "system": UCUM,
                "code": UNIT_OF_TIME[plan.offset.unit],
            },
            "definitionCanonical": f"{_form_url(version)}|{version}",
        }
        for position, plan in enumerate(protocol.check_ins, 1)
    ]
    return _resource(
        "PlanDefinition", version, url=_plan_url(version), version=str(version), status="active",
        title=f"Follow-up after an injection, version {version}", action=actions,
    )  # fmt: skip


def _questionnaire(version: int, protocol: Protocol) -> Json:
    asked = {each for plan in protocol.check_ins for each in plan.questions}
    items = [_question(each) for each in Question if each in asked]
    return _resource(
        "Questionnaire", version, url=_form_url(version), version=str(version), status="active",
        title=f"Check-in, version {version}", subjectType=["Patient"], item=items,
    )  # fmt: skip


def _question(question: Question) -> Json:
    item: Json = {"linkId": question.value, "text": QUESTION_TEXTS[question]}
    if question is Question.PAIN:
        return item | {"type": "integer", "code": [PAIN]}
    if question is Question.NOTE:
        return item | {"type": "text"}
    options = [{"valueCoding": coding} for coding in ANSWER_CODES[question].values()]
    return item | {"type": "choice", "answerOption": options}


def _resources(follow_up: FollowUp) -> Iterator[Json]:
    """All of one follow-up, each after what it refers to."""
    key, patient = follow_up.key, _reference("Patient", follow_up.patient)
    pseudonym = {"system": f"{SYSTEM}/pseudonym", "value": follow_up.patient}
    yield _resource("Patient", follow_up.patient, identifier=[pseudonym])
    yield _resource(
        "Procedure", key, status="completed", subject=patient,
        code={"text": follow_up.procedure},
        performedDateTime=_moment(follow_up.injected_at),
        bodySite=_sites(follow_up), performer=_performers(follow_up),
    )  # fmt: skip
    if follow_up.baseline is not None:
        yield _score(follow_up, "baseline", follow_up.baseline, follow_up.injected_at)
    if follow_up.at_once is not None:
        yield _score(follow_up, "at-once", follow_up.at_once, follow_up.injected_at)
    yield _care_plan(follow_up)
    for contact in (*follow_up.contacts, *follow_up.fallen):
        yield from _contact(follow_up, contact)
    yield from _what_followed(follow_up)


def _sites(follow_up: FollowUp) -> list[Json]:
    """The area, and where the clinic asks for them the side and the level."""
    sites = [concept("area", follow_up.area)]
    if follow_up.side is not None:
        sites.append(concept("side", follow_up.side))
    if follow_up.level is not None:
        sites.append(concept("level", follow_up.level))
    return sites


def _performers(follow_up: FollowUp) -> list[Json] | None:
    """Who gave the injection, by the clinic's own short code."""
    if follow_up.clinician is None:
        return None
    code = {"system": f"{SYSTEM}/clinician", "value": follow_up.clinician}
    return [{"actor": {"type": "Practitioner", "identifier": code}}]


def _care_plan(follow_up: FollowUp) -> Json:
    key = follow_up.key
    every = (*follow_up.contacts, *follow_up.fallen)
    tasks = [{"reference": _reference("Task", key, _place(each))} for each in every]
    return _resource(
        "CarePlan", key, status=CARE_PLAN_STATUS[follow_up.state], intent="plan",
        subject=_reference("Patient", follow_up.patient),
        instantiatesCanonical=[f"{_plan_url(follow_up.version)}|{follow_up.version}"],
        supportingInfo=[_reference("Procedure", key)],
        activity=tasks or None,
    )  # fmt: skip


def _place(contact: Contact) -> str:
    """What tells a check-in apart from the others of its follow-up."""
    of = f"{contact.of_version}-" if contact.of_version else ""
    return f"{of}{contact.position}"


def _contact(follow_up: FollowUp, contact: Contact) -> Iterator[Json]:
    key, position, patient = follow_up.key, _place(contact), follow_up.patient
    has_response = contact.answered_at is not None and bool(contact.values)
    response = _reference("QuestionnaireResponse", key, position)
    output = [{"type": {"text": "answers"}, "valueReference": response}]
    yield _resource(
        "Task", key, position, status=TASK_STATUS[contact.state], intent="plan",
        statusReason=contact.reason and concept("reason", contact.reason),
        description=f"Check-in after {follow_up.offset_of(contact)}",
        basedOn=[_reference("CarePlan", key)], **{"for": _reference("Patient", patient)},
        instantiatesCanonical=f"{_plan_url(follow_up.version)}|{follow_up.version}",
        executionPeriod={"start": _moment(contact.due_at)},
        output=output if has_response else None,
    )  # fmt: skip
    if not has_response or contact.answered_at is None:
        return
    is_done = contact.state not in _IS_OPEN
    yield _resource(
        "QuestionnaireResponse", key, position,
        questionnaire=f"{_form_url(follow_up.version)}|{follow_up.version}",
        status="completed" if is_done else "in-progress",
        subject=_reference("Patient", patient), authored=_moment(contact.answered_at),
        item=[_answer(each, contact.values[each]) for each in Question if each in contact.values],
    )  # fmt: skip
    if contact.score is not None:
        yield _score(follow_up, position, contact.score, contact.answered_at, response)


def _answer(question: Question, value: str) -> Json:
    if question is Question.PAIN:
        answer: Json = {"valueInteger": int(value)}
    else:
        answer = {"valueCoding": ANSWER_CODES[question][value]}
    return {"linkId": question.value, "answer": [answer]}


def _score(
    follow_up: FollowUp, of: object, score: int, at: datetime, response: Json | None = None
) -> Json:
    """A pain score; `response`: the answers that it was read from."""
    quantity = {"value": score, "unit": "{score}", "system": UCUM, "code": "{score}"}
    return _resource(
        "Observation", follow_up.key, of, status="final",
        category=[SURVEY], code={"coding": [PAIN]},
        subject=_reference("Patient", follow_up.patient), effectiveDateTime=_moment(at),
        valueQuantity=quantity, partOf=[_reference("Procedure", follow_up.key)],
        derivedFrom=[response] if response else None,
    )  # fmt: skip


def _what_followed(follow_up: FollowUp) -> Iterator[Json]:
    key, patient = follow_up.key, _reference("Patient", follow_up.patient)
    outcome = follow_up.outcome
    reason = None if outcome is None else [concept("outcome", outcome, OUTCOMES[outcome])]
    if follow_up.told_at is not None:
        yield _resource(
            "Communication", key, status="completed", subject=patient, recipient=[patient],
            about=[_reference("Procedure", key)], sent=_moment(follow_up.told_at),
            reasonCode=reason, topic={"text": "Other treatments to discuss"},
        )  # fmt: skip
    if follow_up.has_asked:
        # Booked on the card without a word of the patient's, it has none.
        asked = min((each.raised_at for each in follow_up.alerts), default=None)
        yield _resource(
            "ServiceRequest", key, status="active", intent="order" if follow_up.is_booked else
            "proposal", subject=patient, code={"text": "Follow-up visit"},
            authoredOn=None if asked is None else _moment(asked), reasonCode=reason,
            supportingInfo=[_reference("Procedure", key)],
        )  # fmt: skip
