import IREEParams
import IREEPlatform

/// Reads all bytes of a file, or of standard input where the path is `-`. What is not a regular file, as
/// a pipe of the shell's, is read to its end.
///
/// - Parameters:
///   - role: what the file is meant to be, for messages: "a module".
///   - limit: how many bytes a file may have; half of the machine's memory unless given.
///   - streamLimit: how many bytes are read of what is not a regular file, and may have no end.
/// - Throws: `RESOURCE_EXHAUSTED` for more bytes than that.
public func readWholeFile(
    _ path: String, role: String, limit: UInt64? = nil, streamLimit: UInt64? = nil
) throws(ParameterError) -> [UInt8] {
    let most = min(limit ?? .max, physicalMemory / 2)
    switch try path == "-" ? OpenedInput.standardInput() : OpenedInput(path: path, role: role) {
    case .stream(let stream): return try stream.readToEnd(limit: min(streamLimit ?? .max, most))
    case .file(let file): return try OpenedInput.file(file).readAll(limit: most)
    }
}

/// A file that appears when all of it is written. A device or a pipe, as `/dev/null`, takes the bytes as they
/// come.
public final class WholeFile {
    private let file: AtomicFile
    private var count: UInt64 = 0

    public init(path: String) throws(ParameterError) {
        file = try AtomicFile(path: path)
    }

    /// Writes the next bytes.
    public func write(_ bytes: [UInt8]) throws(ParameterError) {
        try file.write(bytes, at: count)
        count += UInt64(bytes.count)
    }

    /// Lets the file appear. Without this there is none.
    public func finish() throws(ParameterError) {
        try file.finish(size: count)
    }
}
