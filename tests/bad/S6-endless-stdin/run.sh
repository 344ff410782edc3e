yes "The Group meets again." | (ulimit -t 15; $DEMARCHE read -)
