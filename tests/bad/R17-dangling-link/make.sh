ln -s gone.json link.json
