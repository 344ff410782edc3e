import os
import signal
import sys

sys.path.insert(0, os.path.join(os.environ["DEMARCHE_DATA_DIR"], "tests"))
from watch_driver import Reports, edit, read, save

NORMS = "rules/norms.json"
watch = Reports("statements", "-r", "rules")
watch.show("the start")
edit(NORMS, '"rule~"', '"rule~", "obligation~"')
watch.show("a word more in a list")
good = read(NORMS)
save(NORMS, good)  # no news: what is said next is of the next edit
edit(NORMS, '"voluntary @norm"', '"voluntary @norm", "voluntary @norm"')
watch.show("a doubtful phrase")
edit(NORMS, '"voluntary @norm", ', '')
watch.show("without it")
edit(NORMS, '"binding @norm"', '"binding norm"')
watch.show("a phrase that its test does not allow")
edit(NORMS, '"lists": {', '"lists": ')
watch.show("a mistake")
edit(NORMS, '"lists": ', '"lists": [')
watch.show("another mistake")
save(NORMS, good)
watch.show("as it was good")
with open("shared/cues.json", "r+", encoding="utf-8") as file:  # in place, not by a new file
    text = file.read().replace('"not"]', '"never"]')
    file.seek(0)
    file.write(text)
    file.truncate()
watch.show("a file that is extended, in another folder")
save("rules/more.json", """{ "format": 1, "language": "en",
  "rules": { "norm-status.voluntary": ["what this process needs"] } }
""")
watch.show("a new file")
os.remove("rules/more.json")
watch.show("a file taken away")
os.rename("shared", "elsewhere")
watch.show("a folder taken away")
os.rename("elsewhere", "shared")
watch.show("and brought back")
watch.end(signal.SIGTERM)
