"""JSON values, one after the other, over a connection; and the programs that are in Java."""

import codecs
import json
import os


def values(connection):
    """Each value as soon as it is whole."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    text = ""
    while True:
        text = text.lstrip()
        try:
            value, end = json.JSONDecoder().raw_decode(text)
        except json.JSONDecodeError:
            data = connection.recv(65536)
            if not data:
                return
            text += decode(data)
            continue
        text = text[end:]
        yield value


def send(connection, value):
    connection.sendall((json.dumps(value) + "\n").encode())


def java(made, main, words):
    """Goes on as a program in Java."""
    with open(os.path.join(made, "class-path")) as file:
        path = file.read()
    os.execvp("java", ["java", "-XX:TieredStopAtLevel=1", "-cp", path, main, *words])
