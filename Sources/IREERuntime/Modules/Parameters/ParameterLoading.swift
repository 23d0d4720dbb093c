import IREEBytecode
import IREEParams

/// Buffers for parameters: those whose file is in memory already, and to be read only, are that memory;
/// the others are allocated and have a transfer to wait for.
struct ParameterLoading {
    private(set) var buffers: [HALBuffer] = []
    private(set) var transfer = ParameterTransfer()

    init(
        _ table: ParameterTable, _ provider: any ParameterProvider, _ allocator: HALAllocator,
        _ parameters: HALBuffer.Parameters
    ) throws(VMError) {
        var locations: [ParameterLocation] = []
        locations.reserveCapacity(table.requests.count)
        try table.locate(with: provider) { (_, location) throws(ParameterError) in
            locations.append(location)
        }
        buffers.reserveCapacity(locations.count)
        for (index, location) in locations.enumerated() {
            if let buffer = Self.importing(location, allocator, parameters) {
                buffers.append(buffer)
                continue
            }
            guard let length = Int(exactly: location.length) else {
                throw VMError(
                    .resourceExhausted, "parameter `\(table.requests[index].key)` does not fit in memory")
            }
            let buffer = try allocator.allocate(parameters, length: length)
            transfer.append(location, to: buffer, at: 0)
            buffers.append(buffer)
        }
    }

    /// The memory of the file, where the program only reads it and code can work on it as it lies.
    private static func importing(
        _ location: ParameterLocation, _ allocator: HALAllocator, _ parameters: HALBuffer.Parameters
    ) -> HALBuffer? {
        guard parameters.usage & HALModule.sharingImmutable != 0,
            case .file(let range, let length) = location, length > 0,
            let bytes = range.source.contiguousBytes, let start = Int(exactly: range.offset),
            let count = Int(exactly: length), start <= bytes.count, count <= bytes.count - start
        else { return nil }
        let part = UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
        guard UInt(bitPattern: part.baseAddress) % UInt(HALBuffer.alignment) == 0 else { return nil }
        let source = range.source
        return allocator.importMemory(
            UnsafeMutableRawBufferPointer(mutating: part), parameters, isReadOnly: true
        ) { withExtendedLifetime(source) {} }
    }
}

extension ParameterLocation {
    /// In bytes.
    var length: UInt64 {
        switch self {
        case .file(_, let length), .splat(_, _, let length): length
        }
    }
}
