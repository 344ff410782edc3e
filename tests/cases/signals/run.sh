# a signal ends a run that waits, with 128 and its number
exec 2> /dev/null # where the shell says how its children ended
mkfifo lines
exec 3<> lines
for signal in TERM HUP; do
  # a caller may have them ignored, as nohup has the second
  env --default-signal=TERM,HUP "$DEMARCHE" tag - -r rules.json < lines &
  kill -$signal $!
  wait $!
  echo $?
done
