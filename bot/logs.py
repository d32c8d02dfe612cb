"""Logging: ids and codes only, whatever level, whatever a library would like to tell."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from traceback import walk_tb
from types import TracebackType
from typing import Any, Final

import structlog

_TOKEN: Final = re.compile(r"\d+:[\w-]{3,}")
# They tell of every query, byte and tick; httpx of URLs, which hold the token.
_NOISY: Final = ("aiohttp", "alembic", "apscheduler", "httpcore", "httpx")
_CALLBACK: Final = re.compile(r"(?<=Exception in callback) .*")
_Event = MutableMapping[str, Any]


def configure(level: str, form: str = "text") -> None:
    """Send all logs to standard error, one line each, as text or as JSON (`form`)."""
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _describe_error,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers = [make_handler(form=form)]
    root.setLevel(level)
    for name in _NOISY:
        # A level of its own is asked instead of the root's: it must not let through more.
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))
    sys.excepthook = _log_crash


def make_handler(stream: Any = None, form: str = "text") -> logging.Handler:
    """The handler that keeps what must stay private out of every line."""
    text = structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _describe_error,
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer() if form == "json" else text,
                _hide_tokens,
            ],
            use_get_message=False,
            pass_foreign_args=False,
        )
    )
    handler.addFilter(_drop_values)
    return handler


def _log_crash(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """What ends the program is told by its kind and place: its text may hold the token."""
    if not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, traceback)
        return
    logging.getLogger(__name__).critical("crashed", exc_info=(kind, error, traceback))


def _drop_values(record: logging.LogRecord) -> bool:
    """Of a library's record keep the template: its values may hold the token or people's words."""
    if isinstance(record.msg, dict):
        return True
    record.args = None
    # asyncio shows failed tasks and callbacks with what they were given, after the first words.
    first_line = record.msg.partition("\n")[0] if isinstance(record.msg, str) else ""
    record.msg = _CALLBACK.sub("", first_line) or type(record.msg).__name__
    return True


def _describe_error(_logger: Any, _name: str, event: _Event) -> _Event:
    """Of an error keep its kind and its place: its text may hold a value."""
    info = event.pop("exc_info", None)
    error = _error_of(info)
    if error is not None:
        event["error"] = type(error).__name__
        event["at"] = _place(error.__traceback__)
    return event


def _error_of(info: Any) -> BaseException | None:
    if isinstance(info, BaseException):
        return info
    if isinstance(info, tuple):
        found: BaseException | None = info[1]
        return found
    return sys.exc_info()[1] if info else None


def _place(traceback: TracebackType | None) -> str:
    frames = [
        f"{frame.f_code.co_filename.rpartition('/')[2]}:{line}:{frame.f_code.co_name}"
        for frame, line in walk_tb(traceback)
    ]
    return " > ".join(frames[-8:])


def _hide_tokens(_logger: Any, _name: str, line: Any) -> str:
    return _TOKEN.sub(_hide, str(line))


def _hide(match: re.Match[str]) -> str:
    # Times such as 12:30 and places such as file.py:12 are no tokens.
    return match[0] if len(match[0]) < 20 else "[hidden]"
