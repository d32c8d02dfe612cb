"""What all tables share: their root, kinds of columns, conditions on them."""

from __future__ import annotations

import secrets
from datetime import datetime, time
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from sqlalchemy import (
    JSON,
    BindParameter,
    ColumnElement,
    Enum,
    MetaData,
    String,
    Time,
    bindparam,
    literal,
    text,
)
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, MappedColumn, mapped_column

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
