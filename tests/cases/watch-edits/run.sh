# what is said after edits of all kinds
python3 edit.py
