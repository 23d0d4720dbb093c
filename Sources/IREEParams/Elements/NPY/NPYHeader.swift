/// The header of an array in NumPy's `.npy` format: a Python dictionary of element type, order and shape.
///
/// Source of the format: `numpy.lib.format`, versions 1 to 3.
public struct NPYHeader: Sendable, Hashable {
    /// The type of the elements. Types that NumPy lacks, such as `bf16`, are raw bits there.
    public var type: ElementType
    /// Whether the bytes of each number are in the order of big-endian machines.
    public var isBigEndian: Bool
    /// The dimensions, outermost first; empty for a scalar. Elements are in row-major order.
    public var shape: [Int]

    /// The length of the elements in bytes. It is not checked against a file.
    ///
    /// - Throws: `INVALID_ARGUMENT` for elements that do not fill whole bytes, `OUT_OF_RANGE` where the product is
    ///   more than 63 bits can count.
    public func byteCount() throws(ParameterError) -> UInt64 {
        try ShapeAndType(shape: shape.map { UInt64(max($0, 0)) }, type: type).byteCount()
    }

    package static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// NumPy itself takes no more than this without being asked to.
    private static let maximumLength = 64 << 10

    /// The most bytes that `byteCount(prefix:)` needs.
    package static let prefixLength = 12

    /// The bytes of a header by those that it starts with.
    ///
    /// - Throws: `INVALID_ARGUMENT` for what is no header, `UNIMPLEMENTED` for versions that are not known,
    ///   `OUT_OF_RANGE` where the prefix is too short.
    package static func byteCount(prefix: [UInt8]) throws(ParameterError) -> Int {
        guard prefix.starts(with: magic) else {
            throw ParameterError(.invalidArgument, "this is no .npy array")
        }
        guard prefix.count >= 8 else {
            throw ParameterError(.outOfRange, "the file ends within the header of an array")
        }
        guard (1...3).contains(prefix[6]) else {
            throw ParameterError(
                .unimplemented, "version \(prefix[6]).\(prefix[7]) of .npy arrays is not known")
        }
        let size = prefix[6] == 1 ? 2 : 4
        guard prefix.count >= 8 + size else {
            throw ParameterError(.outOfRange, "the file ends within the header of an array")
        }
        let length = prefix[8..<8 + size].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= maximumLength else {
            throw ParameterError(.invalidArgument, "a header of \(length) bytes is too long")
        }
        return 8 + size + length
    }

    /// Reads a whole header: as many bytes as `byteCount(prefix:)` says.
    package init(bytes: [UInt8]) throws(ParameterError) {
        try self.init(parsing: Array(bytes.dropFirst(bytes[6] == 1 ? 10 : 12)))
    }

    /// Reads the header of the array at an offset of a source.
    ///
    /// - Returns: the header, and the offset of the array's elements.
    /// - Throws: `INVALID_ARGUMENT` for what is no array or has a malformed header, `UNIMPLEMENTED` for arrays in
    ///   Fortran order, other versions and types of elements, `OUT_OF_RANGE` where the source ends within the header,
    ///   and what reading throws.
    public static func read(
        _ source: any ByteSource, at offset: UInt64 = 0
    ) throws(ParameterError) -> (header: NPYHeader, dataOffset: UInt64) {
        let left = source.size - min(offset, source.size)
        do throws(ParameterError) {
            let prefix = try source.readBytes(at: offset, count: Int(min(UInt64(prefixLength), left)))
            let count = try byteCount(prefix: prefix)
            let header = try NPYHeader(bytes: try source.readBytes(at: offset, count: count))
            return (header, offset + UInt64(count))
        } catch {
            var error = error
            error.file = error.file ?? source.path
            error.offset = error.offset ?? offset
            throw error
        }
    }

    /// Reads the dictionary.
    package init(parsing text: [UInt8]) throws(ParameterError) {
        var literal = PythonLiteral(text)
        var descr: String?
        var order: Bool?
        var shape: [Int]?
        try literal.dictionary { (literal, key) throws(ParameterError) in
            switch key {
            case "descr" where descr == nil: descr = try literal.string()
            case "fortran_order" where order == nil: order = try literal.boolean()
            case "shape" where shape == nil: shape = try literal.tuple()
            default:
                throw ParameterError(.invalidArgument, "the header has an unexpected key `\(key)`")
            }
        }
        guard let descr, let order, let shape else {
            throw ParameterError(.invalidArgument, "the header lacks one of descr, fortran_order and shape")
        }
        // The order of one dimension is that of its elements.
        guard !order || shape.count < 2 else {
            throw ParameterError(
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

    private static func elementType(_ descr: String) throws(ParameterError) -> (ElementType, Bool) {
        var rest = Substring(descr)
        let order = rest.first.flatMap { "<>=|".contains($0) ? $0 : nil }
        if order != nil { rest.removeFirst() }
        let letter = rest.popFirst()
        guard let row = kinds.first(where: { $0.letter == letter }), rest.utf8.count < 3,
            rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let size = UInt8(rest), row.sizes.contains(size)
        else {
            throw ParameterError(
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
    package static func descr(_ type: ElementType) throws(ParameterError) -> String {
        guard let size = type.byteCount else {
            throw ParameterError(
                .unimplemented, "elements of type \(type.name) have no place in .npy arrays",
                hint: "write the bytes alone: @file.bin")
        }
        let numbers: ElementType.Kind? = type.kind == .integer ? .signedInteger : type.kind
        let known = kinds.first { $0.kind == numbers && $0.sizes.contains(UInt8(size)) }
        return "\(size == 1 ? "|" : "<")\(known?.letter ?? "V")\(size)"
    }

    /// The bytes before an array's elements, padded to a multiple of 64.
    package static func bytes(shape: [Int], type: ElementType) throws(ParameterError) -> [UInt8] {
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
