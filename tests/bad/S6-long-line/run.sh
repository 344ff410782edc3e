yes | tr -d "\n" | head -c 80000000 | $DEMARCHE tag - -r rules.json
