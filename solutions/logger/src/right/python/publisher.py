import itertools
import sys

import wire

USAGE = "Usage: publisher [-s server (nats://127.0.0.1:4222)] [-n count] <subject>"


def main():
    parsed = wire.arguments(sys.argv[1:], ["-s", "-n"])
    if parsed is None or not parsed[0].get("-n", "1").isdecimal():
        wire.fail(USAGE)
    options, subject = parsed
    server = wire.Connection(options["-s"])
    count = int(options["-n"]) if "-n" in options else None
    for number in itertools.count(1):
        if count is not None and number > count:
            break
        text = str(number)
        server.send(f"PUB {subject} {len(text)}\r\n{text}\r\nPING\r\n".encode())
        while b"PONG" not in server.operations(seconds=5):
            pass
        print(f"Published [{subject}] : '{text}'", file=sys.stderr, flush=True)


try:
    main()
except OSError as e:
    wire.fail("nats: no confirmation: %s" % e)
