import csv

bad = ["=1+1", "+1", "-1+cmd|x", "@SUM(A1)", "  =1", '"=1', "\uff1d1", "\uff0b1", "\uff20x", "'=1", "a;b", 'a"b', "a,b", "a\tb"]
with open("statements.csv", "w", encoding="utf-8", newline="") as manifest:
    rows = csv.writer(manifest)
    rows.writerow(["file", "speaker", "delegation", "date", "event", "title"])
    for number, cell in enumerate(bad):
        with open(f"{number}.txt", "w", encoding="utf-8") as file:
            file.write(f"{cell} we {number} want binding norms.\n")
        rows.writerow([f"{number}.txt", cell, cell + "d", "2025-01-01", cell + "e", cell + "t"])
