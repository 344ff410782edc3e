script -qec true /dev/null > tried 2>&1 || { echo "no terminal can be made" >&2; exit 77; }
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["words"]}]}]}' >old.json
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["things"]}]}]}' >new.json
echo 'We say words, and then we add as many more of them as a broad terminal has room for.' >a.txt
show () { sed "s/$(printf '\033')/ESC/g; s/$(printf '\r')//; /^tags/,\$d"; }
script -qec "$DEMARCHE diff old.json new.json a.txt" /dev/null | show
NO_COLOR=1 script -qec "$DEMARCHE diff old.json new.json a.txt" /dev/null | show
COLUMNS=40 "$DEMARCHE" diff old.json new.json a.txt | grep '\['
COLUMNS=100 "$DEMARCHE" diff old.json new.json a.txt | grep '\['
exit 0
