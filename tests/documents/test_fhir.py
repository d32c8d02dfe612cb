"""The FHIR bundle: valid by a checker that others wrote, in codes of ours, the same each time."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, Final

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings

from bot.documents.fhir import bundle_of
from bot.documents.fhir_codes import ANSWER_CODES, CARE_PLAN_STATUS, OUTCOMES, TASK_STATUS
from bot.domain.alerts import AlertKind
from bot.domain.answers import Question
from bot.domain.figures import FollowUp, Raised
from bot.domain.ledger import CheckInState, EpisodeState
from bot.domain.relief import Level, Outcome
from tests.figures import CLINICS, INJECTED, contact, follow_up

# The required value sets of R4, which the checker does not look into.
REQUIRED: Final = {
    ("CarePlan", "status"): {
        "draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown",
    },
    ("CarePlan", "intent"): {"proposal", "plan", "order", "option"},
    ("Task", "status"): {
        "draft", "requested", "received", "accepted", "rejected", "ready", "cancelled",
        "in-progress", "on-hold", "failed", "completed", "entered-in-error",
    },
    ("Task", "intent"): {
        "unknown", "proposal", "plan", "order", "original-order", "reflex-order", "filler-order",
        "instance-order", "option",
    },
    ("QuestionnaireResponse", "status"): {
        "in-progress", "completed", "amended", "entered-in-error", "stopped",
    },
    ("Observation", "status"): {
        "registered", "preliminary", "final", "amended", "corrected", "cancelled",
        "entered-in-error", "unknown",
    },
    ("Communication", "status"): {
        "preparation", "in-progress", "not-done", "on-hold", "stopped", "completed",
        "entered-in-error", "unknown",
    },
    ("ServiceRequest", "status"): {
        "draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown",
    },
    ("ServiceRequest", "intent"): {
        "proposal", "plan", "directive", "order", "original-order", "reflex-order",
        "filler-order", "instance-order", "option",
    },
    ("Procedure", "status"): {
        "preparation", "in-progress", "not-done", "on-hold", "stopped", "completed",
        "entered-in-error", "unknown",
    },
    ("PlanDefinition", "status"): {"draft", "active", "retired", "unknown"},
    ("Questionnaire", "status"): {"draft", "active", "retired", "unknown"},
}  # fmt: skip
OURS: Final = "urn:aftercare"


def resources(content: bytes, kind: str | None = None) -> list[dict[str, Any]]:
    """The resources of a bundle, of one kind or all."""
    entries = json.loads(content).get("entry", [])
    found = [entry["resource"] for entry in entries]
    return [each for each in found if kind in {None, each["resourceType"]}]


def full_one() -> FollowUp:
    """A follow-up with all that can follow."""
    told = INJECTED + timedelta(days=7)
    asked = Raised(AlertKind.VISIT, 3, told, told, told, "booked")
    answered = [contact(0, 8, Level.NONE), contact(1, state=CheckInState.MISSED)]
    return follow_up(
        *answered,
        contact(2, 7, Level.NONE),
        outcome=Outcome.NO_RELIEF,
        told_at=told,
        at_once=4,
        alerts=(asked,),
    )


@given(CLINICS)
@settings(max_examples=25, deadline=None)
def test_any_bundle_is_valid_and_the_same_each_time(clinic: list[FollowUp]) -> None:
    content = bundle_of(clinic)

    Bundle.model_validate_json(content)
    assert bundle_of(reversed(clinic)) == content
    for resource in resources(content):
        for (kind, field), allowed in REQUIRED.items():
            if resource["resourceType"] == kind:
                assert resource[field] in allowed


@given(CLINICS)
@settings(max_examples=25, deadline=None)
def test_whatever_is_referred_to_is_in_the_bundle(clinic: list[FollowUp]) -> None:
    content = json.loads(bundle_of(clinic))
    urls = {entry["fullUrl"] for entry in content.get("entry", [])}
    assert len(urls) == len(content.get("entry", []))

    def referred(value: object) -> set[str]:
        if isinstance(value, dict):
            own = {value["reference"]} if isinstance(value.get("reference"), str) else set()
            return own.union(*map(referred, value.values()))
        return set().union(*map(referred, value)) if isinstance(value, list) else set()

    assert referred(content) <= urls


def test_a_whole_follow_up_is_told() -> None:
    content = bundle_of([full_one()])

    kinds = [each["resourceType"] for each in resources(content)]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "PlanDefinition": 1, "Questionnaire": 1, "Patient": 1, "Procedure": 1, "CarePlan": 1,
        "Task": 3, "QuestionnaireResponse": 2, "Observation": 4, "Communication": 1,
        "ServiceRequest": 1,
    }  # fmt: skip
    (told,) = resources(content, "Communication")
    (visit,) = resources(content, "ServiceRequest")
    outcome = {"system": f"{OURS}/outcome", "code": "no_relief", "display": "Little or no relief"}
    assert told["reasonCode"] == visit["reasonCode"] == [{"coding": [outcome]}]
    assert visit["intent"] == "order"


def test_a_score_is_the_code_of_loinc_read_from_its_answers() -> None:
    content = bundle_of([full_one()])
    scores = resources(content, "Observation")
    responses = {f"urn:uuid:{each['id']}" for each in resources(content, "QuestionnaireResponse")}

    for score in scores:
        (coding,) = score["code"]["coding"]
        assert (coding["system"], coding["code"]) == ("http://loinc.org", "72514-3")
    read = [score["derivedFrom"][0]["reference"] for score in scores if "derivedFrom" in score]
    assert set(read) == responses
    # Before the injection and right after it nobody filled in a questionnaire.
    assert sorted(score["valueQuantity"]["value"] for score in scores) == [4, 7, 8, 8]


def test_a_check_in_that_nobody_answered_is_a_task_that_failed() -> None:
    tasks = resources(bundle_of([full_one()]), "Task")

    assert [task["status"] for task in tasks] == ["completed", "failed", "completed"]
    assert ["output" in task for task in tasks] == [True, False, True]


def test_the_plan_names_the_version_and_when_each_check_in_comes() -> None:
    content = bundle_of([full_one()])
    (plan,) = resources(content, "PlanDefinition")

    times = [(each["timingDuration"]["value"], each["timingDuration"]["code"]) for each in
             plan["action"]]  # fmt: skip
    assert times == [(1, "d"), (2, "d"), (1, "wk")]
    (care,) = resources(content, "CarePlan")
    assert care["instantiatesCanonical"] == [f"{plan['url']}|1"]
    (form,) = resources(content, "Questionnaire")
    assert [item["linkId"] for item in form["item"]][:3] == ["safety", "pain", "change"]


@pytest.mark.parametrize(
    ("ours", "known"),
    [
        (set(TASK_STATUS), set(CheckInState)),
        (set(CARE_PLAN_STATUS), set(EpisodeState)),
        (set(OUTCOMES), set(Outcome)),
        (set(ANSWER_CODES), set(Question) - {Question.PAIN}),
    ],
)
def test_each_of_our_codes_has_its_words(ours: set[str], known: set[str]) -> None:
    assert ours == known


def test_nobody_is_named() -> None:
    patients = resources(bundle_of([full_one()]), "Patient")

    assert [set(patient) for patient in patients] == [{"resourceType", "id", "identifier"}]
