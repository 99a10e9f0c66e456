"""The little of the NATS protocol that both programs need."""
import json
import os
import socket
import sys
from urllib.parse import urlsplit

PATIENCE = 5
NO_SERVER = b"nats: no servers available for connection"


def out(line):
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def err(line):
    sys.stderr.buffer.write(line + b"\n")
    sys.stderr.buffer.flush()


def fail(line):
    err(line)
    sys.exit(1)


class Wire:
    """A connection; every way in which it can break is an OSError."""

    def __init__(self, server, then=b""):
        url = os.fsdecode(server)
        parts = urlsplit(url if "://" in url else "nats://" + url)
        self.socket = socket.create_connection((parts.hostname, parts.port or 4222), PATIENCE)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self.file = self.socket.makefile("rb")
        hello = self.line()
        if not hello.startswith(b"INFO "):
            raise OSError("not a NATS server")
        self.max_payload = json.loads(hello[5:]).get("max_payload", 1 << 20)
        options = {"verbose": False, "pedantic": False, "lang": "python", "version": "1", "headers": True}
        self.send(b"CONNECT " + json.dumps(options).encode() + b"\r\n" + then + b"PING\r\n")

    def send(self, data):
        self.socket.sendall(data)

    def line(self):
        line = self.file.readline()
        if not line.endswith(b"\n"):
            raise OSError("connection closed")
        return line.rstrip(b"\r\n")

    def next(self):
        """None for a PONG, or a message's (subject, payload)."""
        while True:
            words = self.line().split()
            kind = words[0].upper() if words else b""
            if kind == b"PING":
                self.send(b"PONG\r\n")
            elif kind == b"PONG":
                return None
            elif kind in (b"MSG", b"HMSG"):
                size = int(words[-1])
                data = self.file.read(size + 2)
                if len(data) < size + 2:
                    raise OSError("connection closed")
                return words[1], data[int(words[-2]) if kind == b"HMSG" else 0:size]
            elif kind == b"-ERR":
                raise OSError(b" ".join(words[1:]).decode(errors="replace"))

    def close(self):
        self.file.close()
        self.socket.close()
