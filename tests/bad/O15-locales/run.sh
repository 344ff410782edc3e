# the same bytes in each locale and time zone, with any number of threads, from each command and in
# each format: what is new and the drawings too
number=0
$DEMARCHE report 1.txt -r rules.json -o last.json 2> messages || exit
for setting in LC_ALL=C LC_ALL=tr_TR.UTF-8 LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo LC_NUMERIC=de_DE.UTF-8; do
  number=$((number + 1))
  mkdir out$number
  for format in html md csv json docx; do
    env $setting $DEMARCHE report 1.txt 2.txt -r rules.json -o out$number/report.$format || exit
  done
  for format in html md json docx; do
    env $setting $DEMARCHE report 1.txt 2.txt -r rules.json --since last.json \
      --charts out$number/charts -o out$number/new.$format 2> messages || exit
  done
  env $setting $DEMARCHE tag 1.txt 2.txt -r rules.json --jobs $number > out$number/jobs.jsonl || exit
  env $setting $DEMARCHE tag 1.txt 2.txt -r rules.json > out$number/tags.jsonl || exit
  env $setting $DEMARCHE read 1.txt 2.txt > out$number/read.txt || exit
  diff -r out1 out$number || exit
done
echo same
