# the reference that a paragraph's tag is shown with leads back to it, in a folder too
reference=$("$DEMARCHE" explain holm.txt:4 -r rules.json | sed -n 's/.*reference //p' | head -1)
"$DEMARCHE" explain "holm.txt:$reference" -r rules.json --position norms.voluntary | head -2
mkdir folder && mv holm.txt folder
"$DEMARCHE" explain "folder:$reference" -r rules.json | head -1
"$DEMARCHE" explain "folder:$reference" -r rules.json --format json |
  python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["paragraph"])'
