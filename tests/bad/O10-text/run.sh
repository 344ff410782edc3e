$DEMARCHE tag - -r rules.json --format text < lines > out 2>&1 || exit
python3 check.py < out
