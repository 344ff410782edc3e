# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs whole processes for the benchmarks."""
import os
import subprocess
import sys
import time


def run(command, path):
    """Seconds and kilobytes of a process that writes to the file at @path."""
    with open(path, "wb") as output:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return seconds, usage.ru_maxrss
