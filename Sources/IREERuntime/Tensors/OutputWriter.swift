import IREEBytecode
import IREEParams

/// Writes results to where command lines want them.
public enum OutputWriter {
    /// Writes each value to its place. Files appear when all of them are whole, so that no error leaves
    /// a half file behind, and an input may also be an output.
    ///
    /// - Parameters:
    ///   - destinations: as many as there are values.
    ///   - maximumElementCount: how many elements of a tensor are printed.
    ///   - print: takes what goes to standard output.
    /// - Throws: `OUT_OF_RANGE` for another number of places than values, `INVALID_ARGUMENT` for values
    ///   without bytes, what `print` throws, or the system's errors.
    public static func write(
        _ values: [RuntimeValue], to destinations: [OutputDestination], maximumElementCount: Int = 1024,
        print: (String) throws(VMError) -> Void
    ) throws(VMError) {
        guard values.count == destinations.count else {
            throw VMError(
                .outOfRange,
                "the function has \(values.count) results, and \(destinations.count) outputs are named",
                hint: "give one --output= for each result; an empty one drops the result")
        }
        var files: [(place: OutputPlace, file: OutputFile)] = []
        for (value, destination) in zip(values, destinations) {
            switch destination {
            case .discard: break
            case .print: try print(try value.text(maximumElementCount: maximumElementCount) + "\n")
            case .file(let path, let appends):
                let place = try translatingErrors { () throws(ParameterError) in try OutputPlace(path: path) }
                let file: OutputFile
                if let known = files.first(where: { $0.place == place })?.file {
                    file = known
                    if !appends { try file.startAgain() }
                } else {
                    file = try OutputFile(path: path, appends: appends)
                    files.append((place, file))
                }
                try file.append(value, asArray: path.hasSuffix(".npy"))
            }
        }
        for (_, file) in files { try file.finish() }
    }
}

/// A file in the making, written front to back.
private final class OutputFile {
    private let path: String
    private var sink: AtomicFile
    private var size: UInt64 = 0

    init(path: String, appends: Bool) throws(VMError) {
        self.path = path
        sink = try Self.sink(path)
        guard appends else { return }
        let old: FileSource
        do throws(ParameterError) {
            old = try FileSource(path: path)
        } catch {
            // What is not there has no bytes before the new ones.
            if error.code == .notFound { return }
            throw VMError(error)
        }
        try translatingErrors { () throws(ParameterError) in
            try sink.copy(FileRange(source: old, offset: 0), length: old.size, to: 0)
        }
        size = old.size
    }

    private static func sink(_ path: String) throws(VMError) -> AtomicFile {
        try translatingErrors { () throws(ParameterError) in try AtomicFile(path: path) }
    }

    /// Drops what was written so far.
    func startAgain() throws(VMError) {
        sink = try Self.sink(path)
        size = 0
    }

    func append(_ value: RuntimeValue, asArray: Bool) throws(VMError) {
        let view = try value.array()
        guard view.encoding == .denseRowMajor else {
            throw VMError(.unimplemented, "only dense tensors can be written to files", file: path)
        }
        if asArray {
            let header = try NPYHeader.bytes(shape: view.shape, type: view.elementType)
            try write(header)
        }
        let length = try view.elementType.storageSize(shape: view.shape)
        try write(try view.buffer.bytes(at: 0, length: UInt64(length)))
    }

    private func write(_ bytes: [UInt8]) throws(VMError) {
        var failure: VMError?
        bytes.withUnsafeBytes { bytes in
            do throws(VMError) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(VMError) {
        try translatingErrors { () throws(ParameterError) in try sink.write(bytes, at: size) }
        size += UInt64(bytes.count)
    }

    func finish() throws(VMError) {
        try translatingErrors { () throws(ParameterError) in try sink.finish(size: size) }
    }
}
