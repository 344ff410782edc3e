with open("statement.txt", "w") as file:
    file.write("norms " * 700000 + ".\n\nIn the view of my delegation there is a need for legally binding norms of all States.\n")
