ln -s loop.txt loop.txt
exec "$DEMARCHE" tag -r rules.json loop.txt
