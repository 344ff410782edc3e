import os
import signal
import sys

sys.path.insert(0, os.path.join(os.environ["DEMARCHE_DATA_DIR"], "tests"))
from watch_driver import Screen, edit

NORMS = "rules/norms.json"
RULES = ("statements", "-r", "rules")


def show(screen, title, *words):
    """without the time that was needed, which is never the same"""
    print(f"== {title}")
    for line in screen.picture(*words, "waiting").split("\n"):
        start, separator, end = line.rpartition("; ")
        shown = f"{start}; 0.00 s" if separator and end.endswith(" s") else line
        print("|" + shown)


screen = Screen(*RULES, rows=12, columns=60)
show(screen, "the start", "ok")
edit(NORMS, '"rule~"', '"rule~", "obligation~"')
show(screen, "a change", "phrase added")
edit(NORMS, '"obligation~"', '"obligation~')
show(screen, "a mistake: what was good stays", "broken")
screen.resize(rows=16, columns=70)
show(screen, "a larger window", "broken")
screen.resize(rows=5, columns=70)
show(screen, "a window too small", "broken")
screen.press(b"\x03")
screen.end()

print("== q")
screen = Screen(*RULES)
screen.picture("broken", "no good state yet")
screen.press(b"q")
screen.end()

for name in ("SIGTERM", "SIGHUP"):
    print("==", name)
    screen = Screen(*RULES)
    screen.picture("broken")
    screen.process.send_signal(getattr(signal, name))
    screen.end()
