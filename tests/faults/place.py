# SPDX-License-Identifier: LGPL-2.1-or-later
"""A folder to break things in: statements, rules, and the program run over them."""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import tempfile

RULES = """{
  "format": 1, "title": "Fishing", "language": "en",
  "issues": [{ "id": "quota", "title": "Catch limits", "kind": "scale",
               "positions": [{ "id": "lower", "title": "Lower limits", "value": 1 },
                             { "id": "higher", "title": "Higher limits", "value": -1 }] }],
  "rules": { "quota.lower": ["lower limit~"], "quota.higher": ["higher limit~"] }
}
"""
SENTENCES = ["We want lower limits for the lake.", "Others ask for higher limits; we do not.",
             "The catch was poor this year.", "Let me thank the chair for her patience.",
             "Our fishers have waited long enough.", "Some delegations want lower limits."]
SANITIZER_WORDS = ("Sanitizer", "runtime error:", "CRITICAL **")


class Problem(Exception):
    """What a test found wrong."""


class Skipped(Exception):
    """Why a test cannot be made here."""


def ask(condition, message, result=None):
    if not condition:
        detail = f"\n{result.stdout}\n{result.stderr}" if result is not None else ""
        raise Problem(message + detail)


class Place:
    def __init__(self, program, shim):
        self.program = program
        self.shim = shim
        self.folder = tempfile.mkdtemp(prefix="demarche-faults-")
        os.chmod(self.folder, 0o755)
        self.archive = self.path("talks.db")
        self.write("rules.json", RULES)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def write_statements(self, folder, n, n_paragraphs=6, seed=7):
        chance = random.Random(seed)
        for i in range(n):
            paragraphs = [" ".join(chance.choices(SENTENCES, k=4)) + f" So number {i}, {k}."
                          for k in range(n_paragraphs)]
            self.write(f"{folder}/{i:04}.txt", "\n\n".join(paragraphs) + "\n")
        return self.path(folder)

    # ---- running ----

    def environment(self, fault=None):
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
                       "HOME": self.folder, "G_DEBUG": "fatal-criticals"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"):
            if name in os.environ:
                environment[name] = os.environ[name]
        if fault is not None:
            call, at, how = fault
            environment |= {"LD_PRELOAD": self.shim, "FAULT_CALL": call, "FAULT_AT": str(at),
                            "FAULT_HOW": how, "FAULT_MARK": self.path("mark")}
            options = environment.get("ASAN_OPTIONS", "")
            environment["ASAN_OPTIONS"] = options + ":verify_asan_link_order=0:detect_leaks=0"
        return environment

    def start(self, *arguments, fault=None, prepare=None, **options):
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                   "stderr": subprocess.PIPE} | options
        return subprocess.Popen([self.program, *arguments], cwd=self.folder, text=True,
                                env=self.environment(fault), preexec_fn=prepare, **options)

    def run(self, *arguments, fault=None, prepare=None, seconds=60, **options):
        process = self.start(*arguments, fault=fault, prepare=prepare, **options)
        try:
            output, messages = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Problem(f"still running after {seconds} s: {' '.join(arguments)}") from None
        result = subprocess.CompletedProcess(arguments, process.returncode, output, messages)
        if any(words in (messages or "") for words in SANITIZER_WORDS):
            raise Problem(f"a sanitizer or GLib complains:\n{messages}")
        return result

    def add(self, *paths, archive=None, **options):
        return self.run("add", *paths, "-a", archive or self.archive, "-r", "rules.json",
                        "--settle", "0", **options)

    # ---- looking ----

    def names(self, archive=None):
        result = self.run("list", "-a", archive or self.archive, "--format", "csv")
        ask(result.returncode == 0, "the archive does not open", result)
        return [line.partition(",")[0] for line in result.stdout.splitlines()[1:]]

    def tags(self, archive=None):
        result = self.run("tag", "-a", archive or self.archive)
        ask(result.returncode == 0, "the archive cannot be read", result)
        return result.stdout

    def verify(self, archive=None):
        result = self.run("verify", "-a", archive or self.archive)
        ask(result.returncode == 0, "the archive is not whole", result)

    def check_quickly(self):
        """What is in the archive, after looking whether each of it is whole."""
        database = sqlite3.connect(self.archive)
        try:
            ask(database.execute("PRAGMA quick_check").fetchone()[0] == "ok", "pages are broken")
            torn = database.execute(
                "SELECT name FROM statement LEFT JOIN version ON version.id = statement.version"
                " LEFT JOIN tagged ON tagged.version = version.id"
                " WHERE tagged.version IS NULL OR n_taggable <> (SELECT count (*) FROM paragraph"
                "  WHERE paragraph.version = version.id AND kind = 'paragraph')").fetchall()
            ask(not torn, f"half of a statement is there: {torn}")
            return {name for name, in database.execute("SELECT name FROM statement")}
        finally:
            database.close()

    def list_strays(self):
        return [name for name in os.listdir(self.folder) if name.endswith(".new")
                or ".tmp" in name or ".demarche" in name]

    def is_sanitized(self):
        process = self.start("--version", prepare=lambda: limit(resource.RLIMIT_AS, 1 << 30))
        process.communicate()
        return process.returncode != 0


def limit(what, value):
    resource.setrlimit(what, (value, value))
