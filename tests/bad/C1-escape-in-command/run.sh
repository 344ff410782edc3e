exec "$DEMARCHE" "$(printf '\033[31mtag')"
