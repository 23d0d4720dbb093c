#!/usr/bin/env python3
"""Checks that each public declaration of the libraries and each requirement of a public protocol has a doc comment.

Attributes may stand between the comment and the declaration. Exempt are

- extensions,
- members that protocols of the standard library require (`description`, `==`),
- members that a protocol of the libraries requires, where the requirement has a comment: implementations in
  conforming types and defaults in extensions of the protocol inherit it, in the reference too.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

LIBRARIES = ["IREECompiler", "IREEParams", "IREEBytecode", "IREERuntime", "IREEStatus"]

PREFIX = r"(?:@\w+(?:\([^)]*\))?\s+)*"
PUBLIC = re.compile(rf"^\s*{PREFIX}(?:public|open)\s+(?!extension\b)(.*)$")
ATTRIBUTE = re.compile(r"^\s*@\w+(?:\([^)]*\))?\s*$")
WITNESSES = re.compile(
    r"\b(?:var description: String\b|func hash\(into|static func ==|static func <|var (?:start|end)Index\b"
    r"|(?<![.\w])init\((?:rawValue|stringLiteral)\b)")
TYPE = re.compile(
    rf"^(\s*){PREFIX}(?:(?:public|package|private|fileprivate|internal|final|open|indirect)\s+)*"
    r"(protocol|struct|class|enum|actor|extension)\s+([\w.]+)(?:<[^{]*?>)?(?:\s*:\s*([^{]*?))?(?:\s+where\b[^{]*)?\s*\{")
REQUIREMENT = re.compile(rf"^\s+{PREFIX}(?:(?:static|mutating|nonmutating)\s+)*(var|func|init|subscript)\b\s*(\w*)")
MEMBER = re.compile(r"(?:(?:static|final|convenience|required|mutating|override|private\(set\))\s+)*"
                    r"(var|let|func|init|subscript)?\b\s*(\w*)")


def is_documented(lines, i):
    above = i - 1
    while above >= 0 and ATTRIBUTE.match(lines[above]):
        above -= 1
    return above >= 0 and lines[above].lstrip().startswith("///")


def enclosing_type(lines, i):
    """The match of the innermost type or extension around a line."""
    indent = len(lines[i]) - len(lines[i].lstrip())
    for above in range(i - 1, -1, -1):
        line = lines[above]
        own = len(line) - len(line.lstrip())
        if not line.strip() or line.lstrip().startswith(("//", "#")) or own >= indent:
            continue
        indent = own
        if match := TYPE.match(line):
            return match
    return None


class Declarations:
    """What protocols the types of the libraries conform to, and the documented requirements of the protocols."""

    def __init__(self, files):
        self.parents = defaultdict(set)
        self.requirements = defaultdict(set)
        for lines in files:
            for i, line in enumerate(lines):
                if match := TYPE.match(line):
                    name = match[3].split(".")[-1]
                    self.parents[name] |= set(re.findall(r"\b[A-Z]\w*", match[4] or ""))
                    continue
                match = REQUIREMENT.match(line)
                if match and is_documented(lines, i):
                    owner = enclosing_type(lines, i)
                    if owner and owner[2] == "protocol":
                        self.requirements[owner[3]].add(self.key(match[1], match[2], line))

    @staticmethod
    def key(kind, name, text):
        """An initializer is known by its first label, all else by its name."""
        if kind in ("func", "init"):
            label = re.search(r"\(\s*(\w*)", text)
            return name if kind == "func" else f"init {label[1] if label else ''}"
        return name

    def inherits(self, lines, i, declaration):
        owner = enclosing_type(lines, i)
        member = MEMBER.match(declaration)
        if not owner or not member or not member[1]:
            return False
        key = self.key("var" if member[1] == "let" else member[1], member[2], declaration)
        seen, left = set(), [owner[3].split(".")[-1]]
        while left:
            name = left.pop()
            if name in seen:
                continue
            seen.add(name)
            if key in self.requirements[name]:
                return True
            left += self.parents[name]
        return False


def undocumented(lines, declarations):
    """The numbers and texts of lines with a declaration that needs a doc comment and has none."""
    for i, line in enumerate(lines):
        if is_documented(lines, i) or WITNESSES.search(line):
            continue
        if match := PUBLIC.match(line):
            if not declarations.inherits(lines, i, match[1]):
                yield i + 1, line.strip()
        elif REQUIREMENT.match(line):
            owner = enclosing_type(lines, i)
            if owner and owner[2] == "protocol" and re.search(r"\bpublic\b", owner[0]):
                yield i + 1, line.strip()


def main():
    sources = Path(__file__).resolve().parent.parent / "Sources"
    files = {
        path: path.read_text().split("\n")
        for library in LIBRARIES for path in sorted((sources / library).rglob("*.swift"))}
    declarations = Declarations(files.values())
    problems = [
        f"{path}:{number}: no doc comment: {text}"
        for path, lines in files.items()
        for number, text in undocumented(lines, declarations)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
