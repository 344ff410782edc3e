#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the program on tests/cases/NAME/; see case_runner.py for what a case holds.

    run_cases.py PROGRAM [WORDS]   runs the cases whose name holds WORDS

All of standard output (where expected-stdout is given) and of standard error has to be as
expected.
"""

import os
import sys

import case_runner


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = os.path.join(case_runner.HERE, "cases")
    return case_runner.run_all(folder, os.path.abspath(sys.argv[1]), "".join(sys.argv[2:]), True)


if __name__ == "__main__":
    sys.exit(main())
