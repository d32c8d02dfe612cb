"""Calls over HTTP: made once, through the proxy that the environment names, never repeated."""

from __future__ import annotations

import asyncio
import base64
import ssl
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from telegram.error import NetworkError, TelegramError

from bot.chat.request import TelegramRequest, find_proxy
from bot.chat.send_errors import UnknownProxyError, read_error
from bot.domain.delivery import SendResult
from bot.services.kernel.ports import Receipt
from tests.canaries import TOKEN

ELSEWHERE = "http://telegram.invalid"
UNREACHABLE = Receipt(SendResult.NOT_SENT, why="unreachable")
UNCLEAR = Receipt(SendResult.UNCERTAIN, why="unclear_answer")
ANSWER = b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}'
REDIRECT = (
    b"HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nSet-Cookie: a=b\r\n"
    b"Content-Length: 0\r\n\r\n"
)
REFUSED = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
SILENCE = b""


class _Server:
    """Answers the requests of each connection as told, then closes it; keeps their heads."""

    def __init__(self, connections: tuple[list[bytes], ...]) -> None:
        self._connections = iter(connections)
        self.heads: list[str] = []
        self.host = ""

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Serve one connection."""
        for answer in next(self._connections, []):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            _, _, size = head.lower().partition("content-length: ")
            await reader.readexactly(int(size.partition("\r\n")[0] or 0))
            self.heads.append(head)
            writer.write(answer)
        writer.close()


@asynccontextmanager
async def _serving(
    *connections: list[bytes], context: ssl.SSLContext | None = None
) -> AsyncIterator[_Server]:
    server = _Server(connections)
    async with await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=context) as listener:
        server.host = f"127.0.0.1:{listener.sockets[0].getsockname()[1]}"
        yield server


@pytest.fixture
async def request_() -> AsyncIterator[TelegramRequest]:
    """What PTB makes its calls with."""
    async with TelegramRequest() as request:
        yield request


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, whatever this machine has."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def _fate(request: TelegramRequest, address: str) -> Receipt | None:
    """What is known after a call; None when it was answered."""
    try:
        await request.post(f"{address}/bot{TOKEN}/sendMessage")
    except TelegramError as error:
        return read_error(error)
    return None


async def test_a_connection_that_was_closed_while_idle_costs_no_call(
    request_: TelegramRequest,
) -> None:
    async with _serving([ANSWER], [ANSWER]) as server:
        fates = [await _fate(request_, f"http://{server.host}") for _ in range(2)]

    assert fates == [None, None]
    assert len(server.heads) == 2


async def test_a_call_that_is_cut_off_on_an_old_connection_is_not_repeated(
    request_: TelegramRequest,
) -> None:
    async with _serving([ANSWER, SILENCE], [ANSWER]) as server:
        fates = [await _fate(request_, f"http://{server.host}") for _ in range(2)]

    assert fates == [None, UNCLEAR]
    assert len(server.heads) == 2


@pytest.mark.parametrize(
    "answer", [REDIRECT, ANSWER[:-1], b"220 smtp.invalid ESMTP\r\n\r\n"], ids=str
)
async def test_what_is_no_answer_to_the_call_leaves_it_uncertain(
    request_: TelegramRequest, answer: bytes
) -> None:
    async with _serving([answer]) as server:
        assert await _fate(request_, f"http://{server.host}") == UNCLEAR

    assert len(server.heads) == 1


async def test_no_cookie_is_kept(request_: TelegramRequest) -> None:
    async with _serving([REDIRECT], [ANSWER]) as server:
        for _ in range(2):
            await _fate(request_, f"http://{server.host}")

    assert "cookie" not in server.heads[1].lower()


async def test_an_error_does_not_tell_the_token(request_: TelegramRequest) -> None:
    async with _serving([]) as server:
        with pytest.raises(NetworkError) as raised:
            await request_.post(f"http://{server.host}/bot{TOKEN}/sendMessage")

    assert TOKEN not in str(raised.value)


async def test_a_server_with_a_certificate_of_its_own_making_is_told_nothing(
    request_: TelegramRequest, tmp_path: Path
) -> None:
    async with _serving([ANSWER], context=_self_signed(tmp_path)) as server:
        assert await _fate(request_, f"https://{server.host}") == UNREACHABLE

    assert server.heads == []


def _self_signed(folder: Path) -> ssl.SSLContext:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "server.pem"
    path.write_bytes(private + certificate.public_bytes(encoding))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


async def test_a_proxy_is_given_the_call_and_its_password(
    request_: TelegramRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _serving([ANSWER]) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://ann:secret@{proxy.host}")

        assert await _fate(request_, ELSEWHERE) is None

    (head,) = proxy.heads
    assert head.startswith(f"POST {ELSEWHERE}/bot")
    assert f"Proxy-Authorization: Basic {base64.b64encode(b'ann:secret').decode()}" in head


async def test_what_a_proxy_does_not_connect_was_surely_not_sent(
    request_: TelegramRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _serving([REFUSED]) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.host}")

        assert await _fate(request_, ELSEWHERE.replace("http", "https")) == UNREACHABLE

    (head,) = proxy.heads
    assert head.startswith("CONNECT telegram.invalid:443")
    assert TOKEN not in head


@pytest.mark.parametrize(
    ("variables", "proxy"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://proxy:1"}, "http://proxy:1"),
        ({"HTTPS_PROXY": "https://proxy:1"}, "https://proxy:1"),
        ({"HTTPS_PROXY": "proxy:1"}, "http://proxy:1"),
        ({"HTTP_PROXY": "http://proxy:1"}, None),
        ({"ALL_PROXY": "http://proxy:1"}, "http://proxy:1"),
        ({"ALL_PROXY": "socks5://proxy:1", "HTTPS_PROXY": "http://proxy:2"}, "http://proxy:2"),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "telegram.org"}, None),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "*"}, None),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "example.org"}, "http://proxy:1"),
    ],
)
def test_the_environment_names_the_proxy(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], proxy: str | None
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert find_proxy("https://api.telegram.org/bot1:x/getMe") == proxy


def test_a_proxy_that_does_not_speak_http_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy:1")

    with pytest.raises(UnknownProxyError, match="socks5"):
        find_proxy("https://api.telegram.org/bot1:x/getMe")


async def test_connections_can_be_closed_and_opened_again(request_: TelegramRequest) -> None:
    async with _serving([ANSWER], [ANSWER]) as server:
        address = f"http://{server.host}"
        await _fate(request_, address)
        await request_.shutdown()
        closed = await _fate(request_, address)
        await request_.initialize()

        assert await _fate(request_, address) is None

    assert closed == UNCLEAR
    assert len(server.heads) == 2
