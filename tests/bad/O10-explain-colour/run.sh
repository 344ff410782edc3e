script -qec true /dev/null > tried 2>&1 || { echo "no terminal can be made" >&2; exit 77; }
explain="$DEMARCHE explain -r rules.json --text 'We do not want voluntary norms.'"
script -qec "$explain" /dev/null > colour
NO_COLOR=1 script -qec "$explain" /dev/null > plain
$DEMARCHE explain -r rules.json --text 'We do not want voluntary norms.' > pipe
escape="$(printf '\033')"
for file in colour plain pipe; do
  grep -c "$escape" $file || true
done
script -qec "stty cols 50; $explain" /dev/null | tr -d '\r' | sed "s/$escape\[[0-9]*m//g" |
  python3 -c 'import sys; print(max(len(line.rstrip()) for line in sys.stdin))'
