with open("statement.txt", "w") as file:
    file.write("We want legally binding norms.\n")
with open("statements.csv", "w") as file:
    file.write("file,speaker\nstatement.txt," + "x" * 1000000 + "\n")
