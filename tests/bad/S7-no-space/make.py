with open("statement.txt", "w") as file:
    file.write("x" * 10000000 + "\n")
