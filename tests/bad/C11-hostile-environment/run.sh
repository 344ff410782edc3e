# nothing is started by a name that the environment explains, and nothing is loaded because it says so
PATH_BEFORE=$PATH
mkdir evil
for name in sh bash unzip pdftotext soffice antiword git file iconv demarche-pdf; do
  printf '#!/bin/sh\necho called >> %s/called\n' "$PWD" > evil/$name
  chmod +x evil/$name
done
echo "no module" > evil/libevil.so
cp "$DEMARCHE_DATA_DIR"/data/formats/aldovia-opening.* .
PATH=$PWD/evil GIO_MODULE_DIR=$PWD/evil GIO_EXTRA_MODULES=$PWD/evil GCONV_PATH=$PWD/evil XML_CATALOG_FILES=$PWD/evil/libevil.so \
  GIO_USE_VFS=evil SHELL=$PWD/evil/sh "$DEMARCHE" tag -r ict-security --format jsonl aldovia-opening.docx aldovia-opening.odt \
  aldovia-opening.html aldovia-opening.srt aldovia-opening.md > tags.jsonl 2> messages
echo "exit $?"
PATH=$PATH_BEFORE
grep -c '"norm-status.binding"' tags.jsonl
grep -v 'changes that nobody accepted' messages
cat called 2> /dev/null || echo "nothing was called"
