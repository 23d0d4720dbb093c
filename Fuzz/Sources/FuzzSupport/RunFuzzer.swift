import CFuzzDriver
import FormatFixtures
import Foundation
import IREEParams

/// Reads a file with a format's own API, and gives the number of tensors.
public typealias HeaderReader = (any ByteSource) throws(ParameterError) -> Int

/// What the fuzzer feeds. libFuzzer takes a C function, which can carry nothing with it; it calls
/// the function from one thread only.
private nonisolated(unsafe) var target: (format: any ParameterFormat, readHeader: HeaderReader?)?

/// Runs libFuzzer with the arguments of the command line.
///
/// With `--write-seeds DIRECTORY` it writes the format's seeds instead.
public func runFuzzer(_ format: any ParameterFormat, readHeader: HeaderReader? = nil) -> Never {
    if let place = CommandLine.arguments.firstIndex(of: "--write-seeds"),
        place + 1 < CommandLine.arguments.count
    {
        writeSeeds(of: format, to: CommandLine.arguments[place + 1])
        exit(0)
    }
    target = (format, readHeader)
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    let status = withUnsafeMutablePointer(to: &arguments) { pointer in
        pointer.withMemoryRebound(
            to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1
        ) { arguments in
            LLVMFuzzerRunDriver(&count, arguments) { bytes, size in
                feed(UnsafeBufferPointer(start: bytes, count: size))
                return 0
            }
        }
    }
    exit(status)
}

private func writeSeeds(of format: any ParameterFormat, to directory: String) {
    do {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for seed in Seeds.all.filter({ $0.format == format.fileExtension }).flatMap(\.seeds) {
            let path = "\(directory)/\(seed.name).\(format.fileExtension)"
            try Data(seed.file.bytes).write(to: URL(filePath: path))
        }
    } catch {
        preconditionFailure("cannot write the seeds: \(error)")
    }
}

/// Reads one input in every way there is. A trap, or a broken promise, is what the fuzzer looks for.
private func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let target else { return }
    // The sum of the bytes decides: the same input always takes the same way.
    let isOdd = bytes.reduce(0, &+) & 1 == 1
    let source: any ByteSource = isOdd ? UnmappedSource(Array(bytes)) : MemorySource(bytes)
    _ = target.format.recognizes(prefix: Array(bytes.prefix(16)))
    var index = ParameterIndex()
    var failure: ParameterError?
    do throws(ParameterError) {
        try target.format.readEntries(of: source, options: ReadOptions()) { (entry) throws(ParameterError) in
            check(entry, of: source)
            try index.add(entry)
        }
    } catch {
        check(error, of: source)
        failure = error
    }
    guard let readHeader = target.readHeader else { return }
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

private func check(_ error: ParameterError, of source: any ByteSource) {
    precondition(!error.description.isEmpty && !error.message.isEmpty, "an error says nothing")
    precondition((error.offset ?? 0) <= source.size, "an error points outside of the file")
}
