"""The first schema."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None

ID: Final = sa.String(24)
CODE: Final = sa.String(24)
WORD: Final = sa.String(64)
TIME: Final = sa.DateTime(timezone=True)
SEALED: Final = sa.LargeBinary()

ALERT_KIND: Final = (
    "red_flag urgent_text crisis worse bereavement update_failed no_relief wore_off visit "
    "mismatch no_answer changed delete send_failed link_problem recovery note left"
)
ANSWERED_BY: Final = "self helper"
AREA: Final = "neck mid_back low_back"
BASELINE_SOURCE: Final = "before memory none"
CHECK_IN_STATE: Final = "planned open answered missed skipped undelivered cancelled"
EPISODE_STATE: Final = "invited active concluded ended"
LEVEL: Final = "good partial none worse"
MESSAGE_KIND: Final = (
    "check_in reminder notice outcome reply edit safety alert alert_edit farewell"
)
MESSAGE_STATE: Final = "queued claimed sending sent uncertain failed cancelled"
OUTCOME: Final = "relief partial no_relief wore_off worse unknown"
PATIENT_STATE: Final = "invited active paused stopped unreachable deceased erasing"
REASON: Final = (
    "safety_only answered_late no_answer partial_answer delivery_uncertain paused joined_late "
    "outage stopped deleted deceased blocked not_delivered replaced ended_by_clinic red_flag "
    "moved"
)
STAFF_ROLE: Final = "nurse admin"
STEP: Final = "safety sign pain change mismatch first_hours function medicine note done"


def where(condition: str) -> dict[str, Any]:
    """The options that make an index partial on both databases."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def one_of(column: str, values: str, name: str) -> sa.CheckConstraint:
    """The column takes only these values, or null."""
    listed = ", ".join(f"'{value}'" for value in values.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(name))


def belongs_to(column: str, target: str, name: str) -> sa.ForeignKeyConstraint:
    """The row goes when what it belongs to goes."""
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="CASCADE")


def create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor", WORD, nullable=False),
        sa.Column("action", WORD, nullable=False),
        sa.Column("subject", WORD, nullable=True),
        sa.Column("chain", WORD, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )


