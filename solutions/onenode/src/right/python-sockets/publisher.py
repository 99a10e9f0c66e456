import os
import sys
from wire import NO_SERVER, Wire, err, fail, out

words = [os.fsencode(word) for word in sys.argv[1:]]
server = b"nats://127.0.0.1:4222"
if len(words) == 4 and words[0] == b"-s":
    server = words[1]
elif len(words) != 2 or words[0].startswith(b"-"):
    fail(b"Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>")
subject, text = words[-2:]
out(b"Connecting to " + server)
try:
    wire = Wire(server)
    while wire.next() is not None:
        pass
except (OSError, ValueError):
    fail(NO_SERVER)
if not subject or subject.split() != [subject]:
    fail(b"nats: invalid subject")
if len(text) > wire.max_payload:
    fail(b"nats: maximum payload exceeded")
try:
    wire.send(b"PUB %s %d\r\n%s\r\nPING\r\n" % (subject, len(text), text))
    while wire.next() is not None:
        pass
except OSError as e:
    fail(b"nats: not confirmed: " + str(e).encode())
err(b"Published [%s] : '%s'" % (subject, text))
wire.close()
