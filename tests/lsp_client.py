# SPDX-License-Identifier: LGPL-2.1-or-later
"""A client of `demarche lsp` for cases: sends messages, waits for what comes back, prints it.

A case's run.sh is `python3 $LSP_CLIENT/… client.py`; the scripts import this module. What is
printed names files by their place in the case's folder.
"""

import json
import os
import subprocess
import sys
import urllib.parse

PREFIX = "file://" + urllib.parse.quote(os.getcwd()) + "/"


class Client:
    def __init__(self, options=None, encodings=None, start=True):
        self.process = subprocess.Popen([os.environ["DEMARCHE"], "lsp"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.number = 0
        self.texts = {}
        self.is_deaf = False  # to findings: when they come depends on time
        if start:
            general = {"positionEncodings": encodings} if encodings else {}
            self.capabilities = self.ask("initialize", {
                "processId": None, "rootUri": PREFIX[:-1], "capabilities": {"general": general},
                "initializationOptions": options}, is_quiet=True)
            self.tell("initialized", {})

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send_text(self, text):
        body = text.encode("utf-8")
        self.send_bytes(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)

    def tell(self, method, params):
        self.send_text(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}))

    def ask(self, method, params, is_quiet=False):
        """Sends a request and returns its result; what comes before it is printed."""
        self.number += 1
        self.send_text(json.dumps({"jsonrpc": "2.0", "id": self.number, "method": method,
                                   "params": params}))
        while True:
            message = self.receive()
            if message is None or message.get("id") == self.number:
                break
            self.show(message)
        if message is not None and "error" in message and not is_quiet:
            print(f"{method}: {message['error']['code']} {message['error']['message']}")
        return message.get("result") if message is not None else None

    def receive(self):
        length = None
        for line in iter(self.process.stdout.readline, b"\r\n"):
            if not line:
                return None
            name, _, value = line.partition(b":")
            if name == b"Content-Length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def show_next(self):
        message = self.receive()
        while self.is_deaf and message and "method" in message:
            message = self.receive()
        self.show(message)

    def show(self, message):
        if message is None:
            print("the end")
        elif self.is_deaf and "method" in message:
            return
        elif message.get("method") == "textDocument/publishDiagnostics":
            name = self.shorten(message["params"]["uri"])
            found = message["params"]["diagnostics"]
            if not found:
                print(f"{name}: no findings")
            for finding in found:
                print(f"{name}:{self.write_range(finding['range'])}: {finding['severity']}"
                      f" [{finding.get('code', '')}] {finding['message']}")
        elif "error" in message:
            print(f"error for {message['id']}: {message['error']['code']} "
                  f"{message['error']['message']}")
        else:
            print(json.dumps(message))

    @staticmethod
    def shorten(uri):
        root = "file://" + os.environ["DEMARCHE_DATA_DIR"] + "/"
        return uri.removeprefix(PREFIX).replace(root, "SHIPPED/")

    @staticmethod
    def write_range(found):
        start, end = found["start"], found["end"]
        return f"{start['line']}:{start['character']}-{end['line']}:{end['character']}"

    def open(self, name, text=None):
        if text is None:
            with open(name, encoding="utf-8") as file:
                text = file.read()
        self.texts[name] = text
        self.tell("textDocument/didOpen", {"textDocument": {
            "uri": PREFIX + name, "languageId": "json", "version": 1, "text": text}})
        self.show_next()

    def change(self, name, old, new):
        assert old in self.texts[name], old
        self.texts[name] = self.texts[name].replace(old, new, 1)
        self.tell("textDocument/didChange", {
            "textDocument": {"uri": PREFIX + name, "version": 2},
            "contentChanges": [{"text": self.texts[name]}]})
        self.show_next()

    def place(self, name, words, offset=0):
        """Where words begin, in UTF-16 units."""
        at = self.texts[name].index(words) + offset
        line = self.texts[name].count("\n", 0, at)
        before = self.texts[name][self.texts[name].rfind("\n", 0, at) + 1:at]
        return {"line": line, "character": len(before.encode("utf-16-le")) // 2}

    def at(self, name, words, offset=0):
        return {"textDocument": {"uri": PREFIX + name},
                "position": self.place(name, words, offset)}

    def hover(self, name, words, offset=0):
        result = self.ask("textDocument/hover", self.at(name, words, offset))
        if result is None:
            print(f"hover {words}: nothing")
        else:
            print(f"hover {words} ({self.write_range(result['range'])}): "
                  f"{result['contents']['value']}")

    def define(self, name, words, offset=0):
        result = self.ask("textDocument/definition", self.at(name, words, offset))
        print(f"definition of {words}:",
              f"{self.shorten(result['uri'])} {self.write_range(result['range'])}" if result
              else "nowhere")

    def end(self):
        self.is_deaf = True  # what was just closed may be judged once more, or not
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.stdin.close()
        print("exit code", self.process.wait())
        sys.stdout.flush()
