import os
import sys

sys.path.insert(0, os.path.join(os.environ["DEMARCHE_DATA_DIR"], "tests"))
from pdf_writer import Pdf  # noqa: E402

Pdf().write("no-pages.pdf")

blank = Pdf()
blank.add_page()
blank.write("blank.pdf")

scan = Pdf()
for _ in range(3):
    scan.add_page().picture(0, 0, 595, 842)
scan.write("scan.pdf")

locked = Pdf(password="harbour")
locked.add_page().text(72, 72, "We agree.")
locked.write("locked.pdf")

whole = Pdf()
for _ in range(3):
    whole.add_page().text(72, 72, "We agree to all of it.")
whole.write("whole.pdf")
data = whole.make()
for name, part in (("cut-1.pdf", data[:200]), ("cut-2.pdf", data[:-30]),
                   ("tail.pdf", data[:-6]),
                   ("loop.pdf", data.replace(b"/Kids[10 0 R", b"/Kids[02 0 R")),
                   ("many.pdf", data.replace(b"/Count 3", b"/Count 999999999")),
                   ("garbage.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40)):
    with open(name, "wb") as file:
        file.write(part)
