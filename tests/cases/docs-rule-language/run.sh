# the example in docs/rule-language.md is right
sed -n '/^```json$/,/^```$/{/^```/d;p}' "$DEMARCHE_DATA_DIR/docs/rule-language.md" > rules.json
exec "$DEMARCHE" check rules.json
