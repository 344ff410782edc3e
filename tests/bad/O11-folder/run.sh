mkdir folder
exec "$DEMARCHE" report a.txt -r rules.json --format json -o folder
