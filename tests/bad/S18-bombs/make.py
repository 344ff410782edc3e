import zipfile

NAMES = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
WORDS = "<w:p><w:r><w:t>We want binding norms.</w:t></w:r></w:p>"


def document(body):
    return f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def write(name, members):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for member, text in members:
            file.writestr(member, text)


def patch(name, old, new):
    with open(name, "rb") as file:
        data = file.read()
    with open(name, "wb") as file:
        file.write(data.replace(old, new))


types = ("[Content_Types].xml", "<Types/>")
write("bomb.docx", [types, ("word/document.xml",
                            document(f"<w:p>{'<w:r><w:t>' + 'x' * 9999 + '</w:t></w:r>'}</w:p>" * 5000))])
write("paragraphs.docx", [types, ("word/document.xml", document(WORDS * 100001))])
write("many.docx", [types] + [(f"word/{number}", "") for number in range(10001)]
      + [("word/document.xml", document(WORDS))])
write("names.docx", [types, ("../outside.txt", "x"), ("/tmp/outside.txt", "x"),
                     ("word/document.xml", document(WORDS))])
long = document(WORDS * 40)
write("size.docx", [types, ("word/document.xml", long)])
patch("size.docx", len(long).to_bytes(4, "little"), (7).to_bytes(4, "little"))
write("twice.docx", [types, ("word/document.xml", document(WORDS))])
with open("twice.docx", "rb") as file:
    whole = file.read()
end = whole.index(b"PK\1\2")
entry = whole[whole.rindex(b"PK\1\2"):whole.index(b"PK\5\6")]
tail = bytearray(whole[whole.index(b"PK\5\6"):])
tail[8:12] = (3).to_bytes(2, "little") * 2
tail[12:16] = (int.from_bytes(tail[12:16], "little") + len(entry)).to_bytes(4, "little")
with open("twice.docx", "wb") as file:
    file.write(whole[:whole.index(b"PK\5\6")] + entry + tail)
