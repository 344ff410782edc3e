# what a terminal would obey is shown, and marks stand under what they mark: wide and
# combining characters, words longer than a line
text=$(printf '我们 want voluntary\342\200\256 norms \033[31m, a\314\201 norms stay voluntary 我们 %0100d' 0)
"$DEMARCHE" explain -r rules.json --text "$text" --delegation "$(printf 'Al\033do')"
