import IREEBytecode
import IREEParams

extension ElementType {
    /// Whether several elements share a byte, the first in its lowest bits: integers of 1, 2 or 4 bits.
    ///
    /// So the compiler packs them.
    var isPacked: Bool {
        switch kind {
        case .integer, .signedInteger, .unsignedInteger: [1, 2, 4].contains(bitCount)
        default: false
        }
    }

    /// The length in bytes of dense elements.
    ///
    /// - Throws: `UNIMPLEMENTED` for types that neither fill bytes nor are packed; `OUT_OF_RANGE` where
    ///   the elements are more than can be counted.
    func storageSize(shape: [Int]) throws(VMError) -> Int {
        guard isPacked else {
            if let size = try HALBufferView.byteCount(shape: shape, self), byteCount != nil { return size }
            throw VMError(
                .unimplemented, "elements of \(bitCount) bits have no layout in memory",
                hint: "integers of 1, 2 and 4 bits do, and all types of whole bytes")
        }
        // As bytes first, which counts them and finds what cannot be counted.
        let byte = ElementType(rawValue: UInt32(Kind.integer.rawValue) << 24 | 8)
        let count = try HALBufferView.byteCount(shape: shape, byte) ?? 0
        let perByte = 8 / Int(bitCount)
        return count / perByte + (count % perByte == 0 ? 0 : 1)
    }
}

/// What one element holds.
enum ElementValue {
    case signed(Int64)
    case unsigned(UInt64)
    case float(Float)
    case double(Double)
    /// Bytes in memory order: booleans, complex and raw elements.
    case raw(UnsafeRawBufferPointer)
}

/// The elements of a dense tensor, one after the other.
///
/// All `count` elements lie in the bytes: that is checked once, here.
struct ElementStorage {
    let type: ElementType
    let count: Int
    /// Exactly the bytes of the elements.
    let bytes: UnsafeRawBufferPointer
    private let size: Int
    /// Owns the bytes: functions that look at elements keep the storage to their end (`keepAlive`).
    private let mapping: HALMapping

    /// Keeps the bytes valid up to here.
    func keepAlive() { withExtendedLifetime(mapping) {} }

    /// - Throws: `OUT_OF_RANGE` where the buffer is too short; `UNIMPLEMENTED` for layouts that are
    ///   not dense.
    init(_ view: HALBufferView) throws(VMError) {
        guard view.encoding == .denseRowMajor else {
            throw VMError(.unimplemented, "only dense tensors have elements that can be named")
        }
        type = view.elementType
        mapping = try view.buffer.map(length: UInt64(try type.storageSize(shape: view.shape)), .read)
        bytes = UnsafeRawBufferPointer(mapping.bytes)
        count = view.shape.contains(0) ? 0 : view.elementCount
        size = Int(type.byteCount ?? 0)
    }

    subscript(index: Int) -> ElementValue {
        precondition(index >= 0 && index < count)
        if type.isPacked { return packed(index) }
        let element = bytes(at: index)
        switch (type.kind, size) {
        case (.integer, 1), (.signedInteger, 1): return .signed(Int64(load(element, Int8.self)))
        case (.integer, 2), (.signedInteger, 2): return .signed(Int64(load(element, Int16.self)))
        case (.integer, 4), (.signedInteger, 4): return .signed(Int64(load(element, Int32.self)))
        case (.integer, 8), (.signedInteger, 8): return .signed(load(element, Int64.self))
        case (.unsignedInteger, 1): return .unsigned(UInt64(load(element, UInt8.self)))
        case (.unsignedInteger, 2): return .unsigned(UInt64(load(element, UInt16.self)))
        case (.unsignedInteger, 4): return .unsigned(UInt64(load(element, UInt32.self)))
        case (.unsignedInteger, 8): return .unsigned(load(element, UInt64.self))
        case (.float, 4): return .float(Float(bitPattern: load(element, UInt32.self)))
        case (.float, 8): return .double(Double(bitPattern: load(element, UInt64.self)))
        default:
            guard size == 1 || size == 2 else { return .raw(element) }
            let bits = size == 1 ? UInt16(element[0]) : load(element, UInt16.self)
            return type.smallFloatValue(bits).map { .float($0) } ?? .raw(element)
        }
    }

    /// The bytes of one element that fills whole bytes.
    func bytes(at index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[index * size..<(index + 1) * size])
    }

    private func packed(_ index: Int) -> ElementValue {
        let width = Int(type.bitCount)
        let perByte = 8 / width
        let above = 8 - width - index % perByte * width
        let byte = bytes[index / perByte] << above
        return type.kind == .unsignedInteger
            ? .unsigned(UInt64(byte >> (8 - width)))
            : .signed(Int64(Int8(bitPattern: byte) >> (8 - width)))
    }

    private func load<Value: FixedWidthInteger>(
        _ element: UnsafeRawBufferPointer, _ type: Value.Type
    ) -> Value {
        Value(littleEndian: element.loadUnaligned(as: type))
    }
}
