import IREEParams

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads all bytes of a file, or of standard input where the path is `-`. What is not a regular file, as
/// a pipe of the shell's, is read to its end.
public func readWholeFile(_ path: String) throws(ParameterError) -> [UInt8] {
    if path == "-" { return try readToEnd(of: 0, reportingAs: "<stdin>") }
    var status = stat()
    guard stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
        let file = try FileSource(path: path)
        guard let size = Int(exactly: file.size), file.size < physicalMemory else {
            throw ParameterError(.resourceExhausted, "the file does not fit into memory", file: path)
        }
        return try file.readBytes(at: 0, count: size)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("opening the file", file: path) }
    defer { close(descriptor) }
    return try readToEnd(of: descriptor, reportingAs: path)
}

/// Reads what comes through a descriptor.
public func readToEnd(of descriptor: Int32, reportingAs name: String) throws(ParameterError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &block, block.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .system("reading", file: name) }
        guard count > 0 else { return bytes }
        bytes += block[..<count]
        guard UInt64(bytes.count) < physicalMemory else {
            throw ParameterError(.resourceExhausted, "it does not end", file: name)
        }
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
        var failure: ParameterError?
        bytes.withUnsafeBytes { buffer in
            do throws(ParameterError) { try file.write(buffer, at: count) } catch { failure = error }
        }
        if let failure { throw failure }
        count += UInt64(bytes.count)
    }

    /// Lets the file appear. Without this there is none.
    public func finish() throws(ParameterError) {
        try file.finish(size: count)
    }
}
