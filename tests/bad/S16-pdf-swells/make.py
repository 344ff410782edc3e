import os
import sys

sys.path.insert(0, os.path.join(os.environ["DEMARCHE_DATA_DIR"], "tests"))
from pdf_writer import Pdf  # noqa: E402

# a hundred and forty kilobytes that take more than half a gigabyte of memory
pdf = Pdf()
pdf.add_page().content = [b"q 1 0 0 1 0 0 cm "] * 3000000
pdf.write("swells.pdf")
