"""`serve` says so when another program has its port, instead of taking that one for its own."""

import socket
from types import SimpleNamespace

import pytest

from viewpoints.config import server


@pytest.mark.parametrize("name", ["PORT", "LMTP_PORT"])
def test_a_port_in_use_is_named_and_nothing_starts(name, monkeypatch, caplog):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ports = {"PORT": 0, "LMTP_PORT": 0, name: port}
        monkeypatch.setattr(
            server, "VIEWPOINTS", SimpleNamespace(HOST="127.0.0.1", LMTP_HOST="127.0.0.1", **ports)
        )
        assert server.serve(began=0) == 1
    assert f"port {port} of 127.0.0.1 is in use by another program" in caplog.text
