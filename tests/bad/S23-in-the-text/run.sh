$DEMARCHE read statement.txt --format json | python3 -c "import json, sys; print(json.load(sys.stdin))"
