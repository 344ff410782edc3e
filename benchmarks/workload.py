# SPDX-License-Identifier: LGPL-2.1-or-later
"""Statements and rules of any size for the benchmarks: words by Zipf's law, planted phrases; the
same arguments make the same bytes."""
import json
import os
import random
import re

SEED = 20
COMMON = "the of and to in a is that for it we not some states should be with are on by".split()
N_WORDS = 30000


def make_words(rand, n):
    syllables = [a + b for a in "b c d f g l m n p r s t v".split() for b in "a e i o u".split()]
    return ["".join(rand.choice(syllables) for _ in range(rand.randint(1, 4))) for _ in range(n)]


def list_vocabulary():
    """from the commonest word to the rarest"""
    return COMMON + make_words(random.Random(SEED), N_WORDS)


# ---- statements ----

def write_paragraph(rand, words, weights, planted, every):
    text = rand.choices(words, weights, k=rand.randint(60, 120))
    for at in range(12, len(text), rand.randint(14, 26)):
        text[at - 1] += "."
        text[at] = text[at].capitalize()
    for at in range(rand.randint(1, every), len(text), every):
        text[at] = rand.choice(planted)
    return " ".join(text).capitalize() + "."


def write_statements(folder, size, planted, every=12):
    """Files of about 12 KB, @size bytes in all; one word in @every gives way to one of @planted."""
    rand = random.Random(SEED)
    words = list_vocabulary()
    weights = [1 / rank for rank in range(3, len(words) + 3)]
    written = 0
    number = 0
    while written < size:
        lines = [f"Statement by Speaker {number % 90} (Delegation {number % 40})",
                 f"{1 + number % 28} March {2000 + number % 25}"]
        lines += [write_paragraph(rand, words, weights, planted, every) for _ in range(24)]
        data = "\n\n".join(lines) + "\n"
        with open(os.path.join(folder, f"{number:06}.txt"), "w", encoding="utf-8") as file:
            file.write(data)
        written += len(data)
        number += 1


# ---- phrases ----

class Phrase:
    """In the language of rules, as a regular expression, and as it may stand in a text."""

    def __init__(self, rand, words, mixed):
        items = rand.sample(words, rand.randint(2, 4))
        form = rand.random() if mixed else 0.0
        at = rand.randrange(len(items))
        self.texts = [" ".join(items)]
        self.rule = self.texts[0]
        pattern = list(items)
        if 0.55 <= form < 0.75 and len(items[at]) > 4:
            items[at] = items[at][:4] + "*"
            pattern[at] = items[at][:4] + r"\w*"
        elif 0.75 <= form < 0.9:
            other = rand.choice(words)
            pattern[at] = f"(?:{items[at]}|{other})"
            items[at] = f"({items[at]} | {other})"
        self.rule = " ".join(items)
        self.regex = r"\b" + " ".join(pattern) + r"\b"
        if form >= 0.9:
            self.rule = f"{items[0]} ..3 " + " ".join(items[1:])
            self.regex = rf"\b{items[0]}(?: \w+){{0,3}} " + " ".join(items[1:]) + r"\b"
            self.texts.append(f"{items[0]} {rand.choice(words)} " + " ".join(items[1:]))


def make_phrases(n, mixed):
    """A list of fewer is the start of a list of more."""
    rand = random.Random(SEED + 1)
    words = [word for word in list_vocabulary()[100:8000] if len(word) > 3]
    return [Phrase(rand, words, mixed) for _ in range(n)]


def write_rules(path, phrases, n_positions=50):
    """phrase number i is a rule of position i modulo @n_positions"""
    positions = [{"id": f"p{number}", "title": f"P{number}"} for number in range(n_positions)]
    rules = {f"workload.p{number}": [phrase.rule for phrase in phrases[number::n_positions]]
             for number in range(min(n_positions, len(phrases)))}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": 1, "title": "Workload", "language": "en", "rules": rules,
                   "issues": [{"id": "workload", "title": "Workload", "kind": "choice",
                               "positions": positions}]}, file)


def count_pairs(folder, phrases, n_positions=50):
    """(paragraph, position) pairs by regular expressions, slowly: what tagging must find"""
    patterns = [(number % n_positions, re.compile(phrase.regex, re.IGNORECASE), phrase.regex)
                for number, phrase in enumerate(phrases)]
    n = 0
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for paragraph in file.read().split("\n\n")[2:]:
                n += len({position for position, regex, _ in patterns if regex.search(paragraph)})
    return n
