"""The metrics as Prometheus reads them: a parser accepts them, and no label tells of a person."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import httpx
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.delivery import MessageKind, SendResult
from bot.web.site import make_site
from tests.canaries import CANARIES, NAME, REFERENCE
from tests.world import World, open_world

MOST_VALUES = 30


async def _scrape(world: World) -> str:
    transport = httpx.ASGITransport(make_site(world.app.watch))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return answer.text


def _read(text: str) -> dict[str, Metric]:
    return {family.name: family for family in text_string_to_metric_families(text)}


def _value(families: dict[str, Metric], name: str, **labels: str) -> float:
    family = families[name.removesuffix("_total").removesuffix("_count")]
    (value,) = [
        each.value for each in family.samples if each.name == name and each.labels == labels
    ]
    return float(value)


async def test_a_followed_patient_shows_in_the_numbers(database_url: str) -> None:
    async with open_world(database_url) as world:
        ben = await world.join(NAME, REFERENCE)
        await world.player.go_on(timedelta(days=1))
        await world.taps(ben, "No, none of these")
        await world.says(ben, "I have chest pain")
        text = await _scrape(world)

    families = _read(text)
    assert _value(families, "aftercare_sends_total", kind="check_in", result="sent") == 1
    assert _value(families, "aftercare_check_in_lateness_seconds_count") == 1
    assert _value(families, "aftercare_handling_seconds_count") >= 3
    assert _value(families, "aftercare_polls_total", result="ok") >= 1
    assert _value(families, "aftercare_updates_total", result="done") >= 3
    assert _value(families, "aftercare_leader") == 1
    assert _value(families, "aftercare_epoch") == 1
    assert _value(families, "aftercare_queue", queue="inbox") == 0
    assert _value(families, "aftercare_open_alerts", priority="1") == 1
    assert _value(families, "aftercare_oldest_alert_seconds", priority="1") >= 0
    assert [canary for canary in CANARIES if canary in text] == []


async def test_no_label_can_have_more_however_long_the_bot_works(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        meters = world.app.runtime.meters
        for kind in MessageKind:
            for result in SendResult:
                meters.sends[kind, result] += 1
        for seconds in range(0, 100_000, 100):
            meters.handling.add(seconds)
            meters.lateness.add(seconds)
        families = _read(await _scrape(world))

    values = defaultdict(set)
    for family in families.values():
        for sample in family.samples:
            for label, value in sample.labels.items():
                values[sample.name, label].add(value)
    assert max(map(len, values.values())) <= MOST_VALUES
    assert values["aftercare_sends_total", "kind"] == {*MessageKind}
    assert values["aftercare_sends_total", "result"] == {*SendResult}
    assert {label for _, label in values} == {"kind", "le", "priority", "queue", "result"}


async def test_no_label_has_more_values_than_a_person_can_read(database_url: str) -> None:
    async with open_world(database_url) as world:
        for number in range(3):
            await world.join(f"P{number}", f"K7-20{number}")
        await world.player.go_on(timedelta(days=2))
        families = _read(await _scrape(world))

    values = defaultdict(set)
    for family in families.values():
        for sample in family.samples:
            for label, value in sample.labels.items():
                values[sample.name, label].add(value)
    assert {name: len(found) for name, found in values.items() if len(found) > MOST_VALUES} == {}
    assert all(family.documentation for family in families.values())
