# each section of docs/warnings.md is about a warning of the table; its first example gets that
# warning and no other, the second one is silenced
exec python3 check.py
