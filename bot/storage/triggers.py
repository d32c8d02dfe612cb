"""The triggers that keep the tallies, so that no way of writing can forget to count; the fence.

What counts is said once, as a query a tally. Before a row changes or goes, a trigger takes off
what the queries say of it; after it came or changed, another adds what they say now. So a part of
a tally depends on the row and on what the patient's lock holds still.

The fence refuses what a process marks under an epoch that is over, at its very commit: however
long a process slept in the middle of a transaction, it marks nothing after another took over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from bot.domain.alerts import CALLS
from bot.domain.ledger import SILENT
from bot.storage.tables.people import TEST_MARK

QUARTER: Final = 900
"""The length of a slot in seconds: all zones of today are whole quarters away from UTC."""


def _listed(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in sorted(values))


_SILENT: Final = _listed(list(SILENT))
_IS_COUNTED: Final = f"NOT p.{TEST_MARK}"

RUNNING: Final = f"""
SELECT CASE WHEN p.state IN ({_SILENT}) THEN 'silent'
            WHEN e.state = 'active' AND p.state = 'active' THEN 'active'
            ELSE 'waiting' END AS what, 0 AS slot
FROM episodes AS e JOIN patients AS p ON p.id = e.patient_id
WHERE e.state IN ('invited', 'active') AND p.state IN ('invited', 'active', {_SILENT})
  AND {_IS_COUNTED} AND {{which}}"""

# What is only rehearsed has numbers below zero.
VERSIONS: Final = """
SELECT 'version' AS what, -e.version AS slot FROM episodes AS e
WHERE e.state IN ('invited', 'active') AND e.version > 0 AND {which}"""

_OF_PATIENTS: Final = f"""
FROM check_ins AS c JOIN episodes AS e ON e.id = c.episode_id
JOIN patients AS p ON p.id = e.patient_id
WHERE {_IS_COUNTED} AND {{which}}"""

PLANNED: Final = f"""
SELECT 'planned' AS what, {{look_at}} AS slot {_OF_PATIENTS}
  AND c.state = 'planned' AND p.state = 'active'"""

SENT: Final = f"""
SELECT 'sent' AS what, {{opened_at}} AS slot {_OF_PATIENTS} AND c.opened_at IS NOT NULL"""

ANSWERED: Final = f"""
SELECT 'answered' AS what, {{opened_at}} AS slot {_OF_PATIENTS}
  AND c.opened_at IS NOT NULL AND c.answered_at IS NOT NULL"""

# Of a patient who is being deleted, and whose alerts go after them, nothing counts any more.
ALERTS: Final = f"""
SELECT 'alerts' AS what, 0 AS slot
FROM alerts AS a LEFT JOIN patients AS p ON p.id = a.patient_id
WHERE a.closed_at IS NULL AND (a.patient_id IS NULL OR {_IS_COUNTED}) AND {{which}}"""

TO_PHONE: Final = f"""
SELECT 'calls' AS what, 0 AS slot
FROM alerts AS a LEFT JOIN patients AS p ON p.id = a.patient_id
WHERE a.closed_at IS NULL AND (a.patient_id IS NULL OR {_IS_COUNTED})
  AND a.kind IN ({_listed(list(CALLS))}) AND {{which}}"""

ALL: Final = (RUNNING, VERSIONS, PLANNED, SENT, ANSWERED, ALERTS, TO_PHONE)

_ALIASES: Final = {"patients": "p", "episodes": "e", "check_ins": "c", "alerts": "a"}
# Its own queries of a table, and the columns on which they depend.
_OWN: Final = {
    "episodes": ((RUNNING, VERSIONS), "state, version"),
    "check_ins": ((PLANNED, SENT, ANSWERED), "state, look_at, opened_at, answered_at"),
    "alerts": ((ALERTS, TO_PHONE), "kind, closed_at"),
}
# When these go, what refers to them goes next, and can no longer ask whose it was.
_LAST_WORDS: Final = {
    "patients": (RUNNING, PLANNED, SENT, ANSWERED, ALERTS, TO_PHONE),
    "episodes": (RUNNING, VERSIONS, PLANNED, SENT, ANSWERED),
}


@dataclass(frozen=True, slots=True)
class _Trigger:
    """Counts by some queries what a row of a table is before or after an event."""

    table: str
    event: str
    queries: tuple[str, ...]

    @property
    def is_before(self) -> bool:
        return self.event.startswith("BEFORE")

    @property
    def name(self) -> str:
        when, what, *columns = self.event.lower().replace(",", "").split()
        return "_".join(["tally", self.table, when, what, *columns[1:2]])

    def counting(self, dialect: str) -> list[str]:
        """The statements that add it, or take it off."""
        row, sign = ("OLD", "-") if self.is_before else ("NEW", "")
        which = f"{_ALIASES[self.table]}.id = {row}.id"
        # PostgreSQL refuses to add to one tally twice in a statement, SQLite groups slowly.
        amount, backend, groups = "1", "0", "WHERE true"
        if dialect == "postgresql":
            # No two transactions at once belong to one process of the server, so that nobody
            # waits for anybody's tally. SQLite has one writer at a time.
            amount, backend, groups = "count(*)", "pg_backend_pid()", "GROUP BY what, slot"
        return [
            f"INSERT INTO tallies (what, slot, backend, amount) "
            f"SELECT what, slot, {backend}, {sign}{amount} "
            f"FROM ({query(each, which, dialect)}) AS counted {groups} "
            "ON CONFLICT (slot, what, backend) "
            "DO UPDATE SET amount = tallies.amount + excluded.amount;"
            for each in self.queries
        ]

    def definition(self, dialect: str) -> list[str]:
        """The statements that make it."""
        body = "\n".join(self.counting(dialect))
        if dialect == "sqlite":
            return [f"CREATE TRIGGER {self.name} {self.event} ON {self.table} BEGIN\n{body}\nEND"]
        given = "OLD" if "DELETE" in self.event else "NEW" if self.is_before else "NULL"
        return [
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN\n{body}\nRETURN {given}; END $$",
            f"CREATE TRIGGER {self.name} {self.event} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}()",
        ]


def _triggers() -> list[_Trigger]:
    found = [
        *_on_update("patients", f"state, {TEST_MARK}", (RUNNING, PLANNED)),
        *_on_update("patients", TEST_MARK, (SENT, ANSWERED, ALERTS, TO_PHONE)),
        _Trigger("patients", "BEFORE DELETE", _LAST_WORDS["patients"]),
    ]
    for table, (queries, columns) in _OWN.items():
        found += [
            _Trigger(table, "AFTER INSERT", queries),
            *_on_update(table, columns, queries),
            _Trigger(table, "BEFORE DELETE", _LAST_WORDS.get(table, queries)),
        ]
    return found


def _on_update(table: str, columns: str, queries: tuple[str, ...]) -> list[_Trigger]:
    events = [f"{when} UPDATE OF {columns}" for when in ("BEFORE", "AFTER")]
    return [_Trigger(table, event, queries) for event in events]


FENCED: Final = "another process leads"
FENCED_STATE: Final = "LE001"
"""What the fence says, and its SQLSTATE."""

# By what a row is marked as handled or on its way: table, event and condition.
_MARKS: Final = (
    ("inbox", "UPDATE OF state", "NEW.state = 'done'"),
    ("outbox", "INSERT", "NEW.state = 'sending'"),
    ("outbox", "UPDATE OF state", "NEW.state = 'sending'"),
)
# Who takes the lease waits for the commits of those who share its key, and they for that.
_FENCE: Final = f"""
CREATE FUNCTION fence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE now_leads bigint;
BEGIN
SELECT epoch INTO now_leads FROM leases WHERE name = 'leader' FOR KEY SHARE;
IF now_leads > NEW.epoch THEN
    RAISE EXCEPTION '{FENCED}' USING ERRCODE = '{FENCED_STATE}';
