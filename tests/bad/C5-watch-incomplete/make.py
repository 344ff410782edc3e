open("statements/b.txt", "wb").write(b"\x80binding norms " * 40)
