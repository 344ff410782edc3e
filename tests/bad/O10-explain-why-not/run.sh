text=$(printf 'Legal \033[31m\302\205 \342\200\256 but weak norms.')
"$DEMARCHE" explain -r rules.json --text "$text" --why-not i.p