END IF;
RETURN NULL; END $$"""


def _fences(dialect: str) -> list[str]:
    """The statements that make the fence; SQLite lets one writer in at a time."""
    found = [] if dialect == "sqlite" else [_FENCE]
    for table, event, condition in _MARKS:
        name = f"fence_{table}_{event.split()[0].lower()}"
        is_marked = f"NEW.epoch IS NOT NULL AND {condition}"
        found.append(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {is_marked} AND EXISTS "
            "(SELECT 1 FROM leases WHERE name = 'leader' AND epoch > NEW.epoch) "
            f"BEGIN SELECT RAISE(ABORT, '{FENCED}'); END"
            if dialect == "sqlite"
            else f"CREATE CONSTRAINT TRIGGER {name} AFTER {event} ON {table} "
            "DEFERRABLE INITIALLY DEFERRED "
            f"FOR EACH ROW WHEN ({is_marked}) EXECUTE FUNCTION fence()"
        )
    return found


def query(tally: str, which: str, dialect: str) -> str:
    """One of `ALL` for the rows of a condition."""
    return tally.format(
        which=which, look_at=_slot("c.look_at", dialect), opened_at=_slot("c.opened_at", dialect)
    )


def _slot(column: str, dialect: str) -> str:
    if dialect == "sqlite":
        return f"CAST(strftime('%s', {column}) AS INTEGER) / {QUARTER}"
    return f"CAST(floor(extract(epoch FROM {column}) / {QUARTER}) AS INTEGER)"


_TRIGGERS_OF_SQLITE: Final = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_FUNCTIONS_OF_POSTGRESQL: Final = """
SELECT proname FROM pg_proc
WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype
"""


def drop(connection: Connection) -> None:
    """Take all triggers away: a revision may then change or copy any table."""
    is_sqlite = connection.dialect.name == "sqlite"
    found = connection.scalars(
        text(_TRIGGERS_OF_SQLITE if is_sqlite else _FUNCTIONS_OF_POSTGRESQL)
    )
    for name in found.all():
        if name.startswith(("tally_", "fence")):
            kind = "TRIGGER" if is_sqlite else "FUNCTION"
            end = "" if is_sqlite else "() CASCADE"
            connection.exec_driver_sql(f"DROP {kind} {name}{end}")


def make(connection: Connection) -> None:
    """Make all triggers on the newest schema, and count anew what there is."""
    for trigger in _triggers():
        for statement in trigger.definition(connection.dialect.name):
            connection.exec_driver_sql(statement)
    for statement in _fences(connection.dialect.name):
        connection.exec_driver_sql(statement)
    recount(connection)


def recount(connection: Connection) -> None:
    """Count all there is anew; whoever writes meanwhile waits, and is counted afterwards."""
    dialect = connection.dialect.name
    if dialect == "postgresql":
        # Whoever has changed something holds it too, by the tally that they changed first.
        connection.exec_driver_sql("LOCK TABLE tallies IN SHARE ROW EXCLUSIVE MODE")
    connection.exec_driver_sql("DELETE FROM tallies")
    for each in ALL:
        connection.exec_driver_sql(
            "INSERT INTO tallies (what, slot, backend, amount) SELECT what, slot, 0, count(*) "
            f"FROM ({_of_all(each, dialect)}) AS counted GROUP BY what, slot"
        )


def _of_all(tally: str, dialect: str) -> str:
    whole = query(tally, "true", dialect)
    if dialect == "sqlite":
        # In the order of an index each row would be looked up by itself: ten times slower.
        return whole.replace("check_ins AS c", "check_ins AS c NOT INDEXED")
    return whole
