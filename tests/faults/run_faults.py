#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Breaks archives, and what they stand on, in every way that must be survived; prints TAP.

    run_faults.py PROGRAM SHIM [ROW]   runs the tests of all rows, or of one: A1, C5 …

FAULT_ROUNDS in the environment: how often A1 kills, 20 by default; scripts/test says 25, and 200
take a sanitized program four minutes. Every test is a function named after its row, in one of the
files beside this one.
"""

import concurrent.futures
import os
import sys
import traceback

import archives
import commands
import crashes
import decisions
from place import Place, Problem, Skipped


def list_tests(row):
    """(row, name, function), by row."""
    tests = []
    for module in (crashes, decisions, archives, commands):
        for name, function in vars(module).items():
            letter, _, what = name.partition("_")
            if what and letter[:1] in ("a", "c", "s") and letter[1:].isdigit():
                tests.append((letter.upper(), what.replace("_", " "), function))
    tests = [test for test in tests if row in ("", test[0])]
    return sorted(tests, key=lambda test: (test[0][0], int(test[0][1:])))


def run(test, program, shim):
    """None, what is wrong, or a Skipped."""
    place = Place(program, shim)
    try:
        test(place)
    except Problem as problem:
        return str(problem)
    except Skipped as skipped:
        return skipped
    except Exception:  # what a test did not foresee is wrong too
        return traceback.format_exc()
    finally:
        place.close()
    return None


def report(number, name, answer):
    """Prints a line of TAP; returns whether the test failed."""
    if isinstance(answer, Skipped):
        print(f"ok {number} - {name} # SKIP {answer}", flush=True)
        return False
    print(f"{'not ok' if answer else 'ok'} {number} - {name}", flush=True)
    for line in (answer or "").splitlines()[:60]:
        print(f"# {line}")
    return answer is not None


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, shim = (os.path.abspath(path) for path in sys.argv[1:3])
    tests = list_tests("".join(sys.argv[3:]))
    n_failed = 0
    print(f"1..{len(tests)}", flush=True)
    # processes, not threads: some tests run code between fork and exec
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        answers = [pool.submit(run, function, program, shim) for _, _, function in tests]
        for number, ((row, name, _), answer) in enumerate(zip(tests, answers), 1):
            n_failed += report(number, f"{row} {name}", answer.result())
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
