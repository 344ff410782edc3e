# stands in for the helper
export DEMARCHE_LIBEXECDIR="$PWD/helpers"
printf '%%PDF-1.4 %%%%EOF\n' > speech.pdf
"$DEMARCHE" read speech.pdf
mkdir helpers
while IFS= read -r script; do
  printf '#!/bin/sh\n%s\n' "$script" > helpers/demarche-pdf
  chmod +x helpers/demarche-pdf
  "$DEMARCHE" read speech.pdf
done <<'SCRIPTS'
kill -SEGV $$
echo 'something is wrong' >&2; exit 1
exit 0
echo 'something else'
printf 'demarche-pdf 1\npage 59500 84200 0\nword 1 2 3 4 5 - we\n'
SCRIPTS
