"""The readers of bench/edits.py notice what they are there to notice."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from bench.paced import Readers, version_of

Serve = Callable[[list[bytes]], int]


def page(edition: int) -> bytes:
    body = gzip.compress(f"<h1 class=headline>Edit {edition} of a story</h1>".encode())
    return f'HTTP/1.1 200 OK\r\nETag: "{edition}"\r\nContent-Length: {len(body)}\r\n\r\n'.encode() + body


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Answers one connection with these, one after the other; the port."""
    listening = socket.create_server(("127.0.0.1", 0))
    threads = []

    def answer(answers: list[bytes]) -> None:
        line, _ = listening.accept()
        with line:
            for each in answers:
                line.recv(4096)
                line.sendall(each)
            line.recv(4096)

    def start(answers: list[bytes]) -> int:
        threads.append(threading.Thread(target=answer, args=(answers,)))
        threads[-1].start()
        return int(listening.getsockname()[1])

    yield start
    listening.close()
    for each in threads:
        each.join(10)


def read(port: int, times: int) -> Readers:
    readers = Readers(port, "/", connections=1)
    readers.read(rate=100, seconds=times / 100)
    readers.close()
    return readers


def test_newer_editions_one_after_the_other_are_well(serve: Serve) -> None:
    readers = read(serve([page(1), page(1), page(2)]), 3)
    assert (len(readers.taken), readers.older, readers.newest, readers.errors) == (3, 0, 2, [])


def test_an_older_edition_after_a_newer_one_is_counted(serve: Serve) -> None:
    readers = read(serve([page(1), page(2), page(1), page(2)]), 4)
    assert readers.older == 1


def test_an_error_is_told_with_its_first_words(serve: Serve) -> None:
    readers = read(serve([page(1), b"HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n"]), 2)
    assert len(readers.errors) == 1
    assert "503 Away" in readers.errors[0]


def test_a_page_that_was_never_edited_is_the_first() -> None:
    assert version_of(b"<h1>Bridge opens</h1>") == 0
