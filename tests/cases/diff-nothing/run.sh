echo 'We want binding norms.' >a.txt
mkdir old new
rules='"issues": [{"id": "norms", "positions": [{"id": "binding"}]}], "rules": {"norms.binding": '
echo "{\"format\": 1, $rules [\"binding norms\"]}}" >old/a.json
"$DEMARCHE" diff old old a.txt || exit
echo "{\"format\": 1, \"note\": \"new\", $rules   [ \"Binding  norms\" ]}}" >new/b.json
"$DEMARCHE" diff old new a.txt || exit
echo "{\"format\": 1, $rules [\"binding norms\", \"treaty\"]}}" >new/b.json
"$DEMARCHE" diff old new a.txt
