#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tests benchmarks/coal_debate.py: its rank correlation by published examples, the rest by a debate
of three invented speakers.

usage: tests/test_coal_debate.py path/to/demarche
"""
import os
import subprocess
import sys
import tempfile
import unittest

BENCHMARK = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
                         "benchmarks", "coal_debate.py")
sys.path.insert(0, os.path.dirname(BENCHMARK))
import coal_debate  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop()) if len(sys.argv) > 1 else None

# fuel use and weight of 32 cars (Motor Trend, 1974), R's data set mtcars: many ties
MILES = [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
         14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4]
WEIGHT = [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25,
          5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17,
          2.77, 3.57, 2.78]

DEBATE = """Anna Rossi (Left). - Madam President, the pits of Aldovia need more time.

Henrik Vos, on behalf of the Centre Group. - These subsidies distort competition.

Pavel Drask (Right). - I have nothing to add.
"""
SPEAKERS = ("speech\tfirst name\tsurname\tvoteid-1137\n1\tAnna\tRossi\t1\n3\tHenrik\tVos\t2\n"
            "5\tPavel\tDrask\t\n")
GOLD = ("speech\tsentence\tmean\ttext\n1\t1\t0.8\tMadam President, the pits of Aldovia need more time.\n"
        "3\t2\t-0.6\tThese subsidies distort competition.\n5\t3\t0\tI have nothing to add.\n")


def write(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class RankCorrelationTest(unittest.TestCase):
    def test_without_ties(self):
        # the example of the article on Spearman's coefficient in Wikipedia
        score = coal_debate.correlate([106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
                                      [7, 27, 2, 50, 28, 29, 20, 12, 6, 17])
        self.assertAlmostEqual(score, -29 / 165)

    def test_with_ties(self):
        # R: cor(mtcars$mpg, mtcars$wt, method = "spearman")
        self.assertAlmostEqual(coal_debate.correlate(MILES, WEIGHT), -0.8864220, places=7)

    def test_says_nothing_where_all_are_equal(self):
        self.assertIsNone(coal_debate.correlate([1, 1, 1], [1, 2, 3]))


@unittest.skipIf(PROGRAM is None, "no program given")
class DebateTest(unittest.TestCase):
    def run_benchmark(self, folder, *arguments):
        done = subprocess.run([sys.executable, BENCHMARK, PROGRAM, "--shared", folder, *arguments],
                              capture_output=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout, done.stderr

    def write_debate(self, folder):
        write(folder, "statements/coal-debate/coal-debate-2010.txt", DEBATE)
        write(folder, "gold/coal-debate-2010.speakers.tsv", SPEAKERS)
        write(folder, "gold/coal-debate-2010.gold.tsv", GOLD)

    def test_ranks_speakers(self):
        with tempfile.TemporaryDirectory() as folder:
            self.write_debate(folder)
            code, out, _ = self.run_benchmark(folder)
        lines = out.splitlines()
        self.assertEqual(code, 0, out)
        self.assertEqual([line.split()[0] for line in lines[1:4]], ["Henrik", "Pavel", "Anna"])
        self.assertIn("rank correlation 1.00 over 3 speakers; longer aid 1.00 to 1.00 (n 1); "
                      "against -1.00 to -1.00 (n 1)", lines[4])
        self.assertIn("2 of 3 coded clearly; 2 have a tag of that sign (recall 1.00)", lines[6])

    def test_leaves_speakers_out(self):
        with tempfile.TemporaryDirectory() as folder:
            self.write_debate(folder)
            code, out, _ = self.run_benchmark(folder, "--speakers", "Anna Rossi,Pavel Drask")
            wrong = self.run_benchmark(folder, "--speakers", "Anna")
        self.assertNotIn("Vos", out)
        self.assertEqual(code, 0, out)
        self.assertEqual(wrong[2], "nobody is called Anna; speakers: Anna Rossi, Henrik Vos, "
                                   "Pavel Drask\n")

    def test_says_what_is_missing(self):
        with tempfile.TemporaryDirectory() as folder:
            code, out, err = self.run_benchmark(folder)
        self.assertEqual((code, out), (1, ""))
        self.assertIn(f"there is no statements/coal-debate in {folder}", err)


if __name__ == "__main__":
    unittest.main()
