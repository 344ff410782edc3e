with open("rules.json", "w") as file:
    file.write("[" * 100000 + "]" * 100000)
