[ -x "$DEMARCHE_LIBEXECDIR/demarche-pdf" ] || { echo 'built without poppler' >&2; exit 77; }
"$DEMARCHE" read ./*.pdf
