import sys

data = sys.stdin.buffer.read()
print([byte for byte in data if byte < 32 and byte != 10], data.count("\u202e".encode()))
