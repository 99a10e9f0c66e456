import os
import signal
import socket
import sys

import wire

USAGE = "Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>"
LETTERS = {10: "\\n", 13: "\\r", 9: "\\t", 92: "\\\\", 39: "\\'"}
ESCAPES = [LETTERS.get(b, chr(b) if 32 <= b < 127 else f"\\x{b:02X}") for b in range(256)]


def say(line):
    print(line, file=sys.stderr, flush=True)


class Logger:
    def __init__(self, path):
        self.file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        with open(path, "rb") as file:
            old = file.read()
        end = old.rfind(b"\n") + 1
        self.lines = old.count(b"\n")
        os.ftruncate(self.file, end)
        os.lseek(self.file, end, os.SEEK_SET)
        self.counts = {}

    def write(self, messages, server):
        """One force for all of them, and then their replies."""
        text, replies, gaps = [], [], []
        for subject, reply, payload in messages:
            self.lines += 1
            name = subject.decode()
            text.append(f"[#{self.lines}] [{name}]: '" + "".join(ESCAPES[b] for b in payload) + "'\n")
            if reply:
                number = str(self.lines).encode()
                replies.append(b"PUB %s %d\r\n%s\r\n" % (reply, len(number), number))
            if payload.isdigit() and len(payload) <= 18:
                self.saw(name, int(payload), gaps)
        data = "".join(text).encode("ascii")
        while data:
            data = data[os.write(self.file, data) :]
        os.fdatasync(self.file)
        server.send(b"".join(replies))
        for gap in gaps:
            say(gap)

    def saw(self, name, number, gaps):
        last, received, missing = self.counts.get(name, (number, 0, 0))
        if number > last + 1:
            gaps.append(f"Gap on [{name}]: {last + 1} to {number - 1} missing")
            missing += number - last - 1
        self.counts[name] = (number, received + 1, missing)


def main():
    parsed = wire.arguments(sys.argv[1:], ["-s", "-o"])
    if parsed is None:
        wire.fail(USAGE)
    options, subject = parsed
    logger = Logger(options.get("-o", "nats.log"))
    end, woken = socket.socketpair()
    woken.setblocking(False)
    server = wire.Connection(options["-s"])
    server.send(b"SUB %s 1\r\nPING\r\n" % subject.encode())
    while b"PONG" not in server.operations():
        pass
    signal.set_wakeup_fd(woken.fileno())
    signal.signal(signal.SIGTERM, lambda *_: None)
    signal.signal(signal.SIGINT, lambda *_: None)
    say(f"Listening on [{subject}]")
    ending = False
    while True:
        came = server.operations([] if ending else [end])
        messages = [one for one in came if one != b"PONG"]
        if messages:
            logger.write(messages, server)
        if not ending and select_ready(end):
            ending = True
            server.send(b"UNSUB 1\r\nPING\r\n")
        elif ending and b"PONG" in came:
            break
    server.send(b"PING\r\n")
    while b"PONG" not in server.operations(seconds=5):
        pass
    for name, (_, received, missing) in logger.counts.items():
        say(f"Summary of [{name}]: {received} received, {missing} missing")


def select_ready(one):
    one.setblocking(False)
    try:
        return bool(one.recv(16))
    except BlockingIOError:
        return False


try:
    main()
except OSError as e:
    wire.fail("Can't go on: %s" % e)
