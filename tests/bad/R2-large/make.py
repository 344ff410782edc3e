with open("rules.json", "w") as file:
    file.write('{"format": 1, "note": "' + "x" * (5 << 20) + '"}')
