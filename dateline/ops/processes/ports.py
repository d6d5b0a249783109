"""A port to listen on."""

import errno
import socket

from dateline.ops.errors import Refusal

TRIES = 20


def free_port(host: str, wanted: int) -> int:
    """`wanted`, or the first free one after it. Refusal when there is none, or the host is not ours."""
    for port in range(wanted, min(wanted + TRIES, 65536)):
        if is_free(host, port):
            return port
    raise Refusal(f"Ports {wanted} to {wanted + TRIES - 1} on {host} are all taken. Choose another with --port.")


def is_free(host: str, port: int) -> bool:
    """Whether we could listen there. Refusal when no port would do."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except socket.gaierror as error:
        raise Refusal(f"--host {host} is no address of this machine: {error.strerror}.") from error
    except PermissionError as error:
        raise Refusal(
            f"Port {port} is for the system only. Choose one from 1024 with --port; put a proxy before it."
        ) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return False
        raise Refusal(f"Nobody can listen on {host} port {port}: {error.strerror}.") from error
    return True
