import zipfile

NAMES = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def write(name, members):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as file:
        for member, text in members:
            file.writestr(member, text)


def write_word(name, types, words):
    write(name, [("[Content_Types].xml", "<Types/>"), ("word/document.xml", f"{types}<w:document {NAMES}>"
          f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>")])


levels = "".join(f"<!ENTITY a{n} '{'&a%d;' % (n - 1) * 10}'>" for n in range(1, 10))
with open("secret.txt", "w", encoding="utf-8") as file:
    file.write("We want binding norms.")
write_word("bomb.docx", f"<!DOCTYPE x [<!ENTITY a0 'binding norms '>{levels}]>", "&a9;")
write_word("file.docx", "<!DOCTYPE x [<!ENTITY a SYSTEM 'secret.txt'>]>", "&a;")
write_word("network.docx", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/a.dtd'>", "We want binding norms.")
write_word("unknown.docx", "", "We want &a; norms.")
write("bomb.odt", [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml",
      f"<!DOCTYPE x [<!ENTITY a0 'binding norms '>{levels}]><office:document-content "
      f"xmlns:office='{ODF}office:1.0' xmlns:text='{ODF}text:1.0'><office:body><office:text>"
      "<text:p>&a9;</text:p></office:text></office:body></office:document-content>")])
