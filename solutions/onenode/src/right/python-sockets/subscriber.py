import os
import signal
import sys
import time
from wire import NO_SERVER, Wire, err, fail, out

USAGE = b"Usage: subscriber [-s server] [-t] <subject>"
signal.signal(signal.SIGINT, signal.SIG_DFL)
words = [os.fsencode(word) for word in sys.argv[1:]]
server, stamps, count = b"nats://127.0.0.1:4222", False, 0
while len(words) > 1:
    option = words.pop(0)
    if option == b"-s":
        server = words.pop(0)
    elif option == b"-t":
        stamps = True
    else:
        fail(USAGE)
if not words or words[0].startswith(b"-"):
    fail(USAGE)
subject = words[0]


def show(message):
    global count
    count += 1
    stamp = time.strftime("%Y/%m/%d %H:%M:%S ").encode() if stamps else b""
    text = message[1].decode(errors="replace").encode()
    err(b"%s[#%d] Received on [%s]: '%s'" % (stamp, count, message[0], text))


def subscribed(line):
    """A connection whose server has the subscription, after this line was said."""
    wire = Wire(server, b"SUB " + subject + b" 1\r\n")
    early = []
    try:
        while (message := wire.next()) is not None:
            early.append(message)
        wire.socket.settimeout(None)
        err(line)
    finally:
        for message in early:
            show(message)
    return wire


out(b"Connecting to " + server)
if subject.split() != [subject]:
    fail(b"nats: invalid subject")
try:
    wire = subscribed(b"Listening on [" + subject + b"]")
except (OSError, ValueError):
    fail(b"Can't connect: " + NO_SERVER)
while True:
    try:
        while True:
            message = wire.next()
            if message is not None:
                show(message)
    except OSError:
        err(b"Disconnected from " + server)
        wire.close()
    while True:
        time.sleep(0.1)
        try:
            wire = subscribed(b"Reconnected to " + server)
            break
        except (OSError, ValueError):
            pass
