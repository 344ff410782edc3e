exec "$DEMARCHE" tag -r rules.json - <&-
