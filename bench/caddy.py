"""Caddy beside us, sending a file and the compressed file beside it."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import SERVERS, Server, below, free_port, on_core, running, wait_until_it_answers

WORDS = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  root * {folder}/root
  file_server {{
    precompressed gzip
  }}
}}
"""


@contextmanager
def caddy_with_files(folder: Path, page: bytes) -> Iterator[Server]:
    """On the core of the servers; whatever Caddy keeps stays in `folder`."""
    (folder / "root").mkdir(parents=True)
    (folder / "root" / "story.html").write_bytes(page)
    (folder / "root" / "story.html.gz").write_bytes(gzip.compress(page, 6))
    port = free_port()
    (folder / "Caddyfile").write_text(WORDS.format(port=port, folder=folder))
    home = ["env", f"HOME={folder}", f"XDG_DATA_HOME={folder}", f"XDG_CONFIG_HOME={folder}", "GOMAXPROCS=1"]
    command = on_core(SERVERS, [*home, "caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"])
    log, url = folder / "said.log", f"http://127.0.0.1:{port}/story.html"
    with running(command, log) as process:
        wait_until_it_answers(url, process, log)
        yield Server("Caddy, a file", url, tuple(below(process.pid)))
