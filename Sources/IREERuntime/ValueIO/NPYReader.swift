import IREEBytecode
import IREEParams

/// Reads the arrays of a `.npy` file, which may hold one after the other.
enum NPYReader {
    /// The array at the file's position.
    static func next(in file: OpenInputFile) throws(VMError) -> HALBufferView {
        let header = try header(in: file)
        let view = try file.readTensor(shape: header.shape, type: header.type)
        if header.isBigEndian { try swapBytes(of: view) }
        return view
    }

    /// Reads the header at the file's position.
    private static func header(in file: OpenInputFile) throws(VMError) -> NPYHeader {
        let start = file.position
        guard try !file.isAtEnd() else {
            throw VMError(
                .outOfRange, "there is no further array in the file", file: file.path, offset: start)
        }
        do throws(VMError) {
            let prefix = try file.peek(NPYHeader.prefixLength)
            let count = try VMError.converting { () throws(ParameterError) in
                try NPYHeader.byteCount(prefix: prefix)
            }
            let bytes = try file.read(count, for: "the header of an array")
            let header = try VMError.converting { () throws(ParameterError) in try NPYHeader(bytes: bytes) }
            guard header.shape.count <= TensorSpec.maximumRank else {
                throw VMError(.invalidArgument, "the array has \(header.shape.count) dimensions")
            }
            return header
        } catch {
            var error = error
            error.file = error.file ?? file.path
            error.offset = error.offset ?? start
            throw error
        }
    }

    /// The array at the file's position as a tensor whose shape and type are told: that is how elements
    /// come in that NumPy knows as raw bytes or by another sign.
    ///
    /// - Returns: `nil` where there is no array, but bytes without a header.
    /// - Throws: `INVALID_ARGUMENT` where shape or width differ.
    static func next(in file: OpenInputFile, as spec: TensorSpec) throws(VMError) -> HALBufferView? {
        let start = file.position
        guard try isNext(in: file) else { return nil }
        let view = try next(in: file)
        guard view.shape == spec.shape, view.elementType.isInterchangeable(with: spec.type) else {
            throw VMError(
                .invalidArgument, "the array is \(view.typeText)", file: file.path, offset: start,
                hint: "give it without shape and type: @\(IREEBytecode.printable(file.path))")
        }
        return try HALBufferView(view.buffer, shape: view.shape, elementType: spec.type)
    }

    /// Whether an array starts at the file's position, by its first bytes.
    static func isNext(in file: OpenInputFile) throws(VMError) -> Bool {
        try file.peek(NPYHeader.magic.count) == NPYHeader.magic
    }

    /// Swaps the bytes of each number; a complex one has two.
    private static func swapBytes(of view: HALBufferView) throws(VMError) {
        let type = view.elementType
        let size = Int(type.byteCount ?? 1) / (type.kind == .complexFloat ? 2 : 1)
        let bytes = try view.buffer.writableBytes(at: 0, length: UInt64(view.buffer.length))
        for start in stride(from: 0, to: bytes.count - bytes.count % size, by: size) {
            for index in 0..<size / 2 { bytes.swapAt(start + index, start + size - 1 - index) }
        }
    }
}

extension ElementType {
    /// Whether elements of two types are the same numbers as far as is known: equal, or one integer
    /// without a sign of its own, or one of them raw bytes.
    ///
    /// `.npy` arrays know neither of the latter.
    func isInterchangeable(with other: ElementType) -> Bool {
        if self == other { return true }
        guard bitCount == other.bitCount, let kind, let otherKind = other.kind else { return false }
        func isInteger(_ kind: Kind) -> Bool {
            kind == .integer || kind == .signedInteger || kind == .unsignedInteger
        }
        if kind == .opaque || otherKind == .opaque { return true }
        return isInteger(kind) && isInteger(otherKind) && (kind == .integer || otherKind == .integer)
    }
}
