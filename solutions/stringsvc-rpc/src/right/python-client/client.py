"""A client of Upper without Java: speaks JRMP and Java's serialization, as far as it needs them."""
import hashlib, os, re, socket, struct, sys, threading, time

USAGE = "Usage: client [-a host:port (127.0.0.1:1234)] [-t ms (5000)] <name>..."
MAGIC = b"\xac\xed\x00\x05"
NULL, REF, DESC, OBJ, STR, ARRAY, CLASS, BLOCK, END, LONGBLOCK, LONGSTR, PROXY, ENUM = \
    0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x7a, 0x7c, 0x7d, 0x7e
PRIMITIVES = {"B": ">b", "C": ">H", "D": ">d", "F": ">f", "I": ">i", "J": ">q", "S": ">h", "Z": ">?"}
LOOKUP, DIRTY = (2, 4905912898345647071), (1, -669196253586618813)


class Failed(Exception):
    pass


class Thrown(Exception):  # by the other side; args: class name, message
    pass


def encode(text):  # modified UTF-8: U+0000 in two bytes, what is beyond the BMP as two surrogates
    units = struct.unpack(f">{len(text.encode('utf-16-be', 'surrogatepass')) // 2}H", text.encode("utf-16-be", "surrogatepass"))
    return b"".join(b"\xc0\x80" if u == 0 else chr(u).encode("utf-8", "surrogatepass") for u in units)


def decode(octets):
    return octets.replace(b"\xc0\x80", b"\0").decode("utf-8", "surrogatepass") \
        .encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")


def utf(text):
    return struct.pack(">H", len(encode(text))) + encode(text)


def string(text):
    octets = encode(text)
    return bytes([STR]) + struct.pack(">H", len(octets)) + octets if len(octets) < 65536 \
        else bytes([LONGSTR]) + struct.pack(">Q", len(octets)) + octets


def desc(name, uid, *fields):  # fields: type letter, name, and for objects the bytes of their type
    return bytes([DESC]) + utf(name) + struct.pack(">QBH", uid, 2, len(fields)) + b"".join(
        t.encode() + utf(n) + c for t, n, c in fields) + bytes([NULL, END, NULL])


# A method's hash is made of its name and types.
UPPERCASE = (-1, struct.unpack("<q", hashlib.sha1(
    utf("uppercase(Ldcom/stringsvc/Args;)Ldcom/stringsvc/Result;")).digest()[:8])[0])


class Connection:
    def __init__(self, host, port, end):
        self.end = end
        self.socket = socket.create_connection((host, port), self.left())
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = b""
        self.send(b"JRMI\0\x02\x4b")
        if self.raw(1) != b"\x4e":
            raise Failed("upper error: no RMI there")
        self.raw(struct.unpack(">H", self.raw(2))[0] + 4)
        self.send(utf("127.0.0.1") + struct.pack(">I", 0))

    def left(self):
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def send(self, octets):
        self.socket.settimeout(self.left())
        self.socket.sendall(octets)

    def raw(self, n):
        while len(self.stream) < n:
            self.socket.settimeout(self.left())
            more = self.socket.recv(65536)
            if not more:
                raise EOFError
            self.stream += more
        taken, self.stream = self.stream[:n], self.stream[n:]
        return taken

    def number(self, form):
        return struct.unpack(form, self.raw(struct.calcsize(form)))[0]

    def call(self, object_id, method, arguments):
        self.send(b"\x50" + MAGIC + bytes([BLOCK, 34]) + object_id + struct.pack(">iq", *method) + arguments)
        if self.raw(1) != b"\x51" or self.raw(4) != MAGIC:
            raise Failed("upper error: no RMI there")
        self.handles = []
        head = self.content()
        value = self.content()
        if head[0] == 2:
            raise Thrown(value["class"], value.get("detailMessage"))
        return value, head[1:15]

    def keep(self, value):
        self.handles.append(value)
        return value

    def annotation(self):
        parts = []
        while (part := self.content()) is not END:
            parts.append(part)
        return parts

    def content(self):  # one thing of Java's serialization: bytes, a text, a list, a dict, or END
        tag = self.number(">B")
        if tag == NULL:
            return None
        if tag == END:
            return END
        if tag == REF:
            return self.handles[self.number(">I") - 0x7e0000]
        if tag in (BLOCK, LONGBLOCK):
            return self.raw(self.number(">B" if tag == BLOCK else ">I"))
        if tag in (STR, LONGSTR):
            return self.keep(decode(self.raw(self.number(">H" if tag == STR else ">Q"))))
        if tag == DESC:
            made = {"name": decode(self.raw(self.number(">H"))), "uid": self.raw(8)}
            self.keep(made)
            made["flags"] = self.number(">B")
            made["fields"] = [self.field() for _ in range(self.number(">H"))]
            self.annotation()
            made["super"] = self.content()
            return made
        if tag == PROXY:
            made = self.keep({"name": "a proxy", "flags": 2, "fields": []})
            for _ in range(self.number(">I")):
                self.raw(self.number(">H"))
            self.annotation()
            made["super"] = self.content()
            return made
        kind = self.content()
        if tag == CLASS:
            return self.keep(kind)
        if tag == ENUM:
            self.keep(kind)
            return self.content()
        if tag == ARRAY:
            made = self.keep([])
            for _ in range(self.number(">I")):
                made.append(self.value(kind["name"][1]))
            return made
        made, line = self.keep({"class": kind["name"]}), []
        while kind:
            line.insert(0, kind)
            kind = kind["super"]
        for one in line:
            if one["flags"] & 2:
                made.update((n, self.value(t)) for t, n in one["fields"])
            if one["flags"] & 9:
                made["extra of " + one["name"]] = self.annotation()
        return made

    def field(self):
        kind, name = chr(self.number(">B")), decode(self.raw(self.number(">H")))
        if kind in "L[":
            self.content()
        return kind, name

    def value(self, kind):
        return self.content() if kind in "L[" else self.number(PRIMITIVES[kind])


