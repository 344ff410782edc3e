# what is no message is answered as the protocol asks, and the server lives on
import json
import os
import subprocess

from lsp_client import Client, PREFIX

client = Client(start=False)
print("-- before 'initialize'")
client.ask("textDocument/hover", {})
client.tell("textDocument/didOpen", {})
client.ask("initialize", {"rootPath": None, "capabilities": {"general": {"positionEncodings": 3}},
                          "initializationOptions": {"statements": "x"}})
client.ask("initialize", {})
print("-- no JSON, no message, no method, no such method")
for text in ("{,}", "", "[]", "null", "7", '{"id": 1}', '{"id": "a", "method": 3}',
             '{"id": {"a": 1}, "method": "x"}', '{"id": "no\\u0022ne", "method": "x/y"}',
             '{"id": 5, "id": 6}', "[" * 100000, '{"id": 1, "method": "\\ud800"}', "\u00a0{}"):
    client.send_text(text)
    client.show_next()
client.send_bytes(b'Content-Length: 9\r\n\r\n{"a":"\xff"}')
client.show_next()
print("-- notifications and answers to nothing are not answered")
client.tell("$/cancelRequest", {"id": 3})
client.tell("no/such", None)
client.send_text('{"id": 77, "result": null}')
client.send_text('{"id": 77, "error": {}}')
print("-- requests without what they need")
for params in (None, [], {}, {"textDocument": "x"}, {"textDocument": {"uri": 3}},
               {"textDocument": {"uri": "file:///not/open.json"}}):
    print(client.ask("textDocument/hover", params))
client.open("a.json", '{"format": 1}')
for place in (None, {"line": -1, "character": 0}, {"line": 0.5, "character": 0},
              {"line": 1e9, "character": 1e9}, {"line": 0, "character": 4000000000}):
    print(client.ask("textDocument/definition",
                     {"textDocument": {"uri": PREFIX + "a.json"}, "position": place}))
client.is_deaf = True
for params in (None, {}, {"textDocument": {}}, {"textDocument": {"uri": PREFIX + "a.json"}},
               {"textDocument": {"uri": PREFIX + "a.json"}, "contentChanges": []},
               {"textDocument": {"uri": PREFIX + "a.json"}, "contentChanges": [{"text": 3}]},
               {"textDocument": {"uri": PREFIX + "new.json"}, "contentChanges": [{"text": "{}"}]}):
    for method in ("didOpen", "didChange", "didClose", "didSave"):
        if method != "didClose" or params != {"textDocument": {"uri": PREFIX + "a.json"}}:
            client.tell("textDocument/" + method, params)
print(client.ask("textDocument/formatting",
                 {"textDocument": {"uri": PREFIX + "a.json"}}))
print("-- a message that is too long passes by; header in other words")
client.send_bytes(b"Content-Length: 40000000\r\n\r\n")
for _ in range(40):
    client.send_bytes(b" " * 1000000)
client.show_next()
client.send_bytes(b'content-length:46\nContent-Type: x\n\n'
                  b'{"jsonrpc": "2.0", "id": 9, "method": "a/b"} \n')
client.show_next()
print("-- after 'shutdown'")
client.ask("shutdown", None)
client.ask("textDocument/hover", {})
client.tell("exit", None)
print("exit code", client.process.wait())

print("-- ways to end")


def run(data):
    """The exit code and what it says."""
    result = subprocess.run([os.environ["DEMARCHE"], "lsp"], input=data, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)
    return result.returncode, result.stderr.decode().strip()


def pack(method, number=None):
    message = {"jsonrpc": "2.0", "method": method}
    if number is not None:
        message["id"] = number
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


print("exit at once:", run(pack("exit")))
print("exit without shutdown:", run(pack("initialize", 1) + pack("exit")))
print("the client is gone:", run(pack("initialize", 1)))
print("nothing:", run(b""))
print("half a message:", run(b"Content-Length: 100\r\n\r\n{"))
print("no length:", run(b"Content-Type: x\r\n\r\n{}"))
print("an odd length:", run(b"Content-Length: -5\r\n\r\n{}"))
print("no header:", run(b"x" * 20000))
print("proper:", run(pack("initialize", 1) + pack("shutdown", 2) + pack("exit")))
