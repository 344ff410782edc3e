for name in lf crlf cr nel ls mixed; do
  $DEMARCHE tag $name.txt -r rules.json | sed "s/$name.txt/lf.txt/" > $name.out || exit
  cmp lf.out $name.out
done
wc -l < lf.out
