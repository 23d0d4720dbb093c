import IREEBytecode
import IREEParams
import IREEPlatform

/// The files that the inputs of one call are read from, each with the place where its next read starts.
struct InputFiles {
    private var files: [String: OpenInputFile] = [:]

    /// The file at its start, or where the last read ended.
    ///
    /// - Throws: `FAILED_PRECONDITION` for the start of a stream that has been read from.
    mutating func open(_ reference: FileReference) throws(VMError) -> OpenInputFile {
        if let file = files[reference.path] {
            if !reference.continues { try file.rewind() }
            return file
        }
        let input = try VMError.converting { () throws(ParameterError) in
            try OpenedInput(path: reference.path, role: "an input file")
        }
        let file = OpenInputFile(input)
        files[reference.path] = file
        return file
    }
}

/// Bytes that are read one part after the other, of a regular file or a stream.
final class OpenInputFile {
    private enum Contents {
        case source(FileSource)
        case stream(StreamInput)
    }

    private let contents: Contents
    /// What was read of a stream and not taken yet. It starts at `position`.
    private var lookahead: [UInt8] = []
    /// The offset of the next read from the start.
    private(set) var position: UInt64 = 0

    /// The highest number of bytes that are read of a stream whose length nothing tells.
    static var streamLimit: UInt64 { physicalMemory / 2 }

    init(_ input: OpenedInput) {
        switch input {
        case .file(let file): contents = .source(file)
        case .stream(let stream): contents = .stream(stream)
        }
    }

    /// Opens a file to read from its start.
    convenience init(path: String) throws(VMError) {
        self.init(
            try VMError.converting { () throws(ParameterError) in
                try OpenedInput(path: path, role: "an input file")
            })
    }

    var path: String {
        switch contents {
        case .source(let source): source.path
        case .stream(let stream): stream.path
        }
    }

    /// Whether all bytes have been read. Of a stream, this waits for the next byte.
    func isAtEnd() throws(VMError) -> Bool {
        try peek(1).isEmpty
    }

    /// Goes back to the start.
    func rewind() throws(VMError) {
        if case .stream = contents, position > 0 {
            throw VMError(
                .failedPrecondition, "a stream can be read once, front to back", file: path,
                hint: "+\(path) goes on where the last read ended")
        }
        position = 0
    }

    /// The next bytes, without taking them: fewer than `count` where the file ends before.
    func peek(_ count: Int) throws(VMError) -> [UInt8] {
        switch contents {
        case .source(let source):
            let left = source.size - min(position, source.size)
            return try VMError.converting { () throws(ParameterError) in
                try source.readBytes(at: position, count: Int(min(UInt64(count), left)))
            }
        case .stream(let stream):
            if lookahead.count < count {
                var more = [UInt8](repeating: 0, count: count - lookahead.count)
                let length = try read(stream, into: &more)
                lookahead += more[..<length]
            }
            return Array(lookahead.prefix(count))
        }
    }

    /// - Throws: `OUT_OF_RANGE` where a regular file has fewer than `count` more bytes. What a stream has is
    ///   known when it is read.
    private func check(_ count: Int, for what: String) throws(VMError) {
        guard case .source(let source) = contents else { return }
        let left = source.size - min(position, source.size)
        guard UInt64(count) <= left else { throw tooShort(left, count, what) }
    }

    private func tooShort(_ left: UInt64, _ count: Int, _ what: String) -> VMError {
        VMError(
            .outOfRange, "the file has \(left) more bytes, and \(what) needs \(count)", file: path,
            offset: position)
    }

    /// Reads the next bytes.
    func read(_ count: Int, for what: String) throws(VMError) -> [UInt8] {
        try check(count, for: what)
        var bytes = [UInt8](repeating: 0, count: count)
        var failure: VMError?
        bytes.withUnsafeMutableBytes { bytes in
            do throws(VMError) { try read(into: bytes, for: what) } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads all bytes that are left.
    ///
    /// - Throws: `RESOURCE_EXHAUSTED` for more than `streamLimit`.
    func readToEnd() throws(VMError) -> [UInt8] {
        switch contents {
        case .source(let source):
            let left = source.size - min(position, source.size)
            guard left <= Self.streamLimit else {
                throw VMError(
                    .resourceExhausted,
                    "the file has \(left) more bytes, and at most \(Self.streamLimit) are read", file: path)
            }
            return try read(Int(left), for: "the value")
        case .stream(let stream):
            let rest = try VMError.converting { () throws(ParameterError) in
                try stream.readToEnd(limit: Self.streamLimit)
            }
            let bytes = lookahead + rest
            lookahead = []
            position += UInt64(bytes.count)
            return bytes
        }
    }

    /// Reads the elements of a new tensor. A regular file is known to have them before memory is taken.
    func readTensor(shape: [Int], type: ElementType) throws(VMError) -> HALBufferView {
        let length: Int
        do throws(VMError) {
            length = try type.storageSize(shape: shape)
        } catch {
            var error = error
            error.file = path
            throw error
        }
        try check(length, for: "the tensor")
        let view = try HALBufferView(zeros: shape, type: type)
        try read(into: try view.buffer.writableBytes(at: 0, length: UInt64(length)), for: "the tensor")
        return view
    }

    private func read(into target: UnsafeMutableRawBufferPointer, for what: String) throws(VMError) {
        switch contents {
        case .source(let source):
            try VMError.converting { () throws(ParameterError) in try source.read(at: position, into: target)
            }
        case .stream(let stream):
            let known = min(lookahead.count, target.count)
            target.copyBytes(from: lookahead[..<known])
            lookahead.removeFirst(known)
            let rest = UnsafeMutableRawBufferPointer(rebasing: target[known...])
            let count = try VMError.converting { () throws(ParameterError) in try stream.read(into: rest) }
            guard count == rest.count else { throw tooShort(UInt64(known + count), target.count, what) }
        }
        position += UInt64(target.count)
    }

    private func read(_ stream: StreamInput, into bytes: inout [UInt8]) throws(VMError) -> Int {
        var failure: VMError?
        let count = bytes.withUnsafeMutableBytes { bytes in
            do throws(VMError) {
                return try VMError.converting { () throws(ParameterError) in try stream.read(into: bytes) }
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return count
    }
}
