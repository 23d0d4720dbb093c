import IREEBytecode
import IREEParams

/// A parameter that a module says it loads.
///
/// Modules of `iree-compile` have a line for each in the attribute `iree.parameters`: `SCOPE::KEY SHAPExTYPE`, with `*` for
/// what is not known before the module runs, `{}` for a part of a key and `?` for a dimension.
struct DeclaredParameter: Hashable, Sendable {
    /// Nil for any scope.
    var scope: String?
    /// Text between numbers or other values; empty for any key.
    private var keyParts: [String]
    /// Nil if a part of the parameter is loaded.
    private var shape: [UInt64?]?
    private var element: String

    /// The parameters of a module.
    static func all(of module: ModuleDescription) -> [DeclaredParameter] {
        let text = module.attributes.first { $0.key == "iree.parameters" }?.value ?? ""
        return text.split(separator: "\n").compactMap { DeclaredParameter($0) }
    }

    private init?(_ line: Substring) {
        guard let space = line.lastIndex(of: " ") else { return nil }
        let name = line[..<space]
        guard let (scope, key) = Self.split(name) else { return nil }
        self.scope = scope == "*" ? nil : String(scope)
        keyParts = key == "*" ? [] : Self.parts(key)
        var words = line[line.index(after: space)...].split(separator: "x")
        guard let last = words.popLast() else { return nil }
        element = String(last)
        shape = words.isEmpty ? nil : words.map { UInt64($0) }
    }

    /// At the first `::`.
    private static func split(_ name: Substring) -> (Substring, Substring)? {
        var start = name.startIndex
        while start < name.endIndex {
            if name[start...].hasPrefix("::") {
                return (name[..<start], name[name.index(start, offsetBy: 2)...])
            }
            start = name.index(after: start)
        }
        return nil
    }

    private static func parts(_ key: Substring) -> [String] {
        var parts = [""]
        var rest = key
        while let character = rest.first {
            if rest.hasPrefix("{}") {
                parts.append("")
                rest = rest.dropFirst(2)
            } else {
                parts[parts.count - 1].append(character)
                rest = rest.dropFirst()
            }
        }
        return parts
    }

    /// Whether a key may be meant. A key of which nothing is known means none: what it is for cannot be told.
    func matches(_ key: String) -> Bool {
        guard let first = keyParts.first, let last = keyParts.last else { return false }
        guard keyParts.count > 1 else { return key == first }
        guard key.hasPrefix(first), key.hasSuffix(last), key.utf8.count >= first.utf8.count + last.utf8.count
        else { return false }
        // What stands for a value is a number, so that `blk.{}.weight` does not mean `blk.0.attn.weight`.
        var rest = key.dropFirst(first.count)
        for part in keyParts.dropFirst() {
            rest = rest.drop { $0.isNumber || $0 == "-" }
            guard rest.hasPrefix(part) else { return false }
            rest = rest.dropFirst(part.count)
        }
        return rest.isEmpty
    }

    /// What is wrong with a parameter; nil if nothing is, or if it is not known what it holds.
    func mismatch(_ entry: ParameterEntry, scope: String) -> String? {
        guard let tensor = entry.tensor else { return nil }
        let isBlocks = tensor.type.quantization != nil && element == "i8"
        let isElement = isBlocks || ElementKind(program: element).agrees(with: ElementKind(file: tensor.type))
        guard !isElement || (!isBlocks && !agrees(with: tensor.shape)) else { return nil }
        let dimensions = tensor.shape.map { "\($0)x" }.joined()
        let wanted = (shape ?? []).map { $0.map { "\($0)x" } ?? "?x" }.joined() + element
        let name = scope.isEmpty ? entry.key.description : "\(scope)::\(entry.key)"
        return
            "parameter `\(name)` is \(dimensions)\(tensor.type) in its file, and the program loads \(wanted)"
    }

    /// Shapes of as many elements agree: parameters are bytes in order.
    private func agrees(with file: [UInt64]) -> Bool {
        guard let shape else { return true }
        let known = shape.compactMap { $0 }
        guard known.count == shape.count else {
            return shape.count != file.count || zip(shape, file).allSatisfy { $0 == nil || $0 == $1 }
        }
        func count(_ shape: [UInt64]) -> UInt64 {
            shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).0 }
        }
        return count(known) == count(file)
    }
}

/// What elements are, in the words of programs and of files.
private struct ElementKind {
    /// Nil if it is not known.
    private var kind: (family: String, bits: Double)?

    /// `f32`, `bf16`, `i1`, `si8`.
    init(program name: String) {
        let letters = name.prefix { !$0.isNumber }
        guard let bits = Double(name.dropFirst(letters.count)) else { return }
        switch letters {
        case "f", "bf": kind = (String(letters), bits)
        case "i", "si", "ui": kind = ("i", bits == 1 ? 8 : bits)
        default: break
        }
    }

    init(file type: TensorType) {
        let name = type.name.uppercased()
        if type.quantization != nil {
            kind = (name, type.bitsPerElement)
        } else if name == "BOOL" {
            kind = ("i", 8)
        } else if name.hasPrefix("BF") {
            kind = ("bf", type.bitsPerElement)
        } else if name.hasPrefix("F"), type.bitsPerElement >= 16 {
            kind = ("f", type.bitsPerElement)
        } else if name.hasPrefix("I") || name.hasPrefix("U") {
            kind = ("i", type.bitsPerElement)
        }
    }

    func agrees(with other: ElementKind) -> Bool {
        guard let kind, let theirs = other.kind else { return true }
        return kind == theirs
    }
}
