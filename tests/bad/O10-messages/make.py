import os
open("plain.txt", "w").write("We meet.\n")
os.mkdir('a\x1b[31m\x1b]8;;http:\x07\rb\u202e.txt')
