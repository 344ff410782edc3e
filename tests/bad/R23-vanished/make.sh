mkdir -p rules
ln -s ../nowhere.json rules/gone.json
