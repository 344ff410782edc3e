# the tags of a line are there before the next line is
mkfifo lines tags
"$DEMARCHE" tag - -r rules.json < lines > tags &
exec 3> lines 4< tags
for name in one two; do
  echo '{"statement": "'$name'.txt", "paragraph": 1, "kind": "paragraph", "text": "We want binding norms."}' >&3
  read -r answer <&4
  echo "$answer"
done
exec 3>&-
wait $!
