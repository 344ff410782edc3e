# what a terminal shows, and how it is left
python3 show.py
