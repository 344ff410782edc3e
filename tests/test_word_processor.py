#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opens documents of `demarche report` in a word processor and looks at the pages it makes.

    test_word_processor.py PROGRAM

Without LibreOffice, pdfinfo and pdftotext it is skipped: exit code 77.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(ROOT, "data", "sample")
SKIPPED = 77
MARKING = "For training"


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          check=False, timeout=240, **more)


def write_document(program, folder, name, *arguments):
    path = os.path.join(folder, name + ".docx")
    result = run(program, "report", SAMPLE, "-r", "ict-security", "--handling", MARKING, "-o",
                 path, *arguments, env={"DEMARCHE_DATA_DIR": ROOT, "LC_ALL": "C.UTF-8"})
    if result.returncode not in (0, 2):
        sys.exit(result.stderr)
    return path


def convert(folder, paths):
    """PDF beside each document; its text by pages and the pages' sizes in points."""
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    result = run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder,
                 *paths, env={**os.environ, "HOME": folder})
    read = []
    for path in paths:
        pdf = path[:-len("docx")] + "pdf"
        if not os.path.exists(pdf):
            sys.exit(f"{path}: not converted\n{result.stderr}")
        sizes = run("pdfinfo", "-l", "1000", pdf).stdout
        read.append((run("pdftotext", "-layout", pdf, "-").stdout.split("\f")[:-1],
                     re.findall(r"size: +([\d.]+) x ([\d.]+)", sizes)))
    return read


def check_marking(pages):
    return [f"page {number} has the marking {page.count(MARKING)} times"
            for number, page in enumerate(pages, 1) if page.count(MARKING) != 2]


def check_report(pages, sizes):
    wrong = check_marking(pages)
    lying = [float(width) > float(height) for width, height in sizes]
    if len(set(lying)) != 2 or lying[0] or lying[-1]:
        wrong.append("the matrix lies across its pages, all else stands upright")
    for number, page in enumerate(pages):
        if ("Position matrix" in page) and not lying[number]:
            wrong.append("the matrix stands upright")
    text = "\n".join(pages)
    for word in ("Summary", "Position matrix", "Shift ledger", "Method", "Table 1", "silent",
                 "not recognised", "unproven"):
        if word not in text:
            wrong.append(f"'{word}' is not there")
    if not re.search(r"Reference [a-z2-7]{8}", text):
        wrong.append("no note has a reference")
    return wrong


def check_short(pages, most):
    wrong = check_marking(pages)
    if not 1 <= len(pages) <= most:
        wrong.append(f"{len(pages)} pages, at most {most} are meant")
    return wrong


def say(number, name, wrong):
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for line in wrong:
        print(f"# {line}")
    return bool(wrong)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    missing = [name for name in ("soffice", "pdfinfo", "pdftotext") if shutil.which(name) is None]
    if missing:
        print(f"{', '.join(missing)} missing: no document was opened", file=sys.stderr)
        return SKIPPED
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        report, brief, minister = convert(folder, [
            write_document(program, folder, "report"),
            write_document(program, folder, "brief", "--definition", "brief", "--about", "Corvania"),
            write_document(program, folder, "minister", "--definition", "minister"),
        ])
    print("1..3")
    failed = say(1, "a report is set as it is meant", check_report(*report))
    failed |= say(2, "a brief has few pages", check_short(brief[0], 4))
    failed |= say(3, "the minister's has two pages at most", check_short(minister[0], 2))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
