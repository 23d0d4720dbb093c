import Foundation
import IREEBytecode
import IREEParams
import TestSupport
import Testing

@testable import IREERuntime

/// Reads that are long enough for several threads, also where kernels run on one.
@Suite struct ParameterTransferTests {
    private static let length = (70 << 20) + 5
    /// Marks near the limits between the pieces.
    private static let marks = [0, (4 << 20) - 1, 4 << 20, (37 << 20) + 3, length - 1]

    /// A file whose bytes are 0 but for the marks.
    private static func file(_ folder: TemporaryFolder) throws -> String {
        let path = try folder.write([], as: "parameters")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        for (index, offset) in marks.enumerated() {
            try handle.seek(toOffset: UInt64(offset))
            try handle.write(contentsOf: [UInt8(index + 1)])
        }
        try handle.close()
        return path
    }

    private static func run(_ source: FileSource, _ device: HALDevice) throws -> HALBuffer {
        let target = try device.allocator.allocate(.init(), length: length + 3)
        var transfer = ParameterTransfer()
        transfer.append(
            .file(FileRange(source: source, offset: 0), length: UInt64(length)), to: target, at: 3)
        let done = HALFence.unsignaled()
        let work = transfer
        device.hostCall(wait: .reached, signal: done) { (queue) throws(VMError) in try work.run(on: queue) }
        try done.wait()
        return target
    }

    @Test(arguments: TestDevice.allCases)
    func allPiecesArrive(_ device: TestDevice) throws {
        let folder = try TemporaryFolder()
        let target = try Self.run(FileSource(path: try Self.file(folder)), device.device)
        var expected = [UInt8](repeating: 0, count: Self.length)
        for (index, offset) in Self.marks.enumerated() { expected[offset] = UInt8(index + 1) }
        let mapping = try target.map(at: 3, length: UInt64(Self.length), .read)
        defer { withExtendedLifetime(mapping) {} }
        #expect(Data(mapping.bytes) == Data(expected))
    }

    /// Whichever thread finds out.
    @Test(arguments: TestDevice.allCases)
    func aFileThatWasCutIsAnError(_ device: TestDevice) throws {
        let folder = try TemporaryFolder()
        let path = try Self.file(folder)
        let source = try FileSource(path: path)
        #expect(truncate(path, 66 << 20) == 0)
        let error = #expect(throws: VMError.self) { try Self.run(source, device.device) }
        #expect(error?.code == .dataLoss)
    }
}
