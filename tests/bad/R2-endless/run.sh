mkfifo endless
yes '{"format": 1}' >endless 2>/dev/null &
exec "$DEMARCHE" check endless
