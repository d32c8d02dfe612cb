"""What all tables share: their root, kinds of columns, conditions on them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from sqlalchemy import (
    JSON,
    BindParameter,
    Boolean,
    ColumnElement,
    Dialect,
    Enum,
    MetaData,
    String,
    Time,
    TypeDecorator,
    bindparam,
    literal,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, MappedColumn, mapped_column
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from bot.domain.answers import Question
from bot.domain.ledger import (
    AnsweredBy,
    Area,
    BaselineSource,
    CheckInState,
    EpisodeState,
    PatientState,
    Reason,
    Step,
)
from bot.domain.relief import Level, Outcome
from bot.storage.database import UtcDateTime

Value = TypeVar("Value")


def new_id() -> str:
    """A random id that says nothing about its row and fits into button data."""
    return secrets.token_urlsafe(12)


def closed_set(values: type[StrEnum]) -> Enum:
    """A text column that takes only these values, checked by the database too."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=values.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


def random_key() -> MappedColumn[str]:
    """A primary key of `new_id`."""
    return mapped_column(String(24), primary_key=True, default=new_id)


def where(condition: str) -> dict[str, Any]:
    """The options that make an index partial on both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def among(column: InstrumentedAttribute[Value], *values: Value) -> ColumnElement[bool]:
    """The column has one of the values, spelled out: a bound value hides a partial index."""
    if len(values) == 1:
        return column == literal(values[0], column.expression.type, literal_execute=True)
    spelled: BindParameter[Value] = bindparam(
        "among", values, unique=True, expanding=True, literal_execute=True
    )
    return column.in_(spelled)


class _AnyOf(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> _AnyOf:
        """A condition by itself: SQLite, asked whether it is 1, would use no index."""
        return self


class _Listed(TypeDecorator[Sequence[Any]]):
    """Texts or numbers: an array for a server, JSON for SQLite, which has no arrays."""

    impl = JSON
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of the database's own."""
        of = ARRAY(self.item) if dialect.name == "postgresql" else JSON()
        return dialect.type_descriptor(of)


@compiles(_AnyOf)
def _in_json(element: _AnyOf, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"({column} IN (SELECT value FROM json_each({values})))"


@compiles(_AnyOf, "postgresql")
def _in_array(element: _AnyOf, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"({column} = ANY ({values}))"


def any_of(column: InstrumentedAttribute[Any], name: str) -> ColumnElement[bool]:
    """The column has one of the values that are bound under this name, as a list.

    They go as one: the statement is the same for any number of them, where `in_` has it written
    anew for each, and prepared anew for each number.
    """
    kind = column.expression.type
    item = String() if isinstance(kind, String) else kind
    return _AnyOf(column, bindparam(name, type_=_Listed(item)))


class Table(DeclarativeBase):
    """The root of all tables."""

    # Named on both databases, so that a later revision can drop them.
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        str: String(64),
        time: Time(),
        dict[str, Any]: JSON,
        **{
            values: closed_set(values)
            for values in (
                AnsweredBy, Area, BaselineSource, CheckInState, EpisodeState, Level, Outcome,
                PatientState, Question, Reason, Step,
            )
        },
    }  # fmt: skip
