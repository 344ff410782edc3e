#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tests that the library exports what the public headers mark, and nothing else.

    test_exports.py LIBRARY HEADER…
"""

import re
import subprocess
import sys

MARKED = re.compile(r"^DEMARCHE_API\b[^;]*?\b(demarche_\w+)\s*[(;]", re.MULTILINE)
TYPE = re.compile(r"^DEMARCHE_API\s+G_DECLARE_FINAL_TYPE\s*\(\s*\w+,\s*(\w+),", re.MULTILINE)


def read_marked(headers):
    marked = set()
    for header in headers:
        with open(header, encoding="utf-8") as file:
            text = file.read()
        types = TYPE.findall(text)
        marked |= {f"{name}_get_type" for name in types}
        marked |= set(MARKED.findall(TYPE.sub("", text)))
    return marked


def read_exported(library):
    listing = subprocess.run(["nm", "-D", "--defined-only", library], check=True,
                             capture_output=True, encoding="utf-8").stdout
    symbols = {line.split()[-1] for line in listing.splitlines()}
    # the sanitizers' own
    return {symbol for symbol in symbols if not symbol.startswith("__")}


def main():
    marked = read_marked(sys.argv[2:])
    exported = read_exported(sys.argv[1])
    for symbol in sorted(marked - exported):
        print(f"marked, not exported: {symbol}")
    for symbol in sorted(exported - marked):
        print(f"exported, not in a public header: {symbol}")
    return 0 if marked and marked == exported else 1


if __name__ == "__main__":
    sys.exit(main())
