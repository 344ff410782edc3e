for arguments in "" "a b"; do
  $DEMARCHE init $arguments
  echo "exit code $?"
done
$DEMARCHE init ''
echo "exit code $?"
ls
