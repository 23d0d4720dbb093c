import Foundation
import IREEBytecode
import TestSupport
import Testing

/// What both tools tell of a benchmark, but for the figures.
@Suite(.needsPeer) struct BenchmarkParityTests {
    private static let module = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("IREERuntimeTests/Resources/microkernels.vmvx.vmfb").path

    private func outputs(_ arguments: [String]) throws -> [String] {
        let work = try TemporaryFolder()
        let flags = [
            "--module=\(Self.module)", "--function=ewi", "--device=local-sync", "--input=5x7xi32=1",
            "--input=5x7xi32=2",
        ]
        let programs = [
            try Tools.peer.program("iree-benchmark-module"),
            BuiltTools.folder.appendingPathComponent("iree-benchmark-module").path,
        ]
        return try programs.map { program in
            let outcome = try run(program, flags + arguments, in: URL(fileURLWithPath: work.path))
            #expect(outcome.succeeded, "\(outcome.errors)")
            return String(decoding: outcome.output, as: UTF8.self)
        }
    }

    @Test(arguments: [
        ["--benchmark_min_time=3x"], ["--benchmark_min_time=2x", "--benchmark_repetitions=3"],
        ["--benchmark_min_time=7x", "--batch_size=4", "--time_unit=us"],
        ["--benchmark_min_time=2x", "--benchmark_repetitions=2", "--benchmark_report_aggregates_only=true"],
    ])
    func console(_ arguments: [String]) throws {
        // Numbers may be longer or shorter, and have another prefix.
        let texts = try outputs(arguments).map { text in
            text.replacing(#/ +[0-9.]+ (ms|us|%)/#) { " # \($0.1)" }
                .replacing(#/items_per_second=[0-9.e+]+[a-zA-Z]?/#, with: "items_per_second=#")
                .replacing(#/items_per_second=\#%/#, with: "items_per_second=#")
        }
        #expect(texts[0] == texts[1])
    }

    @Test(arguments: [
        ["--benchmark_min_time=3x"], ["--benchmark_min_time=2x", "--benchmark_repetitions=2"],
        ["--benchmark_min_time=2x", "--benchmark_repetitions=2", "--benchmark_report_aggregates_only=true"],
    ])
    func csv(_ arguments: [String]) throws {
        let texts = try outputs(arguments + ["--benchmark_format=csv"]).map { text in
            text.replacing(#/,[-0-9.e+]+(?=,)/#, with: ",#")
        }
        #expect(texts[0].hasPrefix("name,") && texts[0].contains(",#,#,#,ms,,#,"))
        #expect(texts[0] == texts[1])
    }

    @Test func json() throws {
        let texts = try outputs(
            ["--benchmark_min_time=2x", "--benchmark_repetitions=2", "--benchmark_format=json"])
        let rows = try texts.map { text in
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            return try #require(json["benchmarks"] as? [[String: Any]])
        }
        #expect(rows[0].count == rows[1].count)
        let figures: Set = ["real_time", "cpu_time", "items_per_second"]
        for (theirs, ours) in zip(rows[0], rows[1]) {
            #expect(Set(theirs.keys) == Set(ours.keys))
            for key in Set(theirs.keys).subtracting(figures) {
                #expect("\(theirs[key] ?? "")" == "\(ours[key] ?? "")", "\(key)")
            }
        }
    }
}
