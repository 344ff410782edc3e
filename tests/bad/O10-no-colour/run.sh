script -qec true /dev/null > tried 2>&1 || { echo "no terminal can be made" >&2; exit 77; }
script -qec "$DEMARCHE read statement.txt" /dev/null > colour
NO_COLOR=1 script -qec "$DEMARCHE read statement.txt" /dev/null > plain
$DEMARCHE read statement.txt > pipe 2>&1
escape="$(printf '\033')"
for file in colour plain pipe; do
  grep -c "$escape" $file || true
done
