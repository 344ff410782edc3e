with open("statement.txt", "w") as file:
    file.write("word\n\n" * 1000000)
