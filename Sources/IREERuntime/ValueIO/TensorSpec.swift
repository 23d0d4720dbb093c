import IREEBytecode
import IREEParams

/// A tensor as command lines write it: shape, type, and where the elements come from.
struct TensorSpec {
    var shape: [Int]
    var type: ElementType
    var contents: Contents

    enum Contents {
        case zeros
        /// The values, or one for all elements.
        case text(Substring)
        case file(FileReference)
    }

    /// The highest rank of a tensor.
    static let maximumRank = 128

    /// - Throws: `INVALID_ARGUMENT` for what is no tensor, `OUT_OF_RANGE` for one that is too large.
    init(parsing text: some StringProtocol) throws(VMError) {
        var text = Substring(String(text))
        text = text.trimmed
        if text.utf8.first == UInt8(ascii: "\"") { text = Substring(text.utf8.dropFirst()) }
        if text.utf8.last == UInt8(ascii: "\"") { text = Substring(text.utf8.dropLast()) }
        let parts = text.utf8.split(
            separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false
        ).map { Substring($0) }
        let shapeAndType: ShapeAndType
        do throws(ParameterError) {
            shapeAndType = try ShapeAndType(
                parsing: Self.withoutLeadingX(parts[0].trimmed), maximumRank: Self.maximumRank)
        } catch {
            var error = VMError(error)
            error.hint = "expected a shape, a type and values, such as 2x2xf32=1 2 3 4"
            throw error
        }
        shape = []
        for size in shapeAndType.shape {
            guard let dimension = Int(exactly: size) else {
                throw VMError(.outOfRange, "a dimension of \(size) is more than can be counted")
            }
            shape.append(dimension)
        }
        type = shapeAndType.type
        let values = parts.count > 1 ? parts[1].trimmed : ""
        if values.utf8.isEmpty {
            contents = .zeros
        } else if let file = FileReference(parsing: values) {
            contents = .file(file)
        } else {
            contents = .text(values)
        }
    }
}

extension TensorSpec {
    /// `xf32` is a scalar as `f32` is, as the official tools have it. `x32` is a raw type.
    private static func withoutLeadingX(_ text: Substring) -> Substring {
        let rest = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "x"), let next = rest.first,
            !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= next)
        else { return text }
        return Substring(rest)
    }
}

extension Substring {
    /// The text without blanks at its ends.
    var trimmed: Substring {
        let front = utf8.drop { $0.isBlank }
        guard let last = front.lastIndex(where: { !$0.isBlank }) else { return "" }
        return Substring(front[...last])
    }
}

extension UInt8 {
    /// As C's `isspace`.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

/// A place in a file: `@path` for its start, `+path` for where the last read or write of it ended.
struct FileReference {
    var path: String
    var continues: Bool

    /// - Returns: `nil` for what is no such place.
    init?(parsing text: some StringProtocol) {
        switch text.utf8.first {
        case UInt8(ascii: "@"): continues = false
        case UInt8(ascii: "+"): continues = true
        default: return nil
        }
        path = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    }
}
