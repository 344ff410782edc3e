# who speaks in a language in which an issue has no rules is not silent on it: it is not known
"$DEMARCHE" report statements -r rules -o report.md > /dev/null 2>&1
grep -E '^. (Velmora|Aldovia) ' report.md
"$DEMARCHE" report statements -r rules -o report.html > /dev/null 2>&1
grep -o 'not known: there are no rules for it in their language' report.html | sort -u
