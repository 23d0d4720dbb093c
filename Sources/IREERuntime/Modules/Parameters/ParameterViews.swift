import IREEBytecode
import IREEParams
import IREEPlatform

/// Parameter files in memory as one program sees them.
///
/// Some programs' kernels write to parameters that they said they would only read. So each program has files that
/// are mapped in a mapping of its own, copy on write: nothing is copied that is not written to, and no one else
/// sees what is.
final class ParameterViews: Sendable {
    struct View {
        var bytes: UnsafeMutableRawBufferPointer
        /// Where others may cut it.
        var file: FileMapping?
        var isWritable: Bool
        /// Keeps the bytes.
        var owner: any AnyObject & Sendable
    }

    private struct State: @unchecked Sendable {
        // Addresses of memory that the owners keep.
        var views: [ObjectIdentifier: View] = [:]
        /// Those of `views` that may be cut.
        var files: [FileMapping] = []
    }

    private let state = Protected(State())

    /// The bytes of a source that lie in memory; `nil` for all others.
    func view(of source: any ByteSource) -> View? {
        guard let bytes = source.contiguousBytes, !bytes.isEmpty else { return nil }
        return state.withLock { state in
            // The view keeps its source: no other can be at the same address.
            if let view = state.views[ObjectIdentifier(source)] { return view }
            let view = Self.make(source, bytes)
            state.views[ObjectIdentifier(source)] = view
            if let file = view.file { state.files.append(file) }
            return view
        }
    }

    private static func make(_ source: any ByteSource, _ bytes: UnsafeRawBufferPointer) -> View {
        let memory = UnsafeMutableRawBufferPointer(mutating: bytes)
        guard let mapped = source as? MappedSource else {
            // Memory of a file that was read is this process's to write to; memory that stands for a file that
            // programs can scatter to is not, and others' memory may be anything.
            return View(
                bytes: memory, file: nil, isWritable: source is MemorySource && !source.isWritable,
                owner: source)
        }
        if let mapping = try? mapped.privateMapping(of: 0..<mapped.size) {
            return View(bytes: mapping.bytes, file: mapping, isWritable: true, owner: Pair(mapping, source))
        }
        // The system has no addresses, or sets memory aside for all that could be written.
        return View(bytes: memory, file: mapped.mapping, isWritable: false, owner: source)
    }

    private final class Pair: Sendable {
        let mapping: FileMapping
        let source: any ByteSource

        init(_ mapping: FileMapping, _ source: any ByteSource) {
            self.mapping = mapping
            self.source = source
        }
    }

    /// Proves that what was read so far was the files'.
    ///
    /// - Throws: `DATA_LOSS` where one was cut.
    func check() throws(VMError) {
        for file in state.withLock({ $0.files }) { try file.checkIntact() }
    }
}
