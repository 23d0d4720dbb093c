import Foundation
import TestSupport
import IREEParams

/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// `count` bytes that compress a little, as weights do: noise in one byte, few values in the other.
func weightLikeBytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = SeededGenerator(seed)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
        let word = generator.next()
        for shift in stride(from: 0, to: 64, by: 16) {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            bytes.append(0x3C | UInt8(truncatingIfNeeded: word >> (shift + 8)) & 0x83)
        }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
}

/// `bytes` in the seekable format.
func seekable(
    _ bytes: [UInt8], level: Int = 3, frameSize: Int = 4096, threadCount: Int = 2, pieces: Int = 1000
) throws -> [UInt8] {
    let packed = Collected()
    let writer = try SeekableZstdWriter(level: level, frameSize: frameSize, threadCount: threadCount) {
        packed.bytes += $0
    }
    try bytes.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
            try writer.write(UnsafeRawBufferPointer(rebasing: rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
        }
    }
    try writer.finish()
    return packed.bytes
}

final class Collected {
    var bytes: [UInt8] = []
}

/// All bytes of a zstd file in memory.
func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    let source = try ZstdFile.open(MemorySource(bytes))
    return try source.readBytes(at: 0, count: Int(source.size))
}

/// The code that opening and reading `bytes` fails with; `nil` where it does not fail.
func failureCode(_ bytes: [UInt8]) -> StatusCode? {
    do {
        _ = try unpacked(bytes)
        return nil
    } catch {
        return (error as? ParameterError)?.code ?? .unknown
    }
}

/// Runs zstd's own tool with `input`, and gives what it writes; `nil` where it fails.
func zstdTool(_ arguments: [String], input: [UInt8]) throws -> [UInt8]? {
    let folder = try TemporaryFolder()
    let source = folder("input")
    try Data(input).write(to: URL(fileURLWithPath: source))
    let target = folder("output")
    try Data().write(to: URL(fileURLWithPath: target))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["zstd", "-q", "-c"] + arguments.map { $0 == "FILE" ? source : $0 }
    process.standardInput = FileHandle(forReadingAtPath: source)
    process.standardOutput = FileHandle(forWritingAtPath: target)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: target)))
}
