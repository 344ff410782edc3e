with open("statement.txt", "w") as file:
    file.write("We want legally binding norms. " * 4000 + "\n")
