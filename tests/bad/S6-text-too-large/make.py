with open("statement.txt", "w") as file:
    file.write("The Group meets again.\n\n" * 1500000)
