# whatever part of a change it meets: it loads, or says that it does not
(while cat short.json >rules.json && cat long.json >rules.json; do :; done) 2>/dev/null &
writer=$!
for try in 1 2 3 4 5 6 7 8 9 10; do
  "$DEMARCHE" check rules.json >output 2>&1
  case $? in
  0) grep -q "1 rule" output ;;
  2) grep -q "error: " output ;;
  *) false ;;
  esac || { cat output; kill $writer; exit 1; }
done
kill $writer
