#!/usr/bin/env -S python3 -B
"""The inventory over JSON-RPC: a thread for each client, and one lock."""

import socket
import sys
import threading

import wire

MOST = 1_000_000


class Refusal(Exception):
    """The service says no; or there is no such method."""


class Inventory:
    def __init__(self):
        self.lock = threading.Lock()
        self.counts = {}

    def call(self, method, params):
        calls = {
            "Inventory.Add": self.add,
            "Inventory.Remove": self.remove,
            "Inventory.Count": self.count,
            "Inventory.List": self.list,
        }
        if method not in calls:
            raise Refusal(f"rpc: can't find method {method}")
        with self.lock:
            return calls[method](params.get("Item", ""), params.get("Amount", 0))

    def add(self, item, amount):
        self.good(amount)
        self.counts[item] = self.counts.get(item, 0) + amount
        return {"Count": self.counts[item]}

    def remove(self, item, amount):
        self.good(amount)
        there = self.count(item)["Count"]
        if there < amount:
            raise Refusal(f"not enough: {there} of {item}, {amount} wanted")
        self.counts[item] = there - amount
        return {"Count": self.counts[item]}

    def count(self, item, _=0):
        if item not in self.counts:
            raise Refusal(f"unknown item: {item}")
        return {"Count": self.counts[item]}

    def list(self, *_):
        return {"Levels": [{"Item": i, "Count": c} for i, c in sorted(self.counts.items())]}

    @staticmethod
    def good(amount):
        if not isinstance(amount, int) or not 1 <= amount <= MOST:
            raise Refusal(f"bad amount: {amount}, from 1 to {MOST}")


def serve(client, inventory):
    with client:
        for request in wire.values(client):
            answer = {"id": request["id"], "result": None, "error": None}
            try:
                answer["result"] = inventory.call(request["method"], request["params"][0])
            except Refusal as e:
                answer["error"] = str(e)
            wire.send(client, answer)


def main():
    made, words = sys.argv[1], sys.argv[2:]
    options = dict(zip(words[::2], words[1::2]))
    if options.get("--transport", "rmi") != "json-rpc":
        wire.java(made, "dcom.inventory.Server", words)
    listener = socket.create_server(("127.0.0.1", int(options.get("-p", "1234"))))
    print("Listening on 127.0.0.1:%d" % listener.getsockname()[1], flush=True)
    inventory = Inventory()
    while True:
        client, _ = listener.accept()
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=serve, args=(client, inventory), daemon=True).start()


main()
