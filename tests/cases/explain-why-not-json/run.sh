"$DEMARCHE" explain -r rules.json --format json --why-not status.binding/legally \
  --text 'There is hardly any need to make hard law.' > all
sed -n '/"why-not"/,$p' all | sed 's/^.*\("why-not": \)/\1/'
