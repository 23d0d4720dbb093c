import IREECompilerCore

/// Constants as the bytes that programs see in memory: little-endian, text without a terminating zero.
package struct ConstantBytes {
    /// Constants that are elsewhere in the file, by name: hexadecimal text of an alignment in four bytes, and the data.
    private let resources: [String: String]

    package init(resources: [String: String] = [:]) { self.resources = resources }

    /// A splat is spelled in a few characters, whatever its size.
    private static let maximumSplatSize = 1 << 31

    /// Size of a constant in bytes; nil if it is not known how to store it.
    package static func size(of value: Attribute) -> Int? {
        switch value {
        case .string(let text), .typedString(let text, _): return text.utf8.count
        case .dialect(let dialect):
            if value.isA(Util.composite) { return dialect.parameters.first?.integerValue.map { Int($0) } }
            return dialect.type.flatMap { size(of: $0) }
        case .dense(let elements):
            return elements.strings.isEmpty ? size(of: elements.type) : nil
        case .denseResource(_, let type): return size(of: type)
        default: return nil
        }
    }

    private static func size(of type: IRType) -> Int? {
        if type.shaped == nil { return type.bitWidth.map { ($0 + 7) / 8 } }
        return ParameterArchives.storageSize(of: type).flatMap { Int(exactly: $0) }
    }

    /// The bytes of a constant.
    ///
    /// - Throws: An error at `op` for a constant that cannot be stored.
    package func bytes(of value: Attribute, at op: Operation) throws(Diagnostic) -> [UInt8] {
        var bytes: [UInt8] = []
        try append(value, to: &bytes, op)
        return bytes
    }

    private func append(
        _ value: Attribute, to bytes: inout [UInt8], _ op: Operation
    ) throws(Diagnostic) {
        guard let size = Self.size(of: value) else {
            throw op.error("has a constant that cannot be stored in a module")
        }
        let start = bytes.count
        switch value {
        case .string(let text), .typedString(let text, _): bytes += text.utf8
        case .dense(let elements):
            try append(elements, size, to: &bytes, op)
        case .denseResource(let name, _):
            guard let text = resources[name], let data = Self.decoded(text) else {
                throw op.error("refers to the resource `\(name)`, which the file does not have")
            }
            bytes += data.count == 1 && size > 1 ? try splat(data[...], size, op) : data
        case .dialect(let dialect) where value.isA(Util.composite):
            guard let parts = dialect.parameters.last?.arrayValue else { break }
            for part in parts { try append(part, to: &bytes, op) }
        case .dialect(let dialect) where value.isA(Util.bytePattern):
            let pattern = dialect.parameters.last?.integerValue ?? 0
            bytes += try splat([UInt8(truncatingIfNeeded: pattern)], size, op)
        case .dialect where value.isA(Util.uninitialized): bytes += try splat([0], size, op)
        default: throw op.error("has a constant that cannot be stored in a module")
        }
        guard bytes.count - start == size else {
            throw op.error("has a constant of \(bytes.count - start) bytes where \(size) are expected")
        }
    }

    private func append(
        _ elements: DenseElements, _ size: Int, to bytes: inout [UInt8], _ op: Operation
    ) throws(Diagnostic) {
        let width = StorageLayout.byteWidth(of: StorageLayout.storageElement(of: elements.type))
        if elements.isSplat, !StorageLayout.isPacked(elements.type), size.isMultiple(of: width),
            elements.elementSize == width
        {
            bytes += try splat(elements.bytes[...], size, op)
            return
        }
        guard size <= Self.maximumSplatSize || !elements.isSplat,
            let data = ParameterArchives.serialize(elements)
        else { throw op.error("has a constant that cannot be stored in a module") }
        bytes += data
    }

    private func splat(
        _ pattern: ArraySlice<UInt8>, _ size: Int, _ op: Operation
    ) throws(Diagnostic) -> [UInt8] {
        guard size <= Self.maximumSplatSize else {
            throw op.error(
                "has a constant of \(size) bytes that are all alike: compute it, or use a parameter")
        }
        if pattern.count == 1, let byte = pattern.first { return [UInt8](repeating: byte, count: size) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while bytes.count + pattern.count <= size { bytes += pattern }
        return bytes
    }

    /// The data of a resource; nil if the text is malformed.
    private static func decoded(_ text: String) -> [UInt8]? {
        let digits = text.utf8.dropFirst(2)
        guard text.hasPrefix("0x"), digits.count.isMultiple(of: 2), digits.count >= 8 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            guard let value = Character(UnicodeScalar(digit)).hexDigitValue else { return nil }
            if let known = high {
                bytes.append(known << 4 | UInt8(truncatingIfNeeded: value))
                high = nil
            } else {
                high = UInt8(truncatingIfNeeded: value)
            }
        }
        return Array(bytes.dropFirst(4))
    }
}
