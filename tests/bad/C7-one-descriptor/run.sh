# one more than standard input, output and error
ulimit -n 4
exec "$DEMARCHE" tag -r rules.json a.txt
