truncate -s 1G statement.txt
(ulimit -t 10; $DEMARCHE read statement.txt)
