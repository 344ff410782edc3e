# only what changes is written, through a link and with the mode of the file
chmod 640 rules/cues.json
ln -s rules/cues.json link.json
touch -d 2001-02-03 rules/norms.json
$DEMARCHE format rules link.json || exit
cat rules/cues.json
test -L link.json && test "$(stat -c %a rules/cues.json)" = 640 && echo "link and mode stay"
test "$(date -r rules/norms.json +%F)" = 2001-02-03 && echo "what is laid out is not written"
ls -a rules
$DEMARCHE format --check rules
