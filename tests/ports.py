"""A port that is free on this machine."""

import socket


def free_port() -> int:
    """Give a port on loopback that nothing listens on just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
