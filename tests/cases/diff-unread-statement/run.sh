echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["words"]}]}]}' >old.json
echo '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p", "rules": ["more words"]}]}]}' >new.json
echo 'We say words.' >a.txt
printf '\000\001\002\003\377' >b.txt
exec "$DEMARCHE" diff old.json new.json a.txt b.txt