def find(thing):  # the reference in a stub: host, port and the object's id
    extra = thing["h"]["extra of java.rmi.server.RemoteObject"]
    data = b"".join(part for part in extra if isinstance(part, bytes))
    def text(at):
        return at + 2 + struct.unpack(">H", data[at:at + 2])[0]
    at = text(0)
    at += data[2:at] == b"UnicastRef2"
    after = text(at)
    return data[at + 2:after].decode(), struct.unpack(">I", data[after:after + 4])[0], data[after + 4:after + 26]


def well_known(number):
    return struct.pack(">q14x", number)


def dirty(host, port, object_id, end):  # tells the distributed garbage collector that we have a stub
    space, unique, moment, count = object_id[8:], object_id[8:12], object_id[12:20], object_id[20:22]
    uid = desc("java.rmi.server.UID", 0x0f12700dbf364f12, ("S", "count", b""), ("J", "time", b""), ("I", "unique", b""))
    ids = bytes([ARRAY]) + desc("[Ljava.rmi.server.ObjID;", 0x871300b8d02c647e) + struct.pack(">IB", 1, OBJ) + desc(
        "java.rmi.server.ObjID", 0xa75efa128ddce55c, ("J", "objNum", b""), ("L", "space", string("Ljava/rmi/server/UID;"))
    ) + object_id[:8] + bytes([OBJ]) + uid + count + moment + unique
    lease = bytes([OBJ]) + desc("java.rmi.dgc.Lease", 0xb5e2660c4a79dc34, ("J", "value", b""),
                                ("L", "vmid", string("Ljava/rmi/dgc/VMID;"))) + struct.pack(">qB", 600_000, NULL)
    Connection(host, port, end).call(well_known(2), DIRTY, ids + bytes([BLOCK, 8]) + struct.pack(">q", 1) + lease)


class Client:
    def __init__(self, host, port, patience, names):
        self.host, self.port, self.patience, self.names = host, port, patience, names

    def end(self):
        return time.monotonic() + self.patience / 1000

    def guarded(self, work):
        try:
            return work(self.end())
        except ConnectionRefusedError:
            raise Failed(f"dialing: no server at {self.host}:{self.port}")
        except socket.gaierror:
            raise Failed(f"dialing: no server at {self.host}:{self.port}")
        except TimeoutError:
            raise Failed(f"upper error: no answer within {self.patience} ms")
        except (EOFError, OSError):
            raise Failed("upper error: connection lost")
        except Thrown as e:
            kind, message = e.args
            if kind == "java.rmi.NotBoundException":
                raise Failed(f"dialing: no Upper at {self.host}:{self.port}")
            raise Failed(f"upper error: {message}" if kind == "dcom.stringsvc.BadName" else f"upper error: {kind}")

    def dial(self, end):
        connection = Connection(self.host, self.port, end)
        stub, reply_id = connection.call(well_known(0), LOOKUP, string("Upper"))
        place = find(stub)
        try:
            dirty(*place, end)
        except (OSError, EOFError, Thrown, Failed):
            pass  # the call itself will tell
        connection.send(b"\x54" + reply_id)
        connection.socket.close()
        return place

    def uppercase(self, place, name):
        args = bytes([OBJ]) + desc("dcom.stringsvc.Args", 1, ("L", "name", string("Ljava/lang/String;"))) + string(name)
        def work(end):
            connection = Connection(*place[:2], end)
            result = connection.call(place[2], UPPERCASE, args)[0]["name"]
            connection.socket.close()
            return result
        return self.guarded(work)

    def asynchronous(self, place):
        results = [None] * len(self.names)
        def work(i):
            try:
                results[i] = self.uppercase(place, self.names[i])
            except Exception as e:
                results[i] = e
        threads = [threading.Thread(target=work, args=(i,), daemon=True) for i in range(len(results))]
        for thread in threads:
            thread.start()
        for i, thread in enumerate(threads):
            thread.join()
            if isinstance(results[i], Exception):
                raise results[i]
            self.show("Asynchronous", self.names[i], results[i])

    def show(self, kind, name, result):
        print(f"{kind} Call to Upper: {name}={result}", flush=True)

    def run(self):
        place = self.guarded(self.dial)
        for name in self.names:
            self.show("Synchronous", name, self.uppercase(place, name))
        self.asynchronous(place)


def parse(words):
    options = {"-a": "127.0.0.1:1234", "-t": "5000"}
    while len(words) > 1 and words[0].startswith("-"):
        if words[0] not in options:
            raise Failed(USAGE)
        options[words[0]] = words[1]
        words = words[2:]
    if not words or words[0].startswith("-") or not re.fullmatch(r"[^:]+:[0-9]{1,5}", options["-a"]) \
            or not re.fullmatch(r"[0-9]{1,7}", options["-t"]):
        raise Failed(USAGE)
    host, port = options["-a"].split(":")
    return Client(host, int(port), int(options["-t"]), words)


sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
sys.stderr.reconfigure(encoding="utf-8", errors="surrogateescape")
code = 0
try:
    parse(sys.argv[1:]).run()
except Exception as e:
    print(e, file=sys.stderr, flush=True)
    code = 1
sys.stdout.flush()
os._exit(code)
