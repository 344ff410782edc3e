#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Follows the tutorial docs/rules.md as its reader would: writes the files that it shows, types
the commands that it shows, and compares what they print.

    run_tutorial.py PROGRAM

A block of code is either a file, whose name stands behind its language, or, as `console`, a
session: lines that begin with '$ ' are commands, the others what they print, messages included.
In expected text `...` stands for any words, as in the cases.
"""

import os
import re
import subprocess
import sys
import tempfile

import case_runner

TUTORIAL = os.path.join(os.path.dirname(case_runner.HERE), "docs", "rules.md")
BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def split_session(text):
    """Yields each command with what it should print."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


class Reader:
    """Somebody at a terminal in an empty folder."""

    def __init__(self, home, program):
        self.folder = os.path.join(home, "work")
        programs = os.path.join(home, "bin")
        os.makedirs(self.folder)
        os.makedirs(programs)
        os.symlink(program, os.path.join(programs, "demarche"))
        self.environment = case_runner.make_environment(self.folder, home, program)
        self.environment["PATH"] = programs + ":" + self.environment["PATH"]
        self.exit_code = 0

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def type(self, command, expected):
        """None, or what is wrong."""
        process = subprocess.run(["sh", "-c", f"(exit {self.exit_code}); {command}"],
                                 cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                 timeout=case_runner.SECONDS, check=False)
        self.exit_code = process.returncode
        output = process.stdout.decode("utf-8", "backslashreplace")
        missing = case_runner.find_mismatch(expected, output, True)
        return None if missing is None else f"expected: {missing}\n{output}"


def follow(reader, text):
    """Yields the name of each step and what is wrong with it, or None."""
    for language, name, content in BLOCK.findall(text):
        if name:
            reader.write(name, content)
        elif language == "console":
            for command, expected in split_session(content):
                yield command, reader.type(command, expected)
        else:
            yield content.partition("\n")[0], "neither a file nor a session"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(TUTORIAL, encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as home:
        steps = follow(Reader(home, os.path.abspath(sys.argv[1])), text)
        failed = [case_runner.report(number, name, wrong)
                  for number, (name, wrong) in enumerate(steps, 1)]
    print(f"1..{len(failed)}")
    return 1 if any(failed) or not failed else 0


if __name__ == "__main__":
    sys.exit(main())
