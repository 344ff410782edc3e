# nothing is made, and nothing is left behind
mkdir full locked
echo x > full/notes.txt
echo x > file
chmod 777 . && chmod 555 locked
test "$(id -u)" = 0 && command -v setpriv > /dev/null && as="setpriv --reuid 65534 --clear-groups"
for folder in full file missing/deep; do
  $DEMARCHE init $folder
  echo "exit code $?"
done
$as test -w locked && exit 77
$as $DEMARCHE init locked/new
ls -A . full locked
