#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Turns what `demarche COMMAND --help` prints into a manual page.

    from-help.py PROGRAM COMMAND VERSION > demarche-COMMAND.1
"""

import re
import subprocess
import sys


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return "\\&" + text if text.startswith((".", "'")) else text


def split_sections(text):
    """{'Usage': lines, '': lines of the summary, …}: titles stand alone and end in a colon."""
    sections = {}
    title = ""
    for line in text.splitlines():
        match = re.fullmatch(r"(\S.*):", line)
        if match:
            title = match[1]
        elif line and not line.startswith(" "):
            sections.setdefault("", []).append(line)
        elif line:
            sections.setdefault(title, []).append(line.strip())
    return sections


def format_options(lines):
    rows = []
    for line in lines:
        option, _, words = re.sub(r" {2,}", "\t", line).partition("\t")
        rows += [".TP", f".B {escape(option)}", escape(words)]
    return rows


def main():
    program, command, version = sys.argv[1:]
    text = subprocess.run([program, command, "--help"], check=True, capture_output=True,
                          encoding="utf-8").stdout
    sections = split_sections(text)
    summary = " ".join(sections[""])
    first, _, _ = summary.partition(". ")
    rows = [f'.TH DEMARCHE\\-{command.upper()} 1 "" "demarche {version}" "User Commands"',
            ".SH NAME", f"demarche\\-{command} \\- {escape(first.rstrip('.'))}",
            ".SH SYNOPSIS", *map(escape, sections["Usage"]),
            ".SH DESCRIPTION", escape(summary),
            ".SH OPTIONS", *format_options(sections["Options"]),
            ".SH EXAMPLES", ".nf", *map(escape, sections["Examples"]), ".fi",
            ".SH SEE ALSO", ".BR demarche (1)"]
    print("\n".join(rows))


if __name__ == "__main__":
    main()
