import CFuzzDriver
import FormatFixtures
import Foundation
import IREEParams

/// Reads a file with a format's own API, and gives the number of tensors.
public typealias HeaderReader = (any ByteSource) throws(ParameterError) -> Int

/// What the fuzzer does with an input. libFuzzer takes a C function, which can carry nothing with it; it calls
/// the function from one thread only.
private nonisolated(unsafe) var target: ((any ByteSource) -> Void)?

/// Fuzzes a reader of parameter files.
public func runFuzzer(_ format: any ParameterFormat, readHeader: HeaderReader? = nil) -> Never {
    runFuzzer(seeds: format.fileExtension) { feed($0, to: format, readHeader) }
}

/// Runs libFuzzer with the arguments of the command line.
///
/// With `--write-seeds DIRECTORY` it writes the seeds instead.
///
/// - Parameter seeds: the file name extension of the seeds.
public func runFuzzer(seeds: String, _ feed: @escaping (any ByteSource) -> Void) -> Never {
    if let place = CommandLine.arguments.firstIndex(of: "--write-seeds"),
        place + 1 < CommandLine.arguments.count
    {
        writeSeeds(seeds, to: CommandLine.arguments[place + 1])
        exit(0)
    }
    target = feed
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    let status = withUnsafeMutablePointer(to: &arguments) { pointer in
        pointer.withMemoryRebound(
            to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1
        ) { arguments in
            LLVMFuzzerRunDriver(&count, arguments) { bytes, size in
                target?(source(of: UnsafeBufferPointer(start: bytes, count: size)))
                return 0
            }
        }
    }
    exit(status)
}

private func writeSeeds(_ format: String, to directory: String) {
    do {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for seed in Seeds.all.filter({ $0.format == format }).flatMap(\.seeds) {
            let path = "\(directory)/\(seed.name).\(format)"
            try Data(seed.file.bytes).write(to: URL(filePath: path))
        }
    } catch {
        preconditionFailure("cannot write the seeds: \(error)")
    }
}

/// An input as a file, in memory or to be read piece by piece.
private func source(of bytes: UnsafeBufferPointer<UInt8>) -> any ByteSource {
    // The sum of the bytes decides: the same input always takes the same way.
    bytes.reduce(0, &+) & 1 == 1 ? UnmappedSource(Array(bytes)) : MemorySource(bytes)
}

/// Reads one input in every way there is. A trap, or a broken promise, is what the fuzzer looks for.
private func feed(
    _ source: any ByteSource, to format: any ParameterFormat, _ readHeader: HeaderReader?
) {
    if let prefix = try? source.readBytes(at: 0, count: Int(min(16, source.size))) {
        _ = format.recognizes(prefix: prefix)
    }
    var index = ParameterIndex()
    var failure: ParameterError?
    do throws(ParameterError) {
        try format.readEntries(of: source, options: ReadOptions()) { (entry) throws(ParameterError) in
            check(entry, of: source)
            try index.add(entry)
        }
    } catch {
        check(error, of: source)
        failure = error
    }
    guard let readHeader else { return }
    do throws(ParameterError) {
        let count = try readHeader(source)
        precondition(failure == nil && count == index.count, "only the index refuses the file")
    } catch {
        check(error, of: source)
        precondition(failure != nil, "only the header refuses the file")
    }
}

private func check(_ entry: ParameterEntry, of source: any ByteSource) {
    _ = entry.key.description
    guard case .file(let range) = entry.storage else { return }
    let (end, overflow) = range.offset.addingReportingOverflow(entry.length)
    precondition(range.source === source && !overflow && end <= source.size, "an entry leaves its file")
}

/// An error must say something, and point into the file.
public func check(_ error: ParameterError, of source: any ByteSource) {
    precondition(!error.description.isEmpty && !error.message.isEmpty, "an error says nothing")
    precondition((error.offset ?? 0) <= source.size, "an error points outside of the file")
}
