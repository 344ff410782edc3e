# SARIF 2.1.0, checked by hand against what the specification asks for
"$DEMARCHE" check --format sarif "a folder" b.json nowhere.json > log.sarif 2> messages
echo "exit code $?"
exec python3 check.py
