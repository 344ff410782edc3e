for name in "$(printf 'two\nlines.txt')" "$(printf 'bad\377.txt')"; do
  echo "We want binding norms." > "$name"
  "$DEMARCHE" tag -r rules.json --format jsonl "$name" || exit
done
