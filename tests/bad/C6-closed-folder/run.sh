# the files of a folder that may not be read are missing from the result, and the exit code says so
mkdir statements statements/closed
echo "We want binding norms." > statements/a.txt
chmod 0 statements/closed
if ls statements/closed > /dev/null 2>&1; then
  echo "this user may read every folder" >&2
  exit 77
fi
"$DEMARCHE" tag -r rules.json --format csv statements | wc -l
"$DEMARCHE" tag -r rules.json --format csv statements > /dev/null 2>&1
code=$?
chmod 700 statements/closed
exit $code
