"""The vault: what is sealed, what is hashed, and how keys are changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.storage.vault import KeyFileError, Vault, make_key_file, new_vault, read_key_file

INDEX_KEY = b"i" * 32


def test_what_is_sealed_can_be_read_again_and_is_never_the_same_twice() -> None:
    vault = new_vault()

    first, second = vault.seal("Dolor de ñ"), vault.seal("Dolor de ñ")

    assert vault.open(first) == vault.open(second) == "Dolor de ñ"
    assert first != second


def test_a_digest_stays_the_same_over_restarts(tmp_path: Path) -> None:
    make_key_file(tmp_path / "key")

    first, second = read_key_file(tmp_path / "key"), read_key_file(tmp_path / "key")

    assert first.digest("chat", "7001") == second.digest("chat", "7001")


@pytest.mark.parametrize(
    ("purpose", "text"),
    [("chat", "7001"), ("code", "7002"), ("cod", "e7001"), ("", "code\x007001")],
)
def test_digests_of_other_purposes_or_texts_differ(purpose: str, text: str) -> None:
    vault = new_vault()

    assert vault.digest(purpose, text) != vault.digest("code", "7001")


def test_a_digest_says_nothing_without_the_key() -> None:
    assert new_vault().digest("chat", "7001") != new_vault().digest("chat", "7001")


def test_the_newest_key_seals_and_the_old_one_still_reads() -> None:
    old, new = Fernet.generate_key(), Fernet.generate_key()
    before = Vault(INDEX_KEY, [old])
    changed = Vault(INDEX_KEY, [new, old])

    assert changed.open(before.seal("kept")) == "kept"
    assert Vault(INDEX_KEY, [new]).open(changed.seal("added")) == "added"
    assert changed.digest("chat", "7001") == before.digest("chat", "7001")


def test_what_another_key_sealed_is_refused() -> None:
    with pytest.raises(KeyFileError, match="does not fit"):
        new_vault().open(new_vault().seal("x"))


@pytest.mark.parametrize("sealed", [b"", b"no token", b"\xff\x00"])
def test_what_was_never_sealed_is_refused(sealed: bytes) -> None:
    with pytest.raises(KeyFileError, match="does not fit"):
        new_vault().open(sealed)


def test_a_new_key_file_is_for_its_owner_only_and_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "key"

    make_key_file(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with pytest.raises(FileExistsError):
        make_key_file(path)


@pytest.mark.parametrize(
    "content", [b"", b"aW5kZXg=", b"aW5kZXg=\nshort", b"\xff\xfe", b"not base64!\nx"]
)
def test_a_file_that_is_no_key_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)

    with pytest.raises(KeyFileError, match=f"ENCRYPTION_KEY_FILE: {path}"):
        read_key_file(path)


def test_the_index_key_must_have_its_full_length(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"aW5kZXg=\n" + Fernet.generate_key())

    with pytest.raises(KeyFileError, match="cannot be read as a key file"):
        read_key_file(path)
