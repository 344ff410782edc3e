ulimit -n 3
exec "$DEMARCHE" tag -r rules.json a.txt
