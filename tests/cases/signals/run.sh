# a signal ends a run that waits, with 128 and its number
exec 2> /dev/null # where the shell says how its children ended
mkfifo lines
exec 3<> lines
for signal in TERM HUP; do
  "$DEMARCHE" tag - -r rules.json < lines &
  kill -$signal $!
  wait $!
  echo $?
done
