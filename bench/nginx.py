"""nginx beside us: sending a file, keeping our pages as we ship it, and keeping whole pages as is usually done."""

import gzip
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from bench.processes import SERVERS, Server, below, free_port, on_core, running, wait_until_it_answers
from tests.shipped_nginx import shipped

TUNED = "sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100; types { text/html html; }"
"""What all of them are told, so that they differ in what they are there for alone."""

PLAIN = """
daemon off; pid {folder}/pid;
events {{}}
http {{
  access_log off; error_log {folder}/error.log; {tuned}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{words}}}
"""
"""A whole configuration, round the `words` that make the difference."""

FILES = """
  server {{ listen 127.0.0.1:{port}; root {folder}/root; gzip_static on; }}
"""

WHOLE_PAGES = """
  proxy_cache_path {folder}/kept keys_zone=whole:10m use_temp_path=off;
  gzip on; gzip_comp_level 6;
  server {{
    listen 127.0.0.1:{port}; tcp_nopush off;
    location / {{
      proxy_pass http://127.0.0.1:{upstream}; proxy_set_header Host $host; proxy_set_header Accept-Encoding "";
      proxy_cache whole; proxy_cache_valid 200 10m; proxy_ignore_headers Cache-Control Vary;
    }}
  }}
"""
"""The page is kept once, plain, and compressed for who wants it so. Held back until a packet is full, the end of a
plain page would wait 40 ms for the reader to acknowledge what came before."""


def nginx_with_files(folder: Path, page: bytes) -> AbstractContextManager[Server]:
    """Sends `page` as a file, and a compressed file beside it."""
    (folder / "root").mkdir(parents=True)
    (folder / "root" / "story.html").write_bytes(page)
    (folder / "root" / "story.html.gz").write_bytes(gzip.compress(page, 6))
    return _nginx("nginx, a file", folder, lambda port: _plain(folder, FILES, port=port), "/story.html")


def nginx_as_shipped(folder: Path, address: str, upstream: int) -> AbstractContextManager[Server]:
    """As docs/operators/nginx.conf sets it up in front of us: hot pages are kept for a second."""
    folder.mkdir()
    return _nginx("nginx in front", folder, lambda port: shipped(folder, port, upstream, more=TUNED), address)


def nginx_with_whole_pages(folder: Path, address: str, upstream: int) -> AbstractContextManager[Server]:
    """As a full-page cache before any site: pages are kept for minutes, and nobody can take one back."""
    folder.mkdir()
    return _nginx(
        "nginx's cache",
        folder,
        lambda port: _plain(folder, WHOLE_PAGES, port=port, upstream=upstream),
        address,
    )


def _plain(folder: Path, words: str, **told: int) -> str:
    return PLAIN.format(folder=folder, tuned=TUNED, words=words.format(folder=folder, **told))


@contextmanager
def _nginx(name: str, folder: Path, words: Callable[[int], str], address: str) -> Iterator[Server]:
    """On the core of the servers, with one process that answers. Its own user may enter no folder of root's."""
    port = free_port()
    (folder / "nginx.conf").write_text(words(port))
    user = ["-g", "user root;"] if os.geteuid() == 0 else []
    command = on_core(SERVERS, ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), *user])
    log, url = folder / "said.log", f"http://127.0.0.1:{port}{address}"
    with running(command, log) as process:
        wait_until_it_answers(url, process, log)
        yield Server(name, url, tuple(each for each in below(process.pid) if "worker process" in each.cmdline()[0]))
