page = "<html><head><meta charset=%s></head><body><p>Aldovia&#0; wants the caf\xe9 open.</p></body></html>"
open("a-mark-wins.html", "wb").write(b"\xef\xbb\xbf" + (page % "koi8-r").encode("utf-8"))
open("b-meta.html", "wb").write((page % "iso-8859-1").encode("latin-1"))
open("c-unknown.html", "wb").write((page % "no-such").encode("utf-8"))
open("d-wrong.html", "wb").write((page % "utf-8").replace("\xe9", 9 * "\xe9").encode("latin-1"))
