[ -x "$DEMARCHE_LIBEXECDIR/demarche-pdf" ] || { echo 'built without poppler' >&2; exit 77; }
add () { "$DEMARCHE" add "$@" -a talks.db -r rules.json --settle 0 2>&1; echo "exit $?"; }
list () { "$DEMARCHE" list -a talks.db "$@" 2>&1 | sed "s|$PWD|HERE|; s|2[0-9-]*T[0-9:]*Z|NOW|"; }
echo "# a folder with a scan"
add inbox
list --failed
echo "# what OCR made of it"
add scan-ocr.pdf --replaces scan.pdf --delegation Corvania --date 2025-03-06
list --failed
list --settled
echo "# pages"
"$DEMARCHE" read inbox/columns.pdf
"$DEMARCHE" find 'lower limit~' inbox/columns.pdf --format json
"$DEMARCHE" explain inbox/columns.pdf:4 -r rules.json
