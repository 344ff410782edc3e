"$DEMARCHE" explain -r rules.json --words --text 'The open-ended working group met. Is it non-binding?'
"$DEMARCHE" explain -r rules.json --words --kind list --text 'We want: - voluntary norms; - no more.'
