import os
import sys

sys.path.insert(0, os.path.join(os.environ["DEMARCHE_DATA_DIR"], "tests"))
from pdf_writer import Pdf  # noqa: E402

os.mkdir("inbox")


def add_text(page, *paragraphs):
    top = 100
    for paragraph in paragraphs:
        top = page.paragraph(72, top, paragraph, 450) + 10


scan = Pdf()
for _ in range(2):
    scan.add_page().picture(0, 0, 595, 842)
scan.write("inbox/scan.pdf")

# what OCR makes of it: the picture, and the words over it
read = Pdf()
for words in ("Corvania asks for lower limits.", "Corvania has asked for them for years."):
    page = read.add_page()
    page.picture(0, 0, 595, 842)
    add_text(page, words)
read.write("scan-ocr.pdf")

# a page that nobody scanned with OCR, among others
mixed = Pdf()
add_text(mixed.add_page(), "Lumara asks for higher limits.")
mixed.add_page().picture(20, 20, 550, 800)
mixed.write("inbox/mixed.pdf")

# two columns under a title as wide as the page, a running head, an escape sequence in the text
columns = Pdf(title="On limits")
for number, words in enumerate(("Brenmark has read the paper of the Chair with care, and thanks for it. ",
                                "The lake feeds all who live around it, and not only those who fish. "), 1):
    page = columns.add_page()
    page.text(72, 40, "Brenmark on limits", 9)
    page.text(290, 800, f"{number}", 9)
    if number == 1:
        page.text(72, 72, "Statement by Brenmark", 18, bold=True)
    page.paragraph(72, 120, words * 8 + "We ask for lower limits \x1b[31min the lake.", 200)
    page.paragraph(325, 120, words * 6 + "Each of us has to take less.", 200)
columns.write("inbox/columns.pdf")
