for number in range(1, 11):
    with open(f"{number}.json", "w") as file:
        file.write(f'{{"format": 1, "extends": ["{number + 1}.json"]}}')
