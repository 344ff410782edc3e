with open("statement.txt", "w") as file:
    file.write("legally binding " * 250000 + ".\n\nIn the view of my delegation there is a need for legally binding norms of all States.\n")
