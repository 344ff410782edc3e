import itertools

# "aR", "b1" and the like have one value under the common string hash h * 33 + c
PARTS = ("aR", "b1")
KEYS = ["".join(parts) for parts in itertools.product(PARTS, repeat=15)]
with open("rules.json", "w") as file:
    file.write('{"format": 1, "lists": {')
    file.write(",".join(f'"{key}": ["norm"]' for key in KEYS))
    file.write("}}")
