#!/usr/bin/env python3
"""Checks that each public declaration of the compiler has a doc comment.

Attributes may stand between the comment and the declaration. Extensions are exempt, and so are members that
protocols of the standard library require (`description`, `==`).
"""

import re
import sys
from pathlib import Path

LIBRARIES = ["IREECompiler"]
PUBLIC = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)\s+(?!extension\b)(.*)$")
ATTRIBUTE = re.compile(r"^\s*@\w+(?:\([^)]*\))?\s*$")
WITNESSES = re.compile(r"\b(?:var description\b|func hash\(into|static func ==|static func <)")


def undocumented(path):
    """The numbers and texts of lines with a public declaration that no doc comment precedes."""
    lines = path.read_text().split("\n")
    for i, line in enumerate(lines):
        if not PUBLIC.match(line) or WITNESSES.search(line):
            continue
        above = i - 1
        while above >= 0 and ATTRIBUTE.match(lines[above]):
            above -= 1
        if above < 0 or not lines[above].lstrip().startswith("///"):
            yield i + 1, line.strip()


def main():
    sources = Path(__file__).resolve().parent.parent / "Sources"
    problems = [
        f"{path}:{number}: no doc comment: {text}"
        for library in LIBRARIES
        for path in sorted((sources / library).rglob("*.swift"))
        for number, text in undocumented(path)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
