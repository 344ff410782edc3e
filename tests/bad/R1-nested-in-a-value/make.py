with open("rules.json", "w") as file:
    file.write('{"format": 1, "note": ' + '{"a":' * 100000 + "1" + "}" * 100000 + "}")
