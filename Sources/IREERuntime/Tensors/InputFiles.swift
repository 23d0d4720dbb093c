import IREEBytecode
import IREEParams

/// The files that the inputs of one call are read from, each with the place where its next read starts.
struct InputFiles {
    private var files: [String: OpenInputFile] = [:]

    /// The file at its start, or where the last read ended.
    mutating func open(_ reference: FileReference) throws(VMError) -> OpenInputFile {
        if let file = files[reference.path] {
            if !reference.continues { file.position = 0 }
            return file
        }
        let source = try translatingErrors { () throws(ParameterError) in
            try FileSource(path: reference.path)
        }
        let file = OpenInputFile(source)
        files[reference.path] = file
        return file
    }
}

/// Bytes that are read one part after the other.
final class OpenInputFile {
    private let source: any ByteSource
    var position: UInt64 = 0

    init(_ source: any ByteSource) {
        self.source = source
    }

    var path: String { source.path }
    var bytesLeft: UInt64 { source.size - min(position, source.size) }
    var isAtEnd: Bool { bytesLeft == 0 }

    /// - Throws: `OUT_OF_RANGE` unless there are `count` more bytes.
    func check(_ count: Int, for what: String) throws(VMError) {
        guard UInt64(count) <= bytesLeft else {
            throw VMError(
                .outOfRange, "the file has \(bytesLeft) more bytes, and \(what) needs \(count)", file: path,
                offset: position)
        }
    }

    func read(_ count: Int, for what: String) throws(VMError) -> [UInt8] {
        try check(count, for: what)
        let bytes = try translatingErrors { () throws(ParameterError) in
            try source.readBytes(at: position, count: count)
        }
        position += UInt64(count)
        return bytes
    }

    /// Reads the elements of a new tensor. The file is known to have them before memory is taken.
    func readTensor(shape: [Int], type: ElementType) throws(VMError) -> HALBufferView {
        let length = try type.storageSize(shape: shape)
        try check(length, for: "the tensor")
        let view = try HALBufferView(zeros: shape, type: type)
        let target = try view.buffer.writableBytes(at: 0, length: UInt64(length))
        try translatingErrors { () throws(ParameterError) in try source.read(at: position, into: target) }
        position += UInt64(length)
        return view
    }
}
