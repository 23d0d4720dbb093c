import IREEBytecode
import IREEParams

/// The header of an array in NumPy's `.npy` format: a Python dictionary of element type, order and shape.
///
/// Source of the format: `numpy.lib.format`, versions 1 to 3.
struct NPYHeader: Equatable {
    var type: ElementType
    /// Whether the bytes of each number are in the order of big-endian machines.
    var isBigEndian: Bool
    var shape: [Int]

    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// NumPy itself takes no more than this without being asked to.
    static let maximumLength = 64 << 10

    /// Reads the header at the file's position.
    ///
    /// - Throws: `INVALID_ARGUMENT` for what is none, `UNIMPLEMENTED` for arrays of other kinds,
    ///   `OUT_OF_RANGE` where the file ends early.
    init(_ file: OpenInputFile) throws(VMError) {
        let start = file.position
        guard try !file.isAtEnd() else {
            throw VMError(
                .outOfRange, "there is no further array in the file", file: file.path, offset: start)
        }
        let prefix = try file.read(8, for: "the start of an array")
        guard prefix.starts(with: Self.magic) else {
            throw VMError(.invalidArgument, "this is no .npy array", file: file.path, offset: start)
        }
        guard (1...3).contains(prefix[6]) else {
            throw VMError(
                .unimplemented, "version \(prefix[6]).\(prefix[7]) of .npy arrays is not known",
                file: file.path, offset: start)
        }
        let size = try file.read(prefix[6] == 1 ? 2 : 4, for: "the length of a header")
        let length = size.reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.maximumLength else {
            throw VMError(
                .invalidArgument, "a header of \(length) bytes is too long", file: file.path, offset: start)
        }
        let text = try file.read(length, for: "a header")
        do throws(VMError) {
            try self.init(parsing: text)
        } catch {
            var error = error
            error.file = file.path
            error.offset = start
            throw error
        }
    }

    /// Reads the dictionary.
    init(parsing text: [UInt8]) throws(VMError) {
        var literal = PythonLiteral(text)
        var descr: String?
        var order: Bool?
        var shape: [Int]?
        try literal.dictionary { literal, key throws(VMError) in
            switch key {
            case "descr" where descr == nil: descr = try literal.string()
            case "fortran_order" where order == nil: order = try literal.boolean()
            case "shape" where shape == nil: shape = try literal.tuple()
            default:
                throw VMError(.invalidArgument, "the header has an unexpected key `\(key)`")
            }
        }
        guard let descr, let order, let shape else {
            throw VMError(.invalidArgument, "the header lacks one of descr, fortran_order and shape")
        }
        guard shape.count <= TensorSpec.maximumRank else {
            throw VMError(.invalidArgument, "the array has \(shape.count) dimensions")
        }
        // The order of one dimension is that of its elements.
        guard !order || shape.count < 2 else {
            throw VMError(
                .unimplemented, "the array is in Fortran order",
                hint: "save it in C order: numpy.ascontiguousarray")
        }
        (type, isBigEndian) = try Self.elementType(descr)
        self.shape = shape
    }

    /// The kinds of numbers, with the sizes in bytes that are known.
    private static let kinds: [(letter: Character, kind: ElementType.Kind, sizes: [UInt8])] = [
        ("b", .boolean, [1]), ("i", .signedInteger, [1, 2, 4, 8]), ("u", .unsignedInteger, [1, 2, 4, 8]),
        ("f", .float, [2, 4, 8]), ("c", .complexFloat, [8, 16]), ("V", .opaque, Array(1...31)),
    ]

    private static func elementType(_ descr: String) throws(VMError) -> (ElementType, Bool) {
        var rest = Substring(descr)
        let order = rest.first.flatMap { "<>=|".contains($0) ? $0 : nil }
        if order != nil { rest.removeFirst() }
        let letter = rest.popFirst()
        guard let row = kinds.first(where: { $0.letter == letter }), rest.utf8.count < 3,
            rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let size = UInt8(rest), row.sizes.contains(size)
        else {
            throw VMError(
                .unimplemented, "elements of type `\(descr)` are not known",
                hint: "expected one such as <f4, <i8, |u1 or |b1")
        }
        let type = ElementType(rawValue: UInt32(row.kind.rawValue) << 24 | UInt32(size) * 8)
        // Bytes of no known meaning have no order.
        return (type, order == ">" && size > 1 && row.kind != .opaque)
    }

    /// The letter and size of a type: `<f4`.
    ///
    /// Types that NumPy lacks are raw bytes there (`bf16` is `<V2`): so its extensions write them too.
    static func descr(_ type: ElementType) throws(VMError) -> String {
        guard let size = type.byteCount else {
            throw VMError(
                .unimplemented, "elements of type \(type.name) have no place in .npy arrays",
                hint: "write the bytes alone: @file.bin")
        }
        let numbers: ElementType.Kind? = type.kind == .integer ? .signedInteger : type.kind
        let known = kinds.first { $0.kind == numbers && $0.sizes.contains(UInt8(size)) }
        return "\(size == 1 ? "|" : "<")\(known?.letter ?? "V")\(size)"
    }

    /// The bytes before an array's elements, padded to a multiple of 64.
    static func bytes(shape: [Int], type: ElementType) throws(VMError) -> [UInt8] {
        let dimensions =
            shape.map { String($0) }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
        let text =
            "{'descr': '\(try descr(type))', 'fortran_order': False, 'shape': (\(dimensions)), }"
        // A shape of 128 dimensions needs less than 4 KiB: two bytes hold the length.
        let unpadded = magic.count + 4 + text.utf8.count + 1
        let padding = (64 - unpadded % 64) % 64
        let length = UInt16(text.utf8.count + padding + 1)
        var bytes = magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)]
        bytes += text.utf8
        bytes += [UInt8](repeating: 0x20, count: padding)
        bytes.append(0x0A)
        return bytes
    }
}
