import json
import os
import re

BAD = "<script>alert(1)</script>\"><img src=x onerror=alert(2)></style><!-- ' {{title}} & ]]>"
PLACES = ["RULES_TITLE", "ISSUE_TITLE", "NOTE", "POSITION_TITLE", "DEFINITION", "RULE_ID", "CUE_ID"]


def quote(cell):
    return '"' + cell.replace('"', '""') + '"'


def write(folder, bad):
    os.makedirs(folder)
    with open("rules.template", encoding="utf-8") as file:
        rules = file.read()
    for place in PLACES:
        hostile = bad if place not in ("RULE_ID", "CUE_ID") else ""
        rules = rules.replace('"' + place + '"', json.dumps("a" + hostile))
    with open(folder + "/rules.json", "w", encoding="utf-8") as file:
        file.write(rules)
    os.makedirs(folder + "/statements")
    name = "1-" + bad.replace("/", "") + ".txt"
    rows = ["file,speaker,delegation,groups,date,event,event-series,title,source,extra" + bad.replace("/", "").replace('"', "").replace(",", "")]
    for number, delegation in enumerate(("Aldovia", "Brenmark"), 1):
        for session in (1, 2):
            name = f"{number}-{session}-{bad.replace('/', '')}.txt"
            rows.append(",".join(map(quote, (
                name, "Speaker " + delegation + bad, delegation + bad, "", f"202{session}-01-0{number}",
                f"Session {session}" + bad, "Talks" + bad, "Title" + bad, "", "value" + bad))))
            with open(f"{folder}/statements/{name}", "w", encoding="utf-8") as file:
                file.write(f"Mr. Chair,\n\nWe {bad} want {'binding' if session == number else 'voluntary'} norms {bad} here.\n\n"
                           f"Some want binding norms {bad} as well.\n\n" +
                           " ".join(f"{word} {delegation} in session {session} of this {number}{session}{i}." for i, word in enumerate(["Thanks", "Greetings", "Congratulations"] * 30)) + "\n")
    with open(folder + "/statements/statements.csv", "w", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")


write("plain", re.sub("[^a-z ]", "x", BAD))
write("hostile", BAD)
