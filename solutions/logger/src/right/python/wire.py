"""A NATS client of a few lines, for one thread."""
import select
import socket
import sys


def fail(why):
    print(why, file=sys.stderr, flush=True)
    sys.exit(1)


def arguments(words, known):
    """Options, each with a value, and the subject; None if they are of another form."""
    options = {"-s": "nats://127.0.0.1:4222"}
    while len(words) > 1 and words[0] in known:
        options[words[0]] = words[1]
        words = words[2:]
    if len(words) != 1 or words[0].startswith("-"):
        return None
    return options, words[0]


class Connection:
    def __init__(self, url):
        print("Connecting to " + url, flush=True)
        host, port = url.removeprefix("nats://").split(":")
        try:
            self.socket = socket.create_connection((host, int(port)), timeout=5)
        except OSError as e:
            fail("Can't connect: nats: no servers available for connection: %s" % e)
        self.data = b""
        self.send(b'CONNECT {"verbose":false}\r\n')

    def send(self, data):
        self.socket.sendall(data)

    def operations(self, also=(), seconds=None):
        """Waits for the server, or for something else, and returns what has come: PONG or messages."""
        ready, _, _ = select.select([self.socket, *also], [], [], seconds)
        if not ready:
            raise TimeoutError("the server is silent")
        if self.socket in ready:
            piece = self.socket.recv(1 << 16)
            if not piece:
                raise ConnectionError("the server has closed the connection")
            self.data += piece
        return list(self.parsed())

    def parsed(self):
        at = 0
        while (end := self.data.find(b"\r\n", at)) >= 0:
            words = self.data[at:end].split()
            verb = words[0].upper() if words else b""
            start = end + 2
            if verb == b"MSG":
                size = int(words[-1])
                if len(self.data) < start + size + 2:
                    break
                reply = words[3] if len(words) == 5 else None
                yield words[1], reply, self.data[start : start + size]
                start += size + 2
            elif verb == b"PONG":
                yield verb
            elif verb == b"PING":
                self.send(b"PONG\r\n")
            elif verb == b"-ERR":
                raise ConnectionError(self.data[at:end].decode())
            at = start
        self.data = self.data[at:]
