text = """Mr. Chair,

We want legally binding norms.

The second paragraph goes on
over a line.

Thank you.
"""
for name, end in (("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r"), ("nel", "\u0085"), ("ls", "\u2028")):
    with open(name + ".txt", "wb") as file:
        file.write(text.replace("\n", end).encode())
with open("mixed.txt", "wb") as file:
    lines = text.split("\n")
    ends = ["\r\n", "\r\n", "\u2028", "\u2028", "\u0085", "\n", "\r\n", "\n", "", ""]
    file.write("".join(map("".join, zip(lines, ends))).encode())
