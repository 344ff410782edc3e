open("deep.html", "w").write("<html><body>" + 100000 * "<div>" + "<p>We agree.")