def create_chats() -> None:
    op.create_table(
        "chats",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("telegram_id", SEALED, nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("language", WORD, nullable=True),
        sa.Column("free_at", TIME, nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("code_tries", sa.Integer(), nullable=False),
        sa.Column("code_tries_since", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("forget_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
        sa.UniqueConstraint("key", name="uq_chats_key"),
    )
    op.create_index(
        op.f("ix_chats_forget"), "chats", ["forget_at"], **where("forget_at IS NOT NULL")
    )


def create_facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", WORD, nullable=False),
        sa.Column("value", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
    )


def create_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_key", WORD, nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", TIME, nullable=True),
        sa.Column("received_at", TIME, nullable=False),
        sa.Column("done_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("update_id", name="uq_inbox_update_id"),
    )
    op.create_index(
        op.f("ix_inbox_received"), "inbox", ["received_at"], **where("state IN ('done', 'failed')")
    )
    op.create_index(
        op.f("ix_inbox_turn"), "inbox", ["chat_key", "id"], **where("state = 'waiting'")
    )
    op.create_index(op.f("ix_inbox_waiting"), "inbox", ["id"], **where("state = 'waiting'"))


def create_leases() -> None:
    op.create_table(
        "leases",
        sa.Column("name", WORD, nullable=False),
        sa.Column("holder", WORD, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )


def create_dialogues() -> None:
    op.create_table(
        "dialogues",
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.Column("step", WORD, nullable=False),
        sa.Column("data", SEALED, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_dialogues"),
        belongs_to("chat_id", "chats.id", "fk_dialogues_chat_id"),
    )


def create_staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("label", SEALED, nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("left_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_staff_chat_id"),
        sa.UniqueConstraint("chat_id", name="uq_staff_chat_id"),
        one_of("role", STAFF_ROLE, "ck_staff_staffrole"),
    )


def create_patients() -> None:
    op.create_table(
        "patients",
        sa.Column("id", ID, nullable=False),
        sa.Column("reference", SEALED, nullable=False),
        sa.Column("reference_key", WORD, nullable=False),
        sa.Column("birth_year", SEALED, nullable=False),
        sa.Column("chat_id", ID, nullable=True),
        sa.Column("state", CODE, nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("zone", WORD, nullable=False),
        sa.Column("time_of_day", sa.Time(), nullable=False),
        sa.Column("answered_by", CODE, nullable=False),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("test_of", ID, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("erase_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_patients"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_patients_chat_id"),
        sa.ForeignKeyConstraint(["test_of"], ["staff.id"], name="fk_patients_test_of"),
        sa.UniqueConstraint("reference_key", name="uq_patients_reference_key"),
        one_of("answered_by", ANSWERED_BY, "ck_patients_answeredby"),
        one_of("state", PATIENT_STATE, "ck_patients_patientstate"),
    )
    op.create_index(op.f("ix_patients_chat_id"), "patients", ["chat_id"])
    op.create_index(
        op.f("ix_patients_erase"), "patients", ["erase_at"], **where("erase_at IS NOT NULL")
    )
    op.create_index(
        op.f("ix_patients_kept"), "patients", ["created_at"], **where("erase_at IS NULL")
    )


def create_protocol_versions() -> None:
    op.create_table(
        "protocol_versions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_protocol_versions"),
        sa.ForeignKeyConstraint(
            ["created_by"], ["staff.id"], name="fk_protocol_versions_created_by"
        ),
    )


def create_staff_groups() -> None:
    op.create_table(
        "staff_groups",
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("linked_by", ID, nullable=False),
        sa.Column("linked_at", TIME, nullable=False),
        sa.Column("left_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name="pk_staff_groups"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_staff_groups_chat_id"),
        sa.ForeignKeyConstraint(["linked_by"], ["staff.id"], name="fk_staff_groups_linked_by"),
    )


def create_staff_invitations() -> None:
    op.create_table(
        "staff_invitations",
        sa.Column("id", ID, nullable=False),
        sa.Column("code_key", WORD, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("used_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff_invitations"),
        sa.ForeignKeyConstraint(
            ["created_by"], ["staff.id"], name="fk_staff_invitations_created_by"
        ),
        sa.UniqueConstraint("code_key", name="uq_staff_invitations_code_key"),
        one_of("role", STAFF_ROLE, "ck_staff_invitations_staffrole"),
    )


def create_consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=False),
        sa.Column("given_at", TIME, nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("text_version", WORD, nullable=False),
        sa.Column("given_by", CODE, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
        belongs_to("patient_id", "patients.id", "fk_consents_patient_id"),
        one_of("given_by", ANSWERED_BY, "ck_consents_answeredby"),
    )
    op.create_index(op.f("ix_consents_patient"), "consents", ["patient_id"])


def create_episodes() -> None:
    op.create_table(
        "episodes",
        sa.Column("id", ID, nullable=False),
        sa.Column("patient_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("procedure", WORD, nullable=False),
        sa.Column("area", CODE, nullable=False),
        sa.Column("injected_at", TIME, nullable=False),
        sa.Column("baseline", sa.Integer(), nullable=True),
        sa.Column("baseline_source", CODE, nullable=False),
        sa.Column("factor", sa.Integer(), nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("outcome", CODE, nullable=True),
        sa.Column("beneath", WORD, nullable=True),
        sa.Column("end_reason", CODE, nullable=True),
        sa.Column("concluded_at", TIME, nullable=True),
        sa.Column("alternatives_at", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_episodes"),
        belongs_to("patient_id", "patients.id", "fk_episodes_patient_id"),
        sa.ForeignKeyConstraint(
            ["version"], ["protocol_versions.number"], name="fk_episodes_version"
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (concluded_at IS NULL)", name=op.f("ck_episodes_outcome_has_time")
        ),
        sa.CheckConstraint("baseline BETWEEN 0 AND 10", name=op.f("ck_episodes_baseline_0_10")),
        one_of("area", AREA, "ck_episodes_area"),
        one_of("baseline_source", BASELINE_SOURCE, "ck_episodes_baselinesource"),
        one_of("end_reason", REASON, "ck_episodes_reason"),
        one_of("outcome", OUTCOME, "ck_episodes_outcome"),
        one_of("state", EPISODE_STATE, "ck_episodes_episodestate"),
    )
    op.create_index(
        op.f("ix_episodes_active"),
        "episodes",
        ["state"],
        **where("state IN ('invited', 'active')"),
    )
    op.create_index(op.f("ix_episodes_patient"), "episodes", ["patient_id"])


def create_check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("id", ID, nullable=False),
        sa.Column("episode_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("look_at", TIME, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("reason", CODE, nullable=True),
        sa.Column("step", CODE, nullable=False),
        sa.Column("level", CODE, nullable=True),
        sa.Column("mismatch_kept", sa.Boolean(), nullable=False),
        sa.Column("opened_at", TIME, nullable=True),
        sa.Column("sent_at", TIME, nullable=True),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("reminders_sent", sa.Integer(), nullable=False),
        sa.Column("remind_at", TIME, nullable=True),
        sa.Column("closes_at", TIME, nullable=True),
        sa.Column("answered_at", TIME, nullable=True),
        sa.Column("reply_at", TIME, nullable=True),
        sa.Column("replied_at", TIME, nullable=True),
        sa.Column("ended_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_check_ins"),
        belongs_to("episode_id", "episodes.id", "fk_check_ins_episode_id"),
        sa.UniqueConstraint("episode_id", "position", name="uq_check_ins_episode_id_position"),
        sa.CheckConstraint(
            "(state IN ('planned', 'open')) = (ended_at IS NULL)",
            name=op.f("ck_check_ins_outcome_has_time"),
        ),
        one_of("level", LEVEL, "ck_check_ins_level"),
        one_of("reason", REASON, "ck_check_ins_reason"),
        one_of("state", CHECK_IN_STATE, "ck_check_ins_checkinstate"),
        one_of("step", STEP, "ck_check_ins_step"),
    )
    op.create_index(
        op.f("ix_check_ins_answered"),
        "check_ins",
        ["answered_at"],
        **where("answered_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_check_ins_close"), "check_ins", ["closes_at"], **where("closes_at IS NOT NULL")
    )
    op.create_index(
        op.f("ix_check_ins_due"), "check_ins", ["look_at"], **where("state = 'planned'")
    )
    op.create_index(op.f("ix_check_ins_due_at"), "check_ins", ["due_at"])
    op.create_index(
        op.f("ix_check_ins_opened"), "check_ins", ["opened_at"], **where("opened_at IS NOT NULL")
    )
    op.create_index(
        op.f("ix_check_ins_remind"), "check_ins", ["remind_at"], **where("remind_at IS NOT NULL")
    )
    op.create_index(
        op.f("ix_check_ins_reply"), "check_ins", ["reply_at"], **where("reply_at IS NOT NULL")
    )


def create_invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", ID, nullable=False),
        sa.Column("code_key", WORD, nullable=False),
        sa.Column("episode_id", ID, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("locked_at", TIME, nullable=True),
        sa.Column("cancelled_at", TIME, nullable=True),
        sa.Column("spent_at", TIME, nullable=True),
        sa.Column("spent_by", ID, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        belongs_to("episode_id", "episodes.id", "fk_invitations_episode_id"),
        sa.ForeignKeyConstraint(["spent_by"], ["chats.id"], name="fk_invitations_spent_by"),
        sa.UniqueConstraint("code_key", name="uq_invitations_code_key"),
    )
    op.create_index(op.f("ix_invitations_episode"), "invitations", ["episode_id"])
    op.create_index(op.f("ix_invitations_expiry"), "invitations", ["expires_at"])


def create_alerts() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("patient_id", ID, nullable=True),
        sa.Column("check_in_id", ID, nullable=True),
        sa.Column("details", SEALED, nullable=False),
        sa.Column("raised_at", TIME, nullable=False),
        sa.Column("repeat_at", TIME, nullable=True),
        sa.Column("taken_by", ID, nullable=True),
        sa.Column("taken_at", TIME, nullable=True),
        sa.Column("closed_by", ID, nullable=True),
        sa.Column("closed_at", TIME, nullable=True),
        sa.Column("result", WORD, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        belongs_to("patient_id", "patients.id", "fk_alerts_patient_id"),
        belongs_to("check_in_id", "check_ins.id", "fk_alerts_check_in_id"),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name="fk_alerts_taken_by"),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name="fk_alerts_closed_by"),
        one_of("kind", ALERT_KIND, "ck_alerts_alertkind"),
    )
    op.create_index(
        op.f("ix_alerts_check_in"), "alerts", ["check_in_id"], **where("check_in_id IS NOT NULL")
    )
    op.create_index(
        op.f("ix_alerts_open"), "alerts", ["priority", "raised_at"], **where("closed_at IS NULL")
    )
    op.create_index(op.f("ix_alerts_patient"), "alerts", ["patient_id"])
    op.create_index(
        op.f("ix_alerts_repeat"), "alerts", ["repeat_at"], **where("repeat_at IS NOT NULL")
    )


def create_answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check_in_id", ID, nullable=False),
        sa.Column("question", sa.String(16), nullable=False),
        sa.Column("value", sa.String(16), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("answered_by", CODE, nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("by_mistake", sa.Boolean(), nullable=False),
        sa.Column("superseded_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        belongs_to("check_in_id", "check_ins.id", "fk_answers_check_in_id"),
        one_of("answered_by", ANSWERED_BY, "ck_answers_answeredby"),
    )
    op.create_index(
        op.f("ux_answers_current"),
        "answers",
        ["check_in_id", "question"],
        unique=True,
        **where("superseded_at IS NULL"),
    )


def create_events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", ID, nullable=False),
        sa.Column("check_in_id", ID, nullable=True),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        belongs_to("patient_id", "patients.id", "fk_events_patient_id"),
        belongs_to("check_in_id", "check_ins.id", "fk_events_check_in_id"),
    )
    op.create_index(
        op.f("ix_events_check_in"), "events", ["check_in_id"], **where("check_in_id IS NOT NULL")
    )
    op.create_index(op.f("ix_events_patient"), "events", ["patient_id"])


def create_notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", ID, nullable=False),
        sa.Column("check_in_id", ID, nullable=True),
        sa.Column("text", SEALED, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        belongs_to("patient_id", "patients.id", "fk_notes_patient_id"),
        belongs_to("check_in_id", "check_ins.id", "fk_notes_check_in_id"),
    )
    op.create_index(
        op.f("ix_notes_check_in"), "notes", ["check_in_id"], **where("check_in_id IS NOT NULL")
    )
    op.create_index(op.f("ix_notes_patient"), "notes", ["patient_id"])


def create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("body", SEALED, nullable=True),
        sa.Column("patient_id", ID, nullable=True),
        sa.Column("check_in_id", ID, nullable=True),
        sa.Column("alert_id", ID, nullable=True),
        sa.Column("edits", sa.Integer(), nullable=True),
        sa.Column("edits_message_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("repeat_of", sa.Integer(), nullable=True),
        sa.Column("repeats", sa.Integer(), nullable=False),
        sa.Column("queued_at", TIME, nullable=False),
        sa.Column("claimable_at", TIME, nullable=False),
        sa.Column("claimed_at", TIME, nullable=True),
        sa.Column("ended_at", TIME, nullable=True),
        sa.Column("why", WORD, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        belongs_to("chat_id", "chats.id", "fk_outbox_chat_id"),
        belongs_to("patient_id", "patients.id", "fk_outbox_patient_id"),
        belongs_to("check_in_id", "check_ins.id", "fk_outbox_check_in_id"),
        belongs_to("alert_id", "alerts.id", "fk_outbox_alert_id"),
        one_of("kind", MESSAGE_KIND, "ck_outbox_messagekind"),
        one_of("state", MESSAGE_STATE, "ck_outbox_messagestate"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_outbox_alert"), "outbox", ["alert_id"], **where("alert_id IS NOT NULL")
    )
    op.create_index(op.f("ix_outbox_chat"), "outbox", ["chat_id", "claimed_at"])
    op.create_index(
        op.f("ix_outbox_check_in"), "outbox", ["check_in_id"], **where("check_in_id IS NOT NULL")
    )
    op.create_index(
        op.f("ix_outbox_claimable"),
        "outbox",
        ["claimable_at"],
        **where("state IN ('queued', 'claimed', 'sending')"),
    )
    op.create_index(
        op.f("ix_outbox_claimed"), "outbox", ["claimed_at"], **where("claimed_at IS NOT NULL")
    )
    op.create_index(
        op.f("ix_outbox_ended"), "outbox", ["ended_at"], **where("ended_at IS NOT NULL")
    )
    op.create_index(
        op.f("ix_outbox_patient"), "outbox", ["patient_id"], **where("patient_id IS NOT NULL")
    )
    op.create_index(
        op.f("ix_outbox_pending"),
        "outbox",
        ["chat_id", "id"],
        **where("state IN ('queued', 'claimed', 'sending')"),
    )


TABLES: Final = {
    "audit": create_audit,
    "chats": create_chats,
    "facts": create_facts,
    "inbox": create_inbox,
    "leases": create_leases,
    "dialogues": create_dialogues,
    "staff": create_staff,
    "patients": create_patients,
    "protocol_versions": create_protocol_versions,
    "staff_groups": create_staff_groups,
    "staff_invitations": create_staff_invitations,
    "consents": create_consents,
    "episodes": create_episodes,
    "check_ins": create_check_ins,
    "invitations": create_invitations,
    "alerts": create_alerts,
    "answers": create_answers,
    "events": create_events,
    "notes": create_notes,
    "outbox": create_outbox,
}


def upgrade() -> None:
    """Make all tables, those first that others refer to."""
    for create in TABLES.values():
        create()


def downgrade() -> None:
    """Drop all tables."""
    for name in reversed(TABLES):
        op.drop_table(name)
