"""Serving one newsroom, from the lock to the last process."""

import http.client
import logging.config
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from dateline.lib.log_lines import logging_settings
from dateline.lib.site_folder import SiteFolder
from dateline.ops.processes.child import Child, run_step
from dateline.ops.processes.ports import free_port
from dateline.ops.processes.site_lock import site_lock
from dateline.ops.processes.supervisor import Supervisor
from dateline.ops.site import make_folders
from dateline.ops.terminal import remark, say
from dateline.press.server.settings import HOSTS, MEMORY, PRESS_FOLDER, PROXIES, SOCKET

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what an operator may choose
DJANGO_NICENESS, WORKER_NICENESS = 10, 12
"""A reader of a pressed page comes before one who needs Django, and both before the background."""

LONGEST_SOCKET = 100
"""Signs in the path of a Unix socket, with room to spare: the system takes 107."""


@dataclass(frozen=True)
class Plan:
    """How to serve: where, and with how many processes."""

    host: str
    port: int
    workers: int = 1
    may_migrate: bool = False
    furnish: tuple[str, ...] = ()
    """Words for the step that furnishes a demo newsroom; none for a real one."""


def serve_site(site: SiteFolder, plan: Plan) -> int:
    """Prepare `site` and serve it until told to stop. The exit code."""
    make_folders(site)
    with site_lock(site, "serve it here"):
        port = free_port(plan.host, plan.port)
        if port != plan.port:
            remark(f"Port {plan.port} is taken, so this newsroom is at port {port}.")
        base_url = site.get("base_url") or own_address(plan.host, port)
        if not site.get("base_url") and base_url != site.base_url:  # a full disk would take what stands there
            site.served_at.write_text(f"{base_url}\n", encoding="utf-8")
        env = {**os.environ, "DATELINE_SITE": str(site.folder), "DATELINE_BASE_URL": base_url}
        run_step(["prepare", *_prepare_options(plan)], env)
        if plan.furnish:
            run_step(["furnish", *plan.furnish], env)
        logging.config.dictConfig(logging_settings(site))
        with _socket_folder(site) as folder:
            return _supervisor(site, plan, port, {**env, SOCKET: str(folder / "django.sock")}).run()


def _prepare_options(plan: Plan) -> list[str]:
    chosen = {"--migrate": plan.may_migrate, "--empty": bool(plan.furnish)}
    return [option for option, wanted in chosen.items() if wanted]


def own_address(host: str, port: int) -> str:
    """The address of a newsroom that was not given one."""
    name = EVERYWHERE.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


@contextmanager
def _socket_folder(site: SiteFolder) -> Iterator[Path]:
    """Where Django listens for the press alone: in `data/`, or in a short path of its own when that is too long."""
    if len(str(site.data / "django.sock")) <= LONGEST_SOCKET:
        yield site.data
        return
    with TemporaryDirectory(prefix="dateline-") as folder:
        yield Path(folder)


def _supervisor(site: SiteFolder, plan: Plan, port: int, env: Mapping[str, str]) -> Supervisor:
    public = ["dateline.ops.processes", "press", plan.host, str(port)]
    press = Child("press", public, {**env, **_what_the_press_knows(site, env["DATELINE_BASE_URL"])})
    django = Child("server", ["dateline.ops.processes", "web", str(plan.workers)], env, DJANGO_NICENESS)
    worker = Child("worker", ["dateline", "worker"], env, WORKER_NICENESS)
    return Supervisor(press, [django, worker], _announcement(site, plan.host, port, env["DATELINE_BASE_URL"]))


def _what_the_press_knows(site: SiteFolder, base_url: str) -> dict[str, str]:
    """All its settings: it has no Django to ask."""
    names = [urlsplit(base_url).hostname or "", "127.0.0.1", "localhost", "::1"]
    return {
        PRESS_FOLDER: str(site.data / "press"),
        MEMORY: str(site.press_memory * 2**20),
        HOSTS: ",".join(name for name in names if name),
        PROXIES: ",".join(site.trusted_proxies),
    }


def _announcement(site: SiteFolder, host: str, port: int, base_url: str) -> Callable[[], bool]:
    """Says where the newsroom is as soon as it answers; True from then on."""

    def announce() -> bool:
        if not _answers(EVERYWHERE.get(host, host), port):
            return False
        say(f"The site is at  {base_url}/", "bold")
        say(f"The desk is at  {base_url}/desk/", "bold")
        if host in EVERYWHERE and not site.get("base_url"):
            remark("It listens to the whole network but answers to this machine only: set base_url to its name.")
        remark("Stop it with Ctrl-C.")
        return True

    return announce


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=0.5)
    try:
        connection.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
