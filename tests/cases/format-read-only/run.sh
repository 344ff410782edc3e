# what cannot be written is named, and nothing is left beside it
test "$(id -u)" = 0 && command -v setpriv > /dev/null && as="setpriv --reuid 65534 --clear-groups"
chmod 777 . && mkdir rules && printf '{"format": 1}' > rules/a.json && chmod 555 rules && chmod 644 rules/a.json
$as test -w rules && echo "every folder can be written here" >&2 && exit 77
$as $DEMARCHE format rules
code=$?
ls -A rules
exit $code
