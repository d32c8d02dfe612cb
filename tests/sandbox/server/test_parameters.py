"""How a call's parameters are read."""

from __future__ import annotations

import pytest

from bot.sandbox.server.parameters import Parameters, read
from bot.sandbox.state.errors import ApiError

MULTIPART = (
    b"--x\r\n"
    b'Content-Disposition: form-data; name="chat_id"\r\n\r\n'
    b"7\r\n"
    b"--x\r\n"
    b'Content-Disposition: form-data; name="photo"; filename="a.png"\r\n'
    b"Content-Type: image/png\r\n\r\n"
    b"\x00\r\n\xff--\r\n\r\n"
    b"--x--\r\n"
)


@pytest.mark.parametrize(
    ("content_type", "query", "body"),
    [
        ("", b"chat_id=7&text=a+b", b""),
        ("application/x-www-form-urlencoded", b"", b"chat_id=7&text=a%20b"),
        ("application/json", b"chat_id=7", b'{"text": "a b"}'),
    ],
)
def test_query_form_and_json_say_the_same(content_type: str, query: bytes, body: bytes) -> None:
    parameters = read(content_type, query, body)

    assert (parameters.number("chat_id"), parameters.text("text")) == (7, "a b")


def test_an_uploaded_file_arrives_byte_for_byte() -> None:
    parameters = read("multipart/form-data; boundary=x", b"", MULTIPART)
    file = parameters.file("photo")

    assert parameters.number("chat_id") == 7
    assert file is not None
    assert (file.name, file.content) == ("a.png", b"\x00\r\n\xff--\r\n")


def test_a_file_may_be_named_through_attach() -> None:
    body = MULTIPART.replace(b'name="photo"', b'name="f1"')
    uploaded = read("multipart/form-data; boundary=x", b"photo=attach://f1", body)

    assert uploaded.file("photo") is not None


@pytest.mark.parametrize(
    ("value", "truth"), [("true", True), ("True", True), (True, True), ("no", False), (0, False)]
)
def test_flags_are_read_from_words_and_values(value: object, truth: bool) -> None:
    assert Parameters({"flag": value}).flag("flag") is truth


@pytest.mark.parametrize(("content", "reason"), [("{", "can't parse"), ("[]", "object expected")])
def test_a_broken_object_is_refused(content: str, reason: str) -> None:
    with pytest.raises(ApiError, match=reason):
        Parameters({"reply_markup": content}).mapping("reply_markup")


@pytest.mark.parametrize("body", [b"{", b"[]"])
def test_a_broken_json_request_is_refused(body: bytes) -> None:
    with pytest.raises(ApiError):
        read("application/json", b"", body)
