import FormatFixtures
import Foundation
import Testing

/// Files that are nothing but a hole claim whatever fits into their size, and cost nobody anything.
@Suite struct HugeFileTests {
    private static let size: UInt64 = 1 << 40

    /// Writes `bytes` and makes the file huge; `false` where the file system has no such files.
    private func write(_ bytes: [UInt8], to name: String, in work: Workspace) throws -> Bool {
        try work.write(bytes, to: name)
        return truncate(work(name), off_t(Self.size)) == 0
    }

    private func little(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    @Test func aCountOfTensorsTakesNoMemory() throws {
        let work = try Workspace()
        let header = Array("GGUF".utf8) + [3, 0, 0, 0] + little(Self.size / 24 - 10) + little(0)
        guard try write(header, to: "a.gguf", in: work) else { return }
        try work.expectFailure("dump", ["--parameters=a.gguf"], "a.gguf")
    }

    @Test func aCountOfDimensionsTakesNoMemory() throws {
        let work = try Workspace()
        let header =
            Array("GGUF".utf8) + [3, 0, 0, 0] + little(1) + little(0) + little(1) + Array("w".utf8)
            + [0xFF, 0xFF, 0xFF, 0xFF]
        guard try write(header, to: "a.gguf", in: work) else { return }
        try work.expectFailure("dump", ["--parameters=a.gguf"], "4294967295 dimensions")
    }

    @Test(arguments: ["key", "metadata"])
    func namesThatAreLargerThanMemoryAreRefused(part: String) throws {
        let work = try Workspace()
        let file = IRPAFixture([.data("k", [1], metadata: [2])]).build()
        var bytes = file.bytes
        for name in ["header 0 metadata length", "header 0 entry 0 \(part) length"] {
            let start = Int(file.offset(of: name))
            bytes.replaceSubrange(
                start..<start + 8, with: little(Self.size / 2 - (name.contains("entry") ? 16 : 0)))
        }
        guard try write(bytes, to: "a.irpa", in: work) else { return }
        try work.expectFailure("dump", ["--parameters=a.irpa"], "RESOURCE_EXHAUSTED", "a.irpa")
    }

    /// A limit on the process stands in for a machine with little memory left.
    @Test func preloadingWhatMemoryCannotHoldIsAnError() throws {
        let work = try Workspace()
        _ = try work.expectSuccess(
            "create", ["--data=a=4000000000xi8", "--quiet", "--output=a.irpa"])
        let result = try work.shell(
            "ulimit -v 2000000; $BIN/iree-dump-parameters --parameters=a.irpa --parameter_mode=preload")
        #expect(result.status == 1)
        #expect(result.errors.contains("RESOURCE_EXHAUSTED"), "\(result.errors)")
    }
}
