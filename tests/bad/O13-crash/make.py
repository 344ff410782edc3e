with open("statement.txt", "w") as file:
    file.write("We want binding norms here.\n\n" * 2000)
