for line in 19 21 22 23 24; do
  "$DEMARCHE" explain --test "rules.json:$line" -r rules.json
done
mkdir sub && cp rules.json sub/norms.json
"$DEMARCHE" explain --test "norms.json:21" -r sub --format json |
  python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["test"])'
