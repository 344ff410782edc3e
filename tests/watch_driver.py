# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs `demarche watch` for a case: waits for what it says, never for time to pass."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

SECONDS = 40  # after which something is wrong


def save(path, text):
    """As most editors do: a new file takes the place of the old one."""
    with open(path + "~", "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(path + "~", path)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def edit(path, old, new):
    text = read(path)
    if old not in text:
        sys.exit(f"{path} does not hold {old!r}")
    save(path, text.replace(old, new, 1))


class Reader:
    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.text = b""

    def more(self):
        """FALSE at the end"""
        ready, _, _ = select.select([self.descriptor], [], [], SECONDS)
        if not ready:
            sys.exit(f"nothing came for {SECONDS} s; the last was\n{self.text.decode()}")
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:  # a terminal whose program has ended
            data = b""
        self.text += data
        return data != b""

    def until(self, mark):
        """What was said up to and with the mark."""
        while mark not in self.text:
            if not self.more():
                sys.exit(f"it ended before {mark!r}; the last was\n{self.text.decode()}")
        end = self.text.index(mark) + len(mark)
        said, self.text = self.text[:end], self.text[end:]
        return said

    def rest(self):
        while self.more():
            pass
        return self.text


class Reports:
    """`watch` in a pipe: a report ends with an empty line."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([os.environ["DEMARCHE"], "watch", *arguments],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.reader = Reader(self.process.stdout.fileno())

    def show(self, title):
        print(f"== {title}")
        print(self.reader.until(b"\n\n").decode(), end="", flush=True)

    def end(self, signal=None):
        if signal is not None:
            self.process.send_signal(signal)
        rest = self.reader.rest().decode()
        print(f"{rest}exit {self.process.wait(SECONDS)}")


class Screen:
    """`watch` in a terminal."""

    END = b"\x1b[?2026l"  # of a picture

    def __init__(self, *arguments, rows=24, columns=80):
        self.main, terminal = pty.openpty()
        self.resize(rows, columns)
        self.before = termios.tcgetattr(terminal)
        self.terminal = terminal
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}

        def take_terminal():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(
            [os.environ["DEMARCHE"], "watch", *arguments], stdin=terminal, stdout=terminal,
            stderr=subprocess.DEVNULL, env=environment, preexec_fn=take_terminal)
        self.reader = Reader(self.main)

    def resize(self, rows, columns):
        self.rows = rows
        fcntl.ioctl(self.main, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def picture(self, *words):
        """The next picture of this size with all these words, without control sequences."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            said = self.reader.until(self.END)
            text = said[said.rindex(b"\x1b[?2026h"):-len(self.END)].decode()
            for code in ("\x1b[?2026h", "\x1b[H", "\x1b[K", "\x1b[J", "\r"):
                text = text.replace(code, "")
            if text.count("\n") + 1 == self.rows and all(word in text for word in words):
                return text
        sys.exit(f"no picture with {words}; the last was\n{text}")

    def press(self, keys):
        os.write(self.main, keys)

    def end(self):
        """The exit code, and whether the terminal is as it was."""
        code = self.process.wait(SECONDS)
        left = b""
        while select.select([self.main], [], [], 0)[0]:
            left += os.read(self.main, 65536)
        said = self.reader.text + left
        print("exit", code if code >= 0 else 128 - code)
        print("left the other screen:", said.rstrip().endswith(b"\x1b[?1049l"))
        print("cursor shown:", said.rfind(b"\x1b[?25h") > said.rfind(b"\x1b[?25l"))
        print("keys as before:", termios.tcgetattr(self.terminal) == self.before)
        os.close(self.main)
        os.close(self.terminal)
