"""The bot's numbers in Prometheus's format: codes and counts, of no person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

import structlog
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.domain.delivery import Lane
from bot.meters import Histogram, Meters
from bot.services.operations.readiness import Load, Readiness, Role, Watch

log = structlog.get_logger(__name__)

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_PRIORITIES: Final = (1, 2, 3, 4)


async def render(watch: Watch) -> bytes:
    """All numbers at this moment; those of the database are left out while it is away."""
    found = await watch.look()
    try:
        load = await watch.load()
    except Exception:
        # A process that starts, or whose database is away, still tells what it counted.
        log.exception("the queues were not read")
        load = None
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Numbers(watch.runtime.meters, found, load))
    return generate_latest(registry)


class _Numbers(Collector):
    def __init__(self, meters: Meters, found: Readiness, load: Load | None) -> None:
        self._meters = meters
        self._found = found
        self._load = load

    def collect(self) -> Iterator[Metric]:
        """One family after the other."""
        yield from self._counted()
        yield from self._found_now()
        if self._load is not None:
            yield from _waiting(self._load)

    def _counted(self) -> Iterator[Metric]:
        meters = self._meters
        for name, text, counts in (
            ("polls", "Questions to Telegram for updates, by result.", meters.polls),
            ("updates", "Updates handled, by result.", meters.updates),
        ):
            family = CounterMetricFamily(f"aftercare_{name}", text, labels=["result"])
            for result in sorted(counts):
                family.add_metric([result], counts[result])
            yield family
        sends = CounterMetricFamily(
            "aftercare_sends", "Calls that sent or edited.", labels=["kind", "result"]
        )
        for (kind, result), count in sorted(meters.sends.items()):
            sends.add_metric([kind, result], count)
        yield sends
        yield _histogram("handling_seconds", "Time to handle an update.", meters.handling)
        text = "How long after its planned time a check-in was sent."
        yield _histogram("check_in_lateness_seconds", text, meters.lateness)

    def _found_now(self) -> Iterator[Metric]:
        found = self._found
        yield _gauge("leader", "1 in the process that leads.", found.role is Role.LEADER)
        if found.epoch is not None:
            yield _gauge("epoch", "Grows each time that a process takes over.", found.epoch)
        yield _gauge("ready", "1 while nothing keeps the bot from its work.", found.is_ready)
        for name, text, age in (
            ("poll_age_seconds", "Since a poll last succeeded.", found.poll_age),
            ("oldest_unsent_seconds", "Since the oldest unsent was due.", found.oldest_unsent),
            (
                "oldest_unhandled_seconds",
                "Since the oldest unhandled update came.",
                found.oldest_unhandled,
            ),
        ):
            if age is not None or not name.startswith("poll"):
                yield _gauge(name, text, age or 0)


def _waiting(load: Load) -> Iterator[Metric]:
    queue = GaugeMetricFamily("aftercare_queue", "What waits, by queue.", labels=["queue"])
    queue.add_metric(["inbox"], load.inbox)
    for lane in Lane:
        queue.add_metric([f"outbox_{lane.name.lower()}"], load.outbox.get(lane, 0))
    yield queue
    labels = ["priority"]
    count = GaugeMetricFamily("aftercare_open_alerts", "Alerts that are open.", labels=labels)
    text = "Since the oldest open alert was raised."
    age = GaugeMetricFamily("aftercare_oldest_alert_seconds", text, labels=labels)
    for priority in _PRIORITIES:
        found, seconds = load.alerts.get(priority, (0, 0.0))
        count.add_metric([str(priority)], found)
        age.add_metric([str(priority)], seconds)
    yield count
    yield age


def _gauge(name: str, text: str, value: float) -> Metric:
    family = GaugeMetricFamily(f"aftercare_{name}", text)
    family.add_metric([], value)
    return family


def _histogram(name: str, text: str, histogram: Histogram) -> Metric:
    bounds = [*map(str, histogram.bounds), "+Inf"]
    buckets = list(zip(bounds, accumulate(histogram.counts), strict=True))
    family = HistogramMetricFamily(f"aftercare_{name}", text)
    family.add_metric([], buckets, histogram.total)
    return family
