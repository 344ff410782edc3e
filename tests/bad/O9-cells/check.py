import csv

with open("tags.csv", encoding="utf-8-sig", newline="") as file:
    header, row = csv.reader(file, strict=True)
cells = dict(zip(header, row, strict=True))
print(cells["speaker"], cells["delegation"], cells["text"], sep="\n")
