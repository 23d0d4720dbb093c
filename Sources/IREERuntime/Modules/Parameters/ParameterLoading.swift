import IREEBytecode
import IREEParams

/// Buffers for parameters: those whose file is in memory already and that are only read are that memory;
/// the others are allocated, and a transfer reads them.
struct ParameterLoading {
    private(set) var buffers: [HALBuffer] = []
    private(set) var transfer = ParameterTransfer()

    init(
        _ table: ParameterTable, _ provider: any ParameterProvider, _ views: ParameterViews,
        _ allocator: HALAllocator, _ parameters: HALBuffer.Parameters, _ alignment: Int,
        _ observer: ParametersModule.Observer?
    ) throws(VMError) {
        let locations = try table.locations(of: provider)
        buffers.reserveCapacity(locations.count)
        for (index, location) in locations.enumerated() {
            let imported = try Self.importing(location, views, allocator, parameters, alignment)
            observer?(
                ParameterReport(
                    table.scope, table.requests[index], location, provider, isCopied: imported == nil))
            if let imported {
                buffers.append(imported)
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

    /// The memory of the file, where the program says that it only reads it and the address is sufficiently
    /// aligned. If the program's kernels write to it nevertheless, only this program sees that.
    private static func importing(
        _ location: ParameterLocation, _ views: ParameterViews, _ allocator: HALAllocator,
        _ parameters: HALBuffer.Parameters, _ alignment: Int
    ) throws(VMError) -> HALBuffer? {
        guard allocator.importsHostMemory, parameters.usage.contains(.sharingImmutable),
            case .file(let range, let length) = location, length > 0,
            let view = views.view(of: range.source), let start = Int(exactly: range.offset),
            let count = Int(exactly: length), start <= view.bytes.count, count <= view.bytes.count - start
        else { return nil }
        let part = UnsafeMutableRawBufferPointer(rebasing: view.bytes[start..<start + count])
        guard UInt(bitPattern: part.baseAddress) % UInt(alignment) == 0 else { return nil }
        let owner = view.owner
        return try allocator.importMemory(
            part, of: view.file, view.isWritable ? parameters : parameters.readOnly
        ) { withExtendedLifetime(owner) {} }
    }
}
