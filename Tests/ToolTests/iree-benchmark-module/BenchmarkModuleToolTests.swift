import Foundation
import Testing

@Suite struct BenchmarkModuleToolTests {
    private static let inputs = ["--input=5x7xi32=1", "--input=5x7xi32=2"]

    private func measure(_ arguments: String..., in work: Workspace) throws -> ToolResult {
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        return try work.shell(
            "\"$BIN\"/iree-benchmark-module '--module=\(ProjectFiles.runtimeModules)microkernels.vmvx.vmfb'"
                + " --function=ewi --device=local-sync --input=5x7xi32=1 --input=5x7xi32=2 \(quoted)")
    }

    @Test func console() throws {
        let work = try Workspace()
        let result = try measure("--benchmark_min_time=3x", in: work)
        #expect(
            result.status == 0 && result.errors.contains("\nRunning ") && result.errors.contains("Run on ("))
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines[1]
                == "Benchmark                              Time             CPU   Iterations UserCounters...")
        let row = #/BM_ewi/process_time/real_time +[0-9.]+ ms +[0-9.]+ ms +3 items_per_second=[0-9.]+k?M?/s/#
        #expect(lines[3].wholeMatch(of: row) != nil, "\(lines[3])")
    }

    @Test func json() throws {
        let work = try Workspace()
        let flags = ["--benchmark_min_time=2x", "--benchmark_repetitions=2", "--time_unit=us"]
        let result = try measure(
            flags[0], flags[1], flags[2], "--benchmark_format=json", "--benchmark_out=out.json", in: work)
        #expect(result.status == 0)
        #expect(String(decoding: try work.bytes("out.json"), as: UTF8.self) == result.output)
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let json = try #require(object as? [String: Any])
        let rows = try #require(json["benchmarks"] as? [[String: Any]])
        #expect(rows.map { $0["iterations"] as? Int } == [2, 2, 2, 2, 2, 2])
        #expect(rows.allSatisfy { $0["time_unit"] as? String == "us" })
        #expect(
            rows.map { $0["run_type"] as? String ?? "" }.prefix(3) == ["iteration", "iteration", "aggregate"])
        let only = try measure(flags[0], flags[1], "--benchmark_report_aggregates_only", in: work)
        #expect(only.output.split(separator: "\n").count == 3 + 4)
    }

    @Test func resultsArePrintedOnRequest() throws {
        let work = try Workspace()
        let plain = try measure("--benchmark_min_time=1x", in: work)
        #expect(plain.status == 0 && !plain.output.contains("result[0]"))
        let printed = try measure("--benchmark_min_time=1x", "--enable_output_processing", in: work)
        #expect(printed.status == 0 && printed.output.contains("result[0]: hal.buffer_view\n5x7xi32="))
        let compared = try measure(
            "--benchmark_min_time=1x", "--enable_output_processing", "--expected_output=5x7xi32=0", in: work)
        #expect(compared.status == 1 && compared.output.contains("[FAILED]"), "\(compared.output)")
    }

    @Test func batchesCountForSeveral() throws {
        let work = try Workspace()
        let result = try measure("--benchmark_min_time=10x", "--batch_size=4", in: work)
        #expect(result.status == 0 && result.output.contains(" 12 items_per_second="))
    }

    @Test func allThatTakeNoArguments() throws {
        let work = try Workspace()
        let list = try work.shell(
            "\"$BIN\"/iree-benchmark-module '--module=\(ProjectFiles.bytecodeModules)loop.vmfb' "
                + "--benchmark_list_tests")
        // They all take some.
        #expect(list.status == 1 && list.errors.contains("there is nothing to measure"))
        #expect(list.errors.contains("--function="))
    }

    @Test func filtersAreExpressions() throws {
        let work = try Workspace()
        for (filter, isFound) in [
            ("ew", true), ("^BM_ewi/", true), ("-mm", true), ("all", true), ("xyz", false),
        ] {
            let result = try measure("--benchmark_filter=\(filter)", "--benchmark_list_tests", in: work)
            #expect(result.output == (isFound ? "BM_ewi/process_time/real_time\n" : ""), "\(filter)")
            #expect(result.status == (isFound ? 0 : 1))
        }
        let bad = try measure("--benchmark_filter=(", in: work)
        #expect(bad.status == 1 && bad.errors.contains("is no regular expression"))
    }

    @Test(arguments: [
        "--benchmark_min_time=0x", "--benchmark_min_time=soon", "--benchmark_repetitions=0", "--batch_size=0",
        "--batch_concurrency=-1", "--time_unit=h", "--input=1", "--benchmark_out=/nonexistent/out.json",
    ])
    func whatCannotBe(_ flag: String) throws {
        let work = try Workspace()
        let result = try measure("--benchmark_min_time=1x", flag, in: work)
        #expect(result.status == 1 && !result.errors.isEmpty)
    }
}
