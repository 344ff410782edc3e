with open("statement.txt", "w", encoding="utf-8") as file:
    file.write("We want a" + "\u0301\u0323" * 50000 + " legally binding set of norms.\n")
