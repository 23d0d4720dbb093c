import FormatFixtures
import IREEBytecode
import IREEParams
import IREERuntime
import Synchronization
import TestSupport
import Testing

/// What is told of parameters that programs ask for.
@Suite struct ParameterReportTests {
    private static func reports(
        _ name: String, _ map: ParameterScopeMap, _ body: (Program) throws -> Void
    ) throws -> [String] {
        let reports = Mutex<[String]>([])
        let program = try Program(
            [try Programs.module(name)], devices: [.localSync()],
            parameters: CompositeParameterProvider(map),
            parameterObserver: { report in reports.withLock { $0.append("\(report)") } })
        try body(program)
        return reports.withLock { $0 }
    }

    @Test func linesSayWhatWasGiven() throws {
        let folder = try TemporaryFolder()
        // 4 x f64 where the program loads 4 x f32, and one that fits.
        let header = """
            {"blk.0.w":{"dtype":"F64","shape":[4],"data_offsets":[0,32]},\
            "blk.1.w":{"dtype":"F32","shape":[2,2],"data_offsets":[32,48]}}
            """
        let padded = header + String(repeating: " ", count: (64 - (header.utf8.count + 8) % 64) % 64)
        let path = try folder.write(
            SafetensorsFixture(padded, dataCount: 48).build().bytes, as: "w.safetensors")
        for (mode, how) in [(FileMode.mmap, "mapped"), (.file, "copied")] {
            var map = ParameterScopeMap()
            try map.addFile(path, options: ReadOptions(mode: mode))
            let lines = try Self.reports("layers.vmvx", map) { _ = try $0.call("sum", [.i64(2)]) }
            // The second is not at a multiple of 64.
            #expect(
                lines == [
                    "blk.0.w: offset 0, length 16 of 32, partial, \(path), \(how), F64 [4]",
                    "blk.1.w: offset 0, length 16 of 16, \(path), copied, F32 [2x2]",
                ])
        }
    }

    @Test func scopesSplatsAndGathers() throws {
        var map = ParameterScopeMap()
        let folder = try TemporaryFolder()
        for (scope, key, length) in [("model", "weights", 48), ("head", "bias", 12)] {
            var builder = ArchiveBuilder()
            try builder.add(
                ParameterEntry(
                    key: ParameterKey(key), length: UInt64(length),
                    storage: .splat(try #require(SplatPattern([0, 0, 0x80, 0x3F])))))
            let path = folder("\(scope).irpa")
            _ = try ArchiveWriter().write(builder, to: path)
            try map.addFile(path, scope: scope)
        }
        for name in ["named.vmvx", "named.gather"] {
            let lines = try Self.reports(name, map) { _ in }
            #expect(
                Set(lines) == [
                    "model::weights: offset 0, length 48 of 48, splat, copied",
                    "head::bias: offset 0, length 12 of 12, splat, copied",
                ])
        }
    }
}
