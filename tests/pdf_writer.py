# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes small PDF files for tests: text with the standard fonts, pictures, passwords.

    pdf = Pdf(title="On norms")
    page = pdf.add_page()
    page.text(72, 100, "We agree.", size=12, bold=True)    # points from the left and the top
    pdf.write("a.pdf")
"""

import hashlib
import zlib

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
WIDTHS = {"i": 0.28, "l": 0.28, "j": 0.28, "t": 0.28, "f": 0.28, "I": 0.28, " ": 0.28, ".": 0.28,
          ",": 0.28, "r": 0.33, "-": 0.33, "m": 0.83, "w": 0.72, "M": 0.83, "W": 0.94}


def measure(text, size):
    """Roughly the width of a text in the standard font, in points."""
    return sum(WIDTHS.get(letter, 0.556) for letter in text) * size


def wrap(text, width, size):
    """Lines of a text no wider than width."""
    line = ""
    for word in text.split():
        if line and measure(f"{line} {word}", size) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


class Page:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.content = []

    def text(self, left, top, text, size=12, bold=False):
        raw = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.content.append(b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (
            b"B" if bold else b"A", size, left, self.height - top - size, raw))

    def wide_text(self, left, top, text, size=12):
        """Characters of any script, as they stand from left to right."""
        self.content.append(b"BT /U %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET" % (
            size, left, self.height - top - size, text.encode("utf-16-be").hex().encode()))

    def paragraph(self, left, top, text, width, size=12, lead=1.2):
        """Wrapped lines; returns where the next one would stand."""
        for line in wrap(text, width, size):
            self.text(left, top, line, size)
            top += size * lead
        return top

    def picture(self, left, top, width, height):
        self.content.append(b"q %g 0 0 %g %g %g cm /P Do Q" % (
            width, height, left, self.height - top - height))


class Pdf:
    def __init__(self, title=None, password=None):
        self.pages = []
        self.title = title
        self.password = password

    def add_page(self, width=595, height=842):
        self.pages.append(Page(width, height))
        return self.pages[-1]

    def make_key(self, owner, identity):
        data = self.password.encode() + PAD
        return hashlib.md5(data[:32] + owner + (-4).to_bytes(4, "little", signed=True) + identity).digest()[:5]

    def make_objects(self):
        kids = b" ".join(b"%d 0 R" % (10 + 2 * i) for i in range(len(self.pages)))
        ranges = b"\n".join(b"<%02x00> <%02xFF> <%02x00>" % (i, i, i) for i in range(256))
        cmap = (b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
                b"endcodespacerange 256 beginbfrange\n%s\nendbfrange endcmap" % ranges)
        objects = {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self.pages), kids),
            3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
            5: (b"<</Type/Font/Subtype/Type0/BaseFont/Wide/Encoding/Identity-H/ToUnicode 7 0 R"
                b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Wide/DW 1000/CIDSystemInfo"
                b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"),
            6: (b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
                b"/BitsPerComponent 8/Length 1>>stream\n\x7f\nendstream"),
            7: b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
        }
        if self.title:
            objects[8] = b"<</Title(%s)/CreationDate(D:20250304100000Z)>>" % self.title.encode("cp1252")
        for i, page in enumerate(self.pages):
            data = zlib.compress(b"\n".join(page.content))
            objects[10 + 2 * i] = (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Contents %d 0 R/Resources<</Font"
                b"<</A 3 0 R/B 4 0 R/U 5 0 R>>/XObject<</P 6 0 R>>>>>>" % (page.width, page.height, 11 + 2 * i))
            objects[11 + 2 * i] = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(data), data)
        return objects

    def make(self):
        trailer = b"/Root 1 0 R"
        objects = self.make_objects()
        if self.title:
            trailer += b"/Info 8 0 R"
        if self.password:
            owner = hashlib.sha256(b"owner").digest()
            identity = b"0123456789abcdef"
            user = hashlib.sha256(self.make_key(owner, identity)).digest()
            objects[9] = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (owner.hex().encode(), user.hex().encode())
            trailer += b"/Encrypt 9 0 R/ID[<%s><%s>]" % (identity.hex().encode(), identity.hex().encode())
        out = b"%PDF-1.4\n"
        places = {}
        for number, body in sorted(objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        size = max(objects) + 1
        table = b"".join(b"%010d 00000 n \n" % places[i] if i in places else b"0000000000 65535 f \n"
                         for i in range(size))
        return out + b"xref\n0 %d\n%strailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
            size, table, size, trailer, len(out))

    def write(self, path):
        with open(path, "wb") as file:
            file.write(self.make())
