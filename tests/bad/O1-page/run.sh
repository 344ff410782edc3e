for folder in plain hostile; do
  $DEMARCHE report $folder/statements -r $folder/rules.json -o $folder.html || exit
done
grep -c '<script>alert' hostile.html || true
python3 inventory.py plain.html hostile.html
