import CParameterShims
import IREEPlatform

/// A copy of a file in memory of this process, of which parts can be mapped once more: for code that may
/// write to them, without a second copy of what is only read.
package final class MemoryFile: Sendable {
    private let file: FileHandle
    /// All bytes, for reading.
    package let mapping: FileMapping

    /// Owns the descriptor; mappings keep it open.
    private final class FileHandle: Sendable {
        let descriptor: Descriptor

        init(_ descriptor: consuming Descriptor) {
            self.descriptor = descriptor
        }
    }

    /// Reads all of `source`; `nil` where the system has no files in memory, or the source is empty.
    package init?(copying source: any ByteSource) throws(ParameterError) {
        guard let count = Int64(exactly: source.size), count > 0 else { return nil }
        let number = iree_params_open_memory_file("module")
        guard number >= 0 else { return nil }
        file = FileHandle(Descriptor(taking: number))
        guard ftruncate(number, off_t(count)) == 0 else { return nil }
        mapping = try FileMapping(
            descriptor: number, owner: file, path: source.path, range: 0..<UInt64(count), sharing: .shared,
            isExposed: false)
        try source.read(at: 0, into: mapping.bytes)
    }

    /// A range of the bytes once more: writes to it are private.
    package func privateMapping(of range: Range<UInt64>) throws(ParameterError) -> FileMapping? {
        guard !range.isEmpty else { return nil }
        return try FileMapping(
            descriptor: file.descriptor.number, owner: file, path: mapping.path, range: range,
            sharing: .copyOnWrite, isExposed: false)
    }
}
