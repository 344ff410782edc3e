exec "$DEMARCHE" tag -r rules.json "$(printf 'two\nlines.txt')" "$(printf 'bad\377.txt')"
