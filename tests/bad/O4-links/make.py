sources = ["https://example.org/1?a=b&c=d", "http://example.org/2", "javascript:alert(1)",
           "JaVaScRiPt:alert(1)", "data:text/html,<b>", "//example.org/x", "https://example.org/a b",
           "  https://example.org/3", "https:\\\\example.org", "vbscript:x", "\u0001javascript:x", "file:///etc/passwd"]
with open("statements.csv", "w", encoding="utf-8") as manifest:
    manifest.write("file,delegation,date,source\n")
    for number, source in enumerate(sources):
        with open(f"{number}.txt", "w", encoding="utf-8") as file:
            file.write(f"We want {number} binding norms.\n")
        manifest.write(f'{number}.txt,Aldovia,2025-01-01,"{source}"\n')
