import IREEBytecode
import IREEParams

/// Writes results to the destinations of a command line.
package final class OutputWriter {
    private enum Target {
        case discard
        case print
        case file(OutputFile, startsAgain: Bool, asArray: Bool)
    }

    private let targets: [Target]
    private let files: [OutputFile]

    /// Opens all files, so that errors are reported before there are results.
    ///
    /// - Parameters:
    ///   - destinations: one for each result.
    ///   - resultCount: how many results there will be.
    /// - Throws: `OUT_OF_RANGE` for another number of places than results, or the system's errors.
    package init(_ destinations: [OutputDestination], resultCount: Int) throws(VMError) {
        guard resultCount == destinations.count else {
            throw VMError(
                .outOfRange,
                "the function has \(resultCount) results, and \(destinations.count) outputs are named",
                hint: "give one --output= for each result; an empty one drops the result")
        }
        var targets: [Target] = []
        var files: [(place: OutputPlace, file: OutputFile)] = []
        for destination in destinations {
            switch destination {
            case .discard: targets.append(.discard)
            case .print: targets.append(.print)
            case .file(let path, let appends):
                let place = try VMError.converting { () throws(ParameterError) in try OutputPlace(path: path)
                }
                let file: OutputFile
                var isKnown = true
                if let known = files.first(where: { $0.place == place })?.file {
                    file = known
                } else {
                    file = try OutputFile(path: path, appends: appends)
                    files.append((place, file))
                    isKnown = false
                }
                targets.append(
                    .file(file, startsAgain: isKnown && !appends, asArray: path.hasSuffix(".npy")))
            }
        }
        self.targets = targets
        self.files = files.map(\.file)
    }

    /// Writes values, each to its destination.
    package static func write(
        _ values: [RuntimeValue], to destinations: [OutputDestination], maximumElementCount: Int = 1024,
        print: (String) throws(VMError) -> Void
    ) throws(VMError) {
        try OutputWriter(destinations, resultCount: values.count)
            .write(values, maximumElementCount: maximumElementCount, print: print)
    }

    /// Writes each value to its destination, once. Files appear when all of them are complete, so that no error
    /// leaves a partial file behind, and an input may also be an output.
    ///
    /// - Parameters:
    ///   - values: as many as there are places.
    ///   - maximumElementCount: how many elements of a tensor are printed.
    ///   - print: takes what goes to standard output.
    /// - Throws: `INVALID_ARGUMENT` for values without bytes, what `print` throws, or the system's errors.
    package func write(
        _ values: [RuntimeValue], maximumElementCount: Int = 1024,
        print: (String) throws(VMError) -> Void
    ) throws(VMError) {
        for (value, target) in zip(values, targets) {
            switch target {
            case .discard: break
            case .print: try print(try value.text(maximumElementCount: maximumElementCount) + "\n")
            case .file(let file, let startsAgain, let asArray):
                if startsAgain { try file.startAgain() }
                try file.append(value, asArray: asArray)
            }
        }
        for file in files { try file.finish() }
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
            // A file that does not exist is created.
            if error.code == .notFound { return }
            throw VMError(error)
        }
        try VMError.converting { () throws(ParameterError) in
            try sink.copy(FileRange(source: old, offset: 0), length: old.size, to: 0)
        }
        size = old.size
    }

    private static func sink(_ path: String) throws(VMError) -> AtomicFile {
        try VMError.converting { () throws(ParameterError) in try AtomicFile(path: path) }
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
            let header = try VMError.converting { () throws(ParameterError) in
                try NPYHeader.bytes(shape: view.shape, type: view.elementType)
            }
            try write(header)
        }
        let length = try view.elementType.storageSize(shape: view.shape)
        try view.buffer.withMapping(length: UInt64(length), .read) { (bytes) throws(VMError) in
            try write(UnsafeRawBufferPointer(bytes))
        }
    }

    private func write(_ bytes: [UInt8]) throws(VMError) {
        var failure: VMError?
        bytes.withUnsafeBytes { bytes in
            do throws(VMError) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(VMError) {
        try VMError.converting { () throws(ParameterError) in try sink.write(bytes, at: size) }
        size += UInt64(bytes.count)
    }

    func finish() throws(VMError) {
        try VMError.converting { () throws(ParameterError) in try sink.finish(size: size) }
    }
}
