number=0
for setting in LC_ALL=C LC_ALL=tr_TR.UTF-8 LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo LC_NUMERIC=de_DE.UTF-8; do
  number=$((number + 1))
  mkdir out$number
  for format in html md csv json docx; do
    env $setting $DEMARCHE report 1.txt 2.txt -r rules.json -o out$number/report.$format || exit
  done
  env $setting $DEMARCHE tag 1.txt 2.txt -r rules.json > out$number/tags.jsonl || exit
  env $setting $DEMARCHE read 1.txt 2.txt > out$number/read.txt || exit
  diff -r out1 out$number || exit
done
echo same
