#!/usr/bin/env -S python3 -B
"""A client of the inventory over JSON-RPC; the time-out is the process's own alarm."""

import os
import signal
import socket
import sys

import wire

REFUSALS = ("unknown item: ", "not enough: ", "bad amount: ")


def end(code, text):
    print(text, file=sys.stderr, flush=True)
    os._exit(code)


def call(server, method, params):
    wire.send(server, {"method": "Inventory." + method, "params": [params], "id": "only"})
    answer = next(wire.values(server), None)
    if answer is None:
        end(3, "transport: connection lost")
    error, result = answer.get("error"), answer.get("result")
    if isinstance(error, str) and error.startswith(REFUSALS):
        end(1, error)
    if error is not None or result is None:
        end(3, f"transport: bad answer: {error}")
    return result


def carry_out(server, verb, item="", amount=None):
    if verb == "list":
        result = call(server, "List", {})
        if "Levels" not in result:
            end(3, f"transport: bad answer: {result}")
        return result["Levels"] or []
    params = {"Item": item}
    if amount is not None:
        params["Amount"] = int(amount)
    return [{"Item": item, "Count": call(server, verb.capitalize(), params)["Count"]}]


def main():
    made, words = sys.argv[1], sys.argv[2:]
    options = {"--transport": "rmi", "-a": "127.0.0.1:1234", "-t": "20000"}
    order = words
    while len(order) > 1 and order[0] in options:
        options[order[0]] = order[1]
        order = order[2:]
    if options["--transport"] != "json-rpc":
        wire.java(made, "dcom.inventory.Client", words)
    millis = int(options["-t"])
    signal.signal(signal.SIGALRM, lambda *_: end(3, f"transport: no answer within {millis} ms"))
    signal.setitimer(signal.ITIMER_REAL, max(millis, 1) / 1000)  # 0 would be no alarm at all
    host, port = options["-a"].split(":")
    try:
        with socket.create_connection((host, int(port))) as server:
            for level in carry_out(server, *order):
                print(f"{level['Item']}: {level['Count']}")
    except ConnectionRefusedError:
        end(3, f"transport: no server at {options['-a']}")
    except OSError:
        end(3, "transport: connection lost")


main()
