exec "$DEMARCHE" tag -r rules.json a.txt > /dev/full
