#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tests the runner of case folders with small programs: what it must refuse, it refuses."""

import os
import tempfile
import unittest

import case_runner


class CaseRunnerTest(unittest.TestCase):
    def judge(self, script, is_stderr_whole=True, **expected):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {"run.sh": script, **expected}.items():
                path = os.path.join(folder, name.replace("_", "-"))
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            return case_runner.judge(folder, "/bin/false", is_stderr_whole)

    def test_passes_what_is_as_expected(self):
        self.assertIsNone(self.judge("echo a; echo b >&2; exit 3", expected_stdout="a\n",
                                     expected_stderr="b\n", expected_exit="3\n"))

    def test_refuses_another_exit_code(self):
        self.assertIn("exit code 3, expected 0", self.judge("exit 3"))

    def test_refuses_a_signal(self):
        self.assertIn("exit code -11", self.judge("kill -SEGV $$"))

    def test_refuses_a_message_where_none_is_expected(self):
        self.assertIn("stderr", self.judge("echo x >&2", is_stderr_whole=False))

    def test_refuses_more_lines_than_expected(self):
        self.assertIn("stdout", self.judge("echo a; echo b", expected_stdout="a\n"))

    def test_refuses_fewer_lines_than_expected(self):
        self.assertIn("stdout", self.judge("echo a", expected_stdout="a\nb\n"))

    def test_refuses_lines_in_another_order(self):
        self.assertIn("stderr", self.judge("echo b >&2; echo a >&2", is_stderr_whole=False,
                                           expected_stderr="a\nb\n"))

    def test_takes_other_lines_between_messages(self):
        self.assertIsNone(self.judge("echo a >&2; echo x >&2; echo b >&2", is_stderr_whole=False,
                                     expected_stderr="a\nb\n"))

    def test_dots_stand_for_words_and_for_lines(self):
        self.assertIsNone(self.judge("echo one two three; echo x; echo y; echo end",
                                     expected_stdout="one ... three\n...\nend\n"))
        self.assertIn("stdout", self.judge("echo one two four", expected_stdout="one ... three\n"))

    def test_skips_what_cannot_be_tried(self):
        with self.assertRaisesRegex(case_runner.Skipped, "no terminal"):
            self.judge("echo no terminal >&2; exit 77")

    def test_refuses_sanitizer_reports(self):
        self.assertIn("sanitizer", self.judge("echo 'x.c:1: runtime error: y' >&2",
                                              is_stderr_whole=False,
                                              expected_stderr="...\n"))


if __name__ == "__main__":
    unittest.main()
