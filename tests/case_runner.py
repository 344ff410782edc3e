# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the program on case folders and compares what it does; prints TAP.

A case is a folder with
  cmd               one line: the arguments after 'demarche'; or
  run.sh            a script for sh, with the program as $DEMARCHE
  stdin             what the program reads, nothing when there is no such file
  env               lines NAME=VALUE that are added to the environment, NAME that are taken out
  make.py, make.sh  creates input that is too large or too odd to keep
  expected-exit     the exit code, 0 when there is no such file
  expected-stdout   what is written to standard output
  expected-stderr   the same for standard error

A script that finds that its case cannot be tried here (no terminal, say) ends with exit code 77.

It runs in a temporary copy of the folder. In expected text `...` stands for any words within a
line, and alone on a line for any lines.
"""

import concurrent.futures
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 60  # a case that hangs; some start the program dozens of times, sanitized
SANITIZER_EXIT = "99"
SKIPPED = 77
SANITIZER_WORDS = ("Sanitizer", "runtime error:", "CRITICAL **", "WARNING **")


def read_text(folder, name, default=None):
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="backslashreplace",
                  newline="") as file:
            return file.read()
    except FileNotFoundError:
        return default


def find_helpers(program):
    """The folder of demarche-pdf beside a program that was only built."""
    return os.path.join(os.path.dirname(os.path.dirname(program)), "pdf")


def make_environment(folder, home, program):
    environment = {
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "HOME": home,
        "DEMARCHE": program,
        "DEMARCHE_DATA_DIR": os.path.dirname(HERE),
        "DEMARCHE_LIBEXECDIR": find_helpers(program),
        "G_DEBUG": "fatal-criticals",
        "ASAN_OPTIONS": f"exitcode={SANITIZER_EXIT}",
        "UBSAN_OPTIONS": f"halt_on_error=1:exitcode={SANITIZER_EXIT}",
    }
    for line in read_text(folder, "env", "").splitlines():
        name, given, value = line.partition("=")
        environment.pop(name, None)
        if given:
            environment[name] = value
    return environment


def get_command(folder, program):
    if os.path.exists(os.path.join(folder, "run.sh")):
        return ["sh", "run.sh"]
    return [program, *shlex.split(read_text(folder, "cmd"))]


def make_input(folder, environment):
    for name, interpreter in (("make.py", sys.executable), ("make.sh", "sh")):
        if os.path.exists(os.path.join(folder, name)):
            subprocess.run([interpreter, name], cwd=folder, env=environment, check=True,
                           timeout=SECONDS)


def run(folder, program):
    """Runs the case in a copy of its folder; returns exit code, output and messages."""
    with tempfile.TemporaryDirectory() as home:
        copy = os.path.join(home, "case")
        shutil.copytree(folder, copy, symlinks=True)
        environment = make_environment(copy, home, program)
        make_input(copy, environment)
        stdin = os.path.join(copy, "stdin")
        with open(stdin if os.path.exists(stdin) else os.devnull, "rb") as given:
            process = subprocess.Popen(get_command(copy, program), cwd=copy, env=environment,
                                       stdin=given, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, start_new_session=True)
        try:
            output, messages = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # with what a script left running
            process.communicate()
            raise
    return (process.returncode, output.decode("utf-8", "backslashreplace"),
            messages.decode("utf-8", "backslashreplace"))


def as_pattern(line):
    return re.compile(".*".join(re.escape(part) for part in line.split("...")))


def split_lines(text):
    """At LF only: other line ends are part of what is compared."""
    return text.removesuffix("\n").split("\n") if text else []


def find_mismatch(expected, text, is_whole):
    """None, or the first expected line that does not follow. Unless is_whole, other lines may
    stand anywhere between."""
    lines = split_lines(text)
    place = 0
    anywhere = not is_whole
    for wanted in split_lines(expected):
        if wanted == "...":
            anywhere = True
            continue
        pattern = as_pattern(wanted)
        last = len(lines) if anywhere else min(place + 1, len(lines))
        place = next((i for i in range(place, last) if pattern.fullmatch(lines[i])), None)
        if place is None:
            return wanted
        place += 1
        anywhere = not is_whole
    if is_whole and not anywhere and place < len(lines):
        return f"the end, but there is: {lines[place]}"
    return None


class Skipped(Exception):
    pass


def judge(folder, program, is_stderr_whole):
    """None or what is wrong."""
    wanted_exit = int(read_text(folder, "expected-exit", "0"))
    try:
        code, output, messages = run(folder, program)
    except subprocess.TimeoutExpired:
        return f"still running after {SECONDS} seconds"
    except (OSError, subprocess.CalledProcessError, TypeError) as error:
        return f"cannot be run: {error!r}"
    if code == SKIPPED and wanted_exit != SKIPPED:
        raise Skipped(messages.strip())
    wrong = []
    if any(words in messages for words in SANITIZER_WORDS):
        wrong.append("a sanitizer or GLib complains")
    if code != wanted_exit:
        wrong.append(f"exit code {code}, expected {wanted_exit}")
    for name, text, is_whole in (("stdout", output, True), ("stderr", messages, is_stderr_whole)):
        expected = read_text(folder, f"expected-{name}", None if name == "stdout" else "")
        if expected is None:
            continue
        # a case that expects no message gets none
        missing = find_mismatch(expected, text, is_whole or expected == "")
        if missing is not None:
            wrong.append(f"{name}: expected: {missing}")
    if not wrong:
        return None
    return "\n".join([*wrong, "stdout:", output[:2000], "stderr:", messages[:4000]])


def list_cases(folder):
    return sorted(name for name in os.listdir(folder)
                  if any(os.path.exists(os.path.join(folder, name, file))
                         for file in ("cmd", "run.sh")))


def report(number, name, answer):
    """Prints a line of TAP for what is wrong, None or a Skipped; returns whether the case failed."""
    if isinstance(answer, Skipped):
        print(f"ok {number} - {name} # SKIP {answer}")
        return False
    print(f"{'not ok' if answer else 'ok'} {number} - {name}")
    for line in (answer or "").splitlines():
        print(f"# {line}")
    return answer is not None


def run_all(folder, program, words, is_stderr_whole):
    """Runs the cases whose name holds the words, prints TAP, returns the exit code."""
    names = [name for name in list_cases(folder) if words in name]

    def answer(name):
        try:
            return judge(os.path.join(folder, name), program, is_stderr_whole)
        except Skipped as skipped:
            return skipped

    print(f"1..{len(names)}")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = [report(number, name, result)
                  for number, (name, result) in enumerate(zip(names, pool.map(answer, names)), 1)]
    return 1 if any(failed) else 0
