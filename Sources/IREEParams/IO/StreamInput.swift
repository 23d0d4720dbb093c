import IREEPlatform

/// Bytes that are read once, front to back: a pipe, a FIFO, a terminal or a device.
package final class StreamInput: Sendable {
    /// The stream as the caller named it, for messages.
    package let path: String
    private let descriptor: Descriptor

    init(_ descriptor: consuming Descriptor, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Reads the next bytes, as many as `target` holds unless the stream ends before.
    ///
    /// - Returns: the number of bytes that were read.
    package func read(into target: UnsafeMutableRawBufferPointer) throws(ParameterError) -> Int {
        var done = 0
        while done < target.count {
            let count = retryingInterrupts {
                systemRead(descriptor.number, target.baseAddress?.advanced(by: done), target.count - done)
            }
            guard count >= 0 else { throw .system("reading", file: path) }
            guard count > 0 else { break }
            done += count
        }
        return done
    }

    /// Reads all bytes that are left.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` for a stream of more than `limit` bytes.
    package func readToEnd(limit: UInt64) throws(ParameterError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var failure: ParameterError?
            let count = block.withUnsafeMutableBytes { block in
                do throws(ParameterError) { return try read(into: block) } catch {
                    failure = error
                    return 0
                }
            }
            if let failure { throw failure }
            guard UInt64(bytes.count) + UInt64(count) <= limit else {
                throw ParameterError(
                    .resourceExhausted, "the stream does not end within \(limit) bytes", file: path)
            }
            bytes += block[..<count]
            guard count == block.count else { return bytes }
        }
    }
}

/// A path opened for reading, whatever kind of file it leads to.
package enum OpenedInput: Sendable {
    case file(FileSource)
    case stream(StreamInput)

    /// Opens `path`. Opening a FIFO waits for a writer.
    ///
    /// - Parameter role: what the file is meant to be, for messages: "a module".
    /// - Throws: `INVALID_ARGUMENT` for a directory, or the system's error.
    package init(path: String, role: String) throws(ParameterError) {
        let descriptor = try Descriptor(opening: path, flags: O_RDONLY)
        let status = try descriptor.status(file: path)
        switch status.st_mode & S_IFMT {
        case S_IFREG, S_IFDIR:
            self = .file(try FileSource(taking: descriptor, path: path, role: role))
        default: self = .stream(StreamInput(descriptor, path: path))
        }
    }

    /// Standard input as it was given to the process.
    ///
    /// - Parameter path: how to name it in messages.
    package static func standardInput(path: String = "<stdin>") throws(ParameterError) -> OpenedInput {
        let descriptor = try Descriptor(duplicating: 0, path: path)
        let status = try descriptor.status(file: path)
        // A shell may have read a part of the file already: what is left starts at the descriptor's offset,
        // so that it is read as a stream too.
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw ParameterError(.invalidArgument, "standard input is a directory", file: path)
        }
        return .stream(StreamInput(descriptor, path: path))
    }

    /// All bytes, from the start of a file, or those that are left in a stream.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` for more than `limit` bytes.
    package func readAll(limit: UInt64) throws(ParameterError) -> [UInt8] {
        switch self {
        case .stream(let stream): return try stream.readToEnd(limit: limit)
        case .file(let file):
            guard file.size <= limit, let size = Int(exactly: file.size) else {
                throw ParameterError(
                    .resourceExhausted, "the file has \(file.size) bytes, and at most \(limit) are read",
                    file: file.path)
            }
            return try file.readBytes(at: 0, count: size)
        }
    }
}

/// `read(2)`, under a name that no method hides.
private func systemRead(_ descriptor: Int32, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, target, count)
}
