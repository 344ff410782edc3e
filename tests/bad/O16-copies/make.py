names = ["../../etc/passwd", "a b", "A b", "a-b", "a_b", "a/b", "\u05d0", "#x", "'", "1", "."]
with open("statements.csv", "w", encoding="utf-8") as manifest:
    manifest.write("file,speaker,delegation,date\n")
    for number, name in enumerate(names):
        with open(f"{number}.txt", "w", encoding="utf-8") as file:
            file.write("We want binding norms.\n\nWe want binding norms.\n\nWe want voluntary norms.\n")
        manifest.write(f"{number}.txt,{name},{name},2025-01-01\n")
