"""What runs every second finds its rows by an index that holds only what is waiting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.delivery import MessageKind
from bot.storage import (
    alerts,
    check_ins,
    claimable,
    episodes,
    inbox,
    outbox,
    patients,
    retention,
    tallies,
)
from bot.storage.database import Database
from bot.storage.retention import Old
from bot.storage.tables.columns import Table
from tests.postgres import Cluster
from tests.storage.plans import Query, plans
from tests.storage.rows import NOON

MINUTE: Final = timedelta(minutes=1)
NOTICE: Final = MessageKind.NOTICE
LAST: Final = (NOON, "p")


def _some(old: Old) -> Query:
    """Nine of them are looked for, and forgotten."""

    async def forget(session: AsyncSession) -> None:
        await retention.found(session, [old])
        await old.forget(session, 9)

    return forget


QUERIES: Final[list[tuple[str, Query]]] = [
    ("ix_check_ins_due", lambda session: check_ins.due(session, NOON, 9)),
    ("ix_check_ins_due", lambda session: check_ins.next_due(session, 3)),
    ("ix_check_ins_remind", lambda session: check_ins.to_remind(session, NOON, 9)),
    ("ix_check_ins_close", lambda session: check_ins.to_wind_up(session, NOON, 9)),
    ("ix_check_ins_reply", lambda session: check_ins.to_wind_up(session, NOON, 9)),
    ("ix_episodes_look_at", lambda session: episodes.to_look_at(session, NOON, 9)),
    ("ix_outbox_claimable", lambda session: claimable.candidates(session, NOON, 9)),
    ("ix_outbox_claimable", lambda session: claimable.next_claim_at(session, NOON)),
    ("ix_outbox_pending", lambda session: claimable.candidates(session, NOON, 9)),
    ("ix_outbox_chat", lambda session: outbox.have_mail(session, ["c"], [])),
    ("ix_outbox_ended", lambda session: outbox.ended_since(session, NOON)),
    ("ix_outbox_patient", lambda session: outbox.cancel(session, "p", [NOTICE], NOON)),
    ("ix_inbox_turn", lambda session: inbox.next_waiting(session, ["a"], NOON, MINUTE)),
    ("ix_alerts_repeat", lambda session: alerts.to_repeat(session, NOON, 9)),
    ("ix_alerts_untaken", lambda session: alerts.open_ones(session, 9)),
    ("ix_alerts_taken", lambda session: alerts.open_ones(session, 9)),
    ("ix_alerts_calls_untaken", lambda session: alerts.open_ones(session, 9, calls_only=True)),
    ("ix_alerts_calls_taken", lambda session: alerts.open_ones(session, 9, calls_only=True)),
    ("ix_patients_erase", lambda session: patients.to_erase(session, NOON, 9)),
    ("tallies", lambda session: tallies.counts_between(session, NOON, NOON + MINUTE)),
    ("tallies", lambda session: tallies.count_running(session, 1)),
    ("tallies", _some(tallies.old(NOON))),
    ("ix_outbox_ended", _some(retention.old_mail(NOON))),
    ("ix_inbox_received", _some(retention.old_updates(NOON))),
    ("ix_invitations_unused", _some(retention.old_links(NOON))),
    ("ix_patients_kept", lambda session: retention.whose_time_is_over(session, NOON, None, 9)),
    ("ix_patients_kept", lambda session: retention.whose_time_is_over(session, NOON, LAST, 9)),
    ("ix_chats_forget", lambda session: retention.found(session, [retention.idle_chats(NOON)])),
    ("ix_", outbox.recover_claims),
    ("ix_answers_check_in", lambda session: check_ins.previous_value(session, "c", "pain")),
]
# What a part of a query gave is no table.
WHOLE_TABLE: Final = re.compile(r"Seq Scan|^SCAN (?!anon_)\w+$", re.MULTILINE)


@pytest.fixture(scope="module")
def postgresql_url(cluster: Cluster, postgresql_template: str) -> Iterator[str]:
    """A PostgreSQL database that nobody has filled before: it would plan by what was there."""
    url = cluster.create(postgresql_template)
    yield url
    cluster.drop(url)


@pytest.mark.parametrize(("index", "query"), QUERIES)
async def test_no_query_of_every_second_reads_a_whole_table(
    database: Database, index: str, query: Query
) -> None:
    for plan in await plans(database, query):
        assert index in plan
        assert not WHOLE_TABLE.search(plan), plan


@pytest.mark.parametrize("backend", ["sqlite"])
async def test_of_a_long_queue_only_what_goes_next_is_looked_up(database: Database) -> None:
    [plan] = await plans(database, lambda session: claimable.candidates(session, NOON, 9))

    assert "SEARCH outbox USING INTEGER PRIMARY KEY" in plan


# Rows of these are deleted, and what refers to them is then looked up.
PASSING: Final = {"patients", "episodes", "check_ins", "alerts", "chats"}


def _leading(table: SqlTable) -> set[str]:
    """The columns by which all rows are found that have something in them."""
    keys = (PrimaryKeyConstraint, UniqueConstraint)
    leading = {each.columns[0].name for each in table.constraints if isinstance(each, keys)}
    for index in table.indexes:
        name, condition = index.columns[0].name, index.dialect_options["sqlite"]["where"]
        if condition is None or str(condition) == f"{name} IS NOT NULL":
            leading.add(name)
    return leading


@pytest.mark.parametrize("table", Table.metadata.sorted_tables, ids=str)
def test_what_refers_to_rows_that_go_is_found_by_an_index(table: SqlTable) -> None:
    references = {
        key.parent.name for key in table.foreign_keys if key.column.table.name in PASSING
    }

    assert references <= _leading(table)
