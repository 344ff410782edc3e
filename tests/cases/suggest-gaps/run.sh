# paragraphs that speak to an issue and have no tag; a tag on another issue is a tag
gaps () { "$DEMARCHE" suggest "$@" --gaps; }
gaps statements -r rules.json 2>&1
echo "one issue, one delegation:"
gaps statements -r rules.json --position format.open --delegation Nordmark 2>&1
echo "no more than one:"
gaps statements -r rules.json --limit 1 --position format.open 2>&1
gaps statements -r rules.json --format csv
gaps statements -r rules.json --format json
echo "without about:"
sed '/"about"/ s/"about": [[][^]]*[]],*//' rules.json > bare.json
gaps statements -r bare.json 2>&1
echo "not with gold:"
gaps statements -r rules.json --gold gold.jsonl 2>&1
