#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the program on bad input, tests/bad/ROW-NAME/; see case_runner.py for what a case holds.

    run_bad.py PROGRAM [WORDS]   runs the cases whose name holds WORDS
    run_bad.py --missing         lists the rows of tests/bad/ROWS without a case

The lines of expected-stderr each have to occur, in order; others may stand between them.
"""

import os
import sys

import case_runner

FOLDER = os.path.join(case_runner.HERE, "bad")


def list_missing():
    tested = {name.partition("-")[0] for name in case_runner.list_cases(FOLDER)}
    with open(os.path.join(FOLDER, "ROWS"), encoding="utf-8") as file:
        rows = [line.rstrip("\n") for line in file if not line.startswith("#")]
    missing = [row for row in rows if row.split()[0] not in tested]
    print("\n".join(missing) or "every row has a case")
    return 1 if missing else 0


def main():
    if sys.argv[1:] == ["--missing"]:
        return list_missing()
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    return case_runner.run_all(FOLDER, os.path.abspath(sys.argv[1]), "".join(sys.argv[2:]), False)


if __name__ == "__main__":
    sys.exit(main())
