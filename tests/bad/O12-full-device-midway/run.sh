i=0
while [ $i -lt 3000 ]; do
  printf 'We want binding norms.\n\n'
  i=$((i + 1))
done > a.txt
"$DEMARCHE" tag -r rules.json a.txt > /dev/full 2> messages
code=$?
cat messages
exit $code
