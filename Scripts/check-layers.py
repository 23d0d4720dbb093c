#!/usr/bin/env python3
"""Whether the folders of each library refer to folders below them only.

A layer is a list of folders, and the layers of a library stand from the lowest to the highest. Folders of one
layer may refer to each other; where they do, the comment says why. A reference is the name of a type, function or
constant that is declared at the top level of a file (or of an extension's file) in one folder alone. Members of
types are not followed: they come with a type, and the targets of the package hold for them.
"""

import re
import sys
from collections import defaultdict
from fnmatch import fnmatch
from pathlib import Path

LAYERS = {
    "IREEPlatform": [["."]],
    "IREEStatus": [["."]],
    "IREEParams": [
        ["Errors"],
        ["Hashing"],
        ["IO"],
        ["Zstd"],
        ["Elements"],
        ["Entries"],
        ["Integrity"],
        ["Formats"],
        ["Index"],
        ["Provider", "Conversion"],
    ],
    "IREEBytecode": [
        ["Errors"],
        # Tables of a module are read from its bytes, wherever they are; operands of instructions name registers
        # of the calling convention; a module has code, and code is read by what its module has.
        ["FlatBuffers", "ISA", "CallingConvention", "Module", "Code"],
        ["Preparation"],
        ["Verification"],
    ],
    "IREERuntime": [
        ["VM"],
        # The interface of the HAL: buffers belong to devices, and devices work on buffers.
        ["HAL/Device", "HAL/Memory", "HAL/Commands", "HAL/Executables", "HAL/Synchronization"],
        ["HAL/Local"],
        ["ValueIO"],
        ["Modules"],
        ["Devices"],
        ["Program"],
    ],
    "IREECompiler": [
        # Operation definitions have assembly formats and patterns, as in MLIR: definitions depend on parser,
        # printer and rewriter, which depend on operations.
        ["Core/IR", "Core/Assembly", "Core/Rewriting"],
        ["Core/PassManager"],
        ["Core/Transforms"],
        # Operations may use types of other dialects, and be canonicalized to operations of other dialects.
        [
            "Dialects/Shared",
            *(f"Dialects/{name}" for name in (
                "Affine", "Arith", "Builtin", "CF", "Complex", "Func", "Linalg", "LinalgExt", "Math", "MemRef",
                "MLProgram", "Tensor",
                "TensorExt")),
            "Dialects/*/IR",
            # Folds and patterns query sizes, dimensions and tied operands.
            "Dialects/Util/Analysis",
        ],
        ["Dialects/*/Analysis"],
        ["Dialects/*/Transforms", "Dialects/*/Conversion"],
        ["Dialects/All"],
        ["Targets/VMBytecode", "Targets/Kernels/IR"],
        ["Targets/Kernels/Math"],
        ["Targets/Kernels/Lowering"],
        # What all targets have in common.
        ["Targets/Kernels"],
        ["Targets/LLVMCPU", "Targets/VMVX"],
        ["Driver"],
    ],
}

TOP = re.compile(
    r"^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|final|indirect|open)\s+)*"
    r"(?:struct|class|enum|protocol|typealias|actor|func|let|var)\s+`?([A-Za-z_]\w*)`?", re.M)
NESTED = re.compile(
    r"^    (?:(?:public|package|internal|final|indirect)\s+)*(?:struct|class|enum|protocol|actor)\s+([A-Z]\w*)", re.M)


def code(path):
    """The text of a file without comments and strings."""
    text = re.sub(r'"""(.|\n)*?"""', '""', path.read_text())
    text = re.sub(r"//[^\n]*", "", text)
    return re.sub(r'"(\\.|[^"\\\n])*"', '""', text)


def layer_of(folder, layers):
    """The number of the layer of a folder: that of the longest pattern that its path begins with."""
    best = None
    for number, patterns in enumerate(layers):
        for pattern in patterns:
            depth = pattern.count("/") + 1
            head = "/".join(folder.split("/")[:depth])
            if pattern == "." or fnmatch(head, pattern) and head.count("/") + 1 == depth:
                rank = (depth, "*" not in pattern)
                if best is None or rank > best[0]:
                    best = (rank, number)
    return None if best is None else best[1]


def check(library, layers, root):
    files = {path: code(path) for path in sorted(root.rglob("*.swift"))}
    folders = {path: path.parent.relative_to(root).as_posix() for path in files}
    problems = [
        f"{library}/{folder}: no layer has this folder"
        for folder in sorted(set(folders.values())) if layer_of(folder, layers) is None]
    if problems:
        return problems
    homes = defaultdict(set)
    for path, text in files.items():
        for match in [*TOP.finditer(text), *NESTED.finditer(text)]:
            if len(match.group(1)) > 2:
                homes[match.group(1)].add(layer_of(folders[path], layers))
    lowest = {name: min(numbers) for name, numbers in homes.items() if len(numbers) == 1}
    for path, text in files.items():
        own = layer_of(folders[path], layers)
        # A file's own members, locals and generic parameters may have such a name too.
        inner = set(re.findall(r"\b(?:func|var|let|case|typealias)\s+`?(\w+)", text))
        inner |= {"get", "set"} | set(re.findall(r"[<,]\s*(\w+)\s*(?:[:>,])", text))
        for match in re.finditer(r"(?<![.\w])([A-Za-z_]\w*)\b(?!\s*:[^:])", text):
            name = match.group(1)
            if lowest.get(name, own) > own and name not in inner:
                line = text[: match.start()].count("\n") + 1
                problems.append(
                    f"{path}:{line}: '{name}' is of a layer above: {', '.join(layers[lowest[name]][:3])}")
    return problems


def main():
    sources = Path(__file__).resolve().parent.parent / "Sources"
    problems = []
    for library, layers in LAYERS.items():
        problems += check(library, layers, sources / library)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
