"""Calls to the Bot API over HTTP: each is made once, and its error says what became of it."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from ssl import SSLContext, create_default_context, get_default_verify_paths
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi
from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.chat.send_errors import ForeignAnswerError, UnknownProxyError

# The sender's calls, the toasts, a menu that each worker may set, the poll, and some to spare.
_CONNECTIONS: Final = 24
_CONNECTS_WITHIN: Final = 5.0
# Seconds to write a call, and one that brings a picture.
_WRITES_WITHIN: Final = 5.0
_UPLOADS_WITHIN: Final = 20.0
_JSON: Final = {"Content-Type": "application/json"}


class TelegramRequest(BaseRequest):
    """PTB's way to the network, on aiohttp: a fifth of the CPU of the one that PTB brings.

    A call is never repeated here, and ends in time also when its answer trickles in.
    """

    __slots__ = ("_note_time", "_proxies", "_read_timeout", "_session")

    def __init__(
        self,
        read_timeout: float = 10.0,
        note_time: Callable[[datetime | None], None] = lambda _: None,
    ) -> None:
        """`note_time`: is told of each answer of Telegram what time it bears, if any."""
        self._note_time = note_time
        self._read_timeout = read_timeout
        self._session: ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> float:
        """Seconds until a silent server is given up, for calls that name no others."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Get ready for calls; nothing is connected yet."""
        if self._session is None:
            self._session = open_session(self.USER_AGENT)

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make the call; raises `ForeignAnswerError` when it never came to Telegram.

        Of the timeouts only `read_timeout` may be chosen. PTB goes by the HTTP status alone, and
        would take a firewall's 403 for a blocked bot.
        """
        if read_timeout is self.DEFAULT_NONE:
            read_timeout = self._read_timeout
        try:
            status, payload, time = await self._call(url, method, request_data, read_timeout)
        except TimeoutError as error:
            raise TimedOut from error
        except (ClientError, OSError) as error:
            # What it says may hold the address, and so the token.
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error
        if _is_refusal(status) and not _is_telegrams(payload):
            raise ForeignAnswerError(f"{status} by somebody on the way")
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            self._note_time(time)
        return status, payload

    async def _call(
        self, url: str, method: str, data: RequestData | None, read_timeout: float
    ) -> tuple[int, bytes, datetime | None]:
        if self._session is None:
            raise RuntimeError("the connections are closed")
        await _notice_closed()
        is_upload = data is not None and data.contains_files
        async with self._session.request(
            method,
            url,
            data=data and _body(data),
            headers=None if is_upload else _JSON,
            proxy=self._proxy(url),
            timeout=_timeout(read_timeout, is_upload),
            allow_redirects=False,
        ) as answer:
            return answer.status, await answer.read(), _time_of(answer)

    def _proxy(self, url: str) -> str | None:
        # aiohttp itself would look at the environment in a thread, for each call anew.
        host = urlsplit(url).netloc
        if host not in self._proxies:
            self._proxies[host] = find_proxy(url)
        return self._proxies[host]


def open_session(user_agent: str) -> ClientSession:
    """Connections that trust the machine's certificates and keep no cookies."""
    return ClientSession(
        connector=TCPConnector(limit=_CONNECTIONS, ssl=_certificates()),
        cookie_jar=DummyCookieJar(),
        headers={"User-Agent": user_agent},
    )


async def telegram_time(url: str) -> datetime | None:
    """What the clock of the Bot API server says; None when it does not answer with a time."""
    try:
        async with (
            open_session(BaseRequest.USER_AGENT) as session,
            session.head(url, proxy=find_proxy(url), timeout=_timeout(10.0)) as answer,
        ):
            return _time_of(answer)
    except (ClientError, NetworkError, OSError):
        return None


def _time_of(answer: ClientResponse) -> datetime | None:
    """When it was sent by the sender's clock; None when it does not say."""
    try:
        return parsedate_to_datetime(answer.headers["date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None


@cache
def _certificates() -> SSLContext | bool:
    """True for those of the machine, which aiohttp has read already; some machines have none."""
    paths = get_default_verify_paths()
    if paths.cafile or (paths.capath and os.listdir(paths.capath)):
        return True
    return create_default_context(cafile=certifi.where())


def find_proxy(url: str) -> str | None:
    """The proxy that the environment wants for this address; raises `UnknownProxyError`."""
    address, proxies = urlsplit(url), getproxies()
    proxy = proxies.get(address.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(address.hostname or ""):
        return None
    scheme, separator, _ = proxy.partition("://")
    if separator and scheme not in {"http", "https"}:
        raise UnknownProxyError(f"{scheme} is no proxy of HTTP")
    return proxy if separator else f"http://{proxy}"


async def _notice_closed() -> None:
    """Let the loop hear of connections that the server has closed while they were idle.

    A call that is made over one is uncertain, though nobody read it.
    """
    for _ in range(2):
        await asyncio.sleep(0)


def _body(data: RequestData) -> bytes | FormData:
    if not data.contains_files:
        return data.json_payload
    form = FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


@cache
def _timeout(read_timeout: float, is_upload: bool = False) -> ClientTimeout:
    writing = _UPLOADS_WITHIN if is_upload else _WRITES_WITHIN
    total = _CONNECTS_WITHIN + writing + read_timeout
    return ClientTimeout(total, connect=_CONNECTS_WITHIN, sock_read=read_timeout)


def _is_refusal(status: int) -> bool:
    # A proxy whose time is up may have passed the call on.
    return 400 <= status < 500 and status != HTTPStatus.REQUEST_TIMEOUT


def _is_telegrams(payload: bytes) -> bool:
    try:
        answer = json.loads(payload)
    except ValueError:
        return False
    return isinstance(answer, dict) and answer.get("ok") is False and "error_code" in answer
