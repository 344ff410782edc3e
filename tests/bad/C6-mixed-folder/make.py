import os

WORDS = "We want binding norms.\n"
FILES = {"._speech.txt": b"\0\5\26\7\0\2\0\0Mac OS X", ".DS_Store": b"\0\0\0\1Bud1", "Thumbs.db": b"\320\317\21\340",
         "~$speech.docx": b"\4Anna", "empty.txt": b"", "binary.txt": b"\200\201\0\202\0\203" * 500,
         "photo.JPG": b"\377\330\377\340", "notes.json": b"{}", "lines.jsonl": b"{}\n", "README.md": b"# Talks\n",
         "named.pdf": WORDS.encode(), "sub/two\nlines\33[31m.txt": WORDS.encode(), "speech.txt": WORDS.encode()}

for folder in ("statements/sub", "statements/.git"):
    os.makedirs(folder)
for name, data in FILES.items():
    with open(os.path.join("statements", name), "wb") as file:
        file.write(data)
with open("statements/huge.txt", "wb") as file:
    file.truncate(65 << 20)
os.mkfifo("statements/pipe.txt")
for name, target in (("another-name.txt", "speech.txt"), ("dangling.txt", "nowhere.txt"), ("loop.txt", "loop.txt"),
                     ("sub/up", "..")):
    os.symlink(target, os.path.join("statements", name))
