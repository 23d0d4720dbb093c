import Testing

@testable import iree_benchmark_module

private let name = "BM_i32/process_time/real_time"

private func run(_ iterations: UInt64, real: Double, cpu: Double, items: Double? = nil) -> BenchmarkReport.Run
{
    // Times a single iteration takes in milliseconds, as reports have them.
    BenchmarkReport.Run(
        iterations: iterations, realTime: real * Double(iterations) / 1e3,
        cpuTime: cpu * Double(iterations) / 1e3,
        counters: items.map { [BenchmarkReport.Counter("items_per_second", $0)] } ?? [])
}

@Suite struct BenchmarkReportTests {
    /// As the official tool printed it.
    @Test func consoleOfOneRun() {
        let report = BenchmarkReport(
            name: name, runs: [run(69499, real: 0.000314, cpu: 0.0002, items: 3_181_570)])
        #expect(
            BenchmarkReport.consoleText([report]) == """
                ----------------------------------------------------------------------------------------
                Benchmark                              Time             CPU   Iterations UserCounters...
                ----------------------------------------------------------------------------------------
                BM_i32/process_time/real_time      0.000 ms        0.000 ms        69499 items_per_second=3.18157M/s

                """)
    }

    @Test func consoleOfRepetitions() {
        let report = BenchmarkReport(
            name: name,
            runs: [2_522_230, 2_735_300, 2_374_670].map {
                run(70107, real: 1e3 / $0, cpu: 0.0002, items: $0)
            })
        #expect(
            BenchmarkReport.consoleText([report]) == """
                -----------------------------------------------------------------------------------------------
                Benchmark                                     Time             CPU   Iterations UserCounters...
                -----------------------------------------------------------------------------------------------
                BM_i32/process_time/real_time             0.000 ms        0.000 ms        70107 items_per_second=2.52223M/s
                BM_i32/process_time/real_time             0.000 ms        0.000 ms        70107 items_per_second=2.7353M/s
                BM_i32/process_time/real_time             0.000 ms        0.000 ms        70107 items_per_second=2.37467M/s
                BM_i32/process_time/real_time_mean        0.000 ms        0.000 ms            3 items_per_second=2.54407M/s
                BM_i32/process_time/real_time_median      0.000 ms        0.000 ms            3 items_per_second=2.52223M/s
                BM_i32/process_time/real_time_stddev      0.000 ms        0.000 ms            3 items_per_second=181.304k/s
                BM_i32/process_time/real_time_cv           7.05 %          0.00 %             3 items_per_second=7.13%

                """)
    }

    @Test func commaSeparatedValues() {
        var other = run(2, real: 1, cpu: 2)
        other.counters = [.init("a \"b\"", 3, isRate: false)]
        let reports = [
            BenchmarkReport(name: name, runs: [1, 3].map { run(4, real: $0, cpu: 0.25, items: 1e7) }),
            BenchmarkReport(name: "BM_\"x\"", runs: [other]),
        ]
        let rest = "bytes_per_second,items_per_second,label,error_occurred,error_message,\"a \"\"b\"\"\""
        #expect(
            BenchmarkReport.csv(reports) == """
                name,iterations,real_time,cpu_time,time_unit,\(rest)
                "\(name)",4,1,0.25,ms,,1e+07,,,,
                "\(name)",4,3,0.25,ms,,1e+07,,,,
                "\(name)_mean",2,2,0.25,ms,,1e+07,,,,
                "\(name)_median",2,2,0.25,ms,,1e+07,,,,
                "\(name)_stddev",2,1.41421,0,ms,,0,,,,
                "\(name)_cv",2,0.707107,0,,,0,,,,
                "BM_""x""\",2,1,2,ms,,,,,,3

                """)
    }

    /// A time, and its column.
    @Test(arguments: [
        (0.1234, "     0.123"), (1.234, "      1.23"), (12.34, "      12.3"), (123.4, "       123"),
        (123456.7, "    123457"), (12_345_678_901, "1.2346e+10"),
    ])
    func times(milliseconds: Double, column: String) {
        let report = BenchmarkReport(name: "BM_a", runs: [run(1, real: milliseconds, cpu: milliseconds)])
        let text = BenchmarkReport.consoleText([report])
        #expect(text.contains("\nBM_a       \(column) ms   \(column) ms            1\n"), "\(text)")
        #expect(!text.contains("UserCounters"))
    }

    @Test(arguments: [
        (0.0, "0"), (1, "1"), (999, "999"), (1000, "1k"), (999_500, "0.9995M"), (0.5, "0.5"), (0.005, "5m"),
        (2.5e-6, "2.5u"), (-1234, "-1.234k"), (1e30, "1e+30"),
    ])
    func counters(value: Double, printed: String) {
        let counter = BenchmarkReport.Counter("bytes", value, isRate: false)
        let run = BenchmarkReport.Run(iterations: 1, realTime: 1, cpuTime: 1, counters: [counter])
        let text = BenchmarkReport.consoleText([BenchmarkReport(name: "BM_a", runs: [run])])
        #expect(text.hasSuffix(" bytes=\(printed)\n"), "\(text)")
    }

    @Test(arguments: [
        (BenchmarkReport.TimeUnit.nanoseconds, "2000000000 ns "), (.microseconds, "   2000000 us "),
        (.milliseconds, "      2000 ms "), (.seconds, "      2.00 s  "),
    ])
    func units(unit: BenchmarkReport.TimeUnit, column: String) {
        let run = BenchmarkReport.Run(iterations: 2, realTime: 4, cpuTime: 4)
        let text = BenchmarkReport.consoleText([BenchmarkReport(name: "BM_a", runs: [run], unit: unit)])
        #expect(text.contains(column), "\(text)")
    }

    @Test func jsonOfRepetitions() {
        // One iteration each, in a unit that needs no scaling: all digits are those that went in.
        let runs = [
            (7.2420238293690155e-04, 1.9945235516302836e-04, 1.3808294802133068e+06),
            (3.0752027439752807e-04, 1.9587318780203301e-04, 3.2518181792009187e+06),
        ].map {
            BenchmarkReport.Run(
                iterations: 1, realTime: $0.0, cpuTime: $0.1,
                counters: [BenchmarkReport.Counter("items_per_second", $0.2)])
        }
        let context = BenchmarkContext(
            date: "2026-11-21T12:44:02+00:00", hostName: "vm", executable: "a\"b", processorCount: 2,
            megahertz: 2596.13, caches: [.init(type: "Data", level: 1, size: 32768, sharing: 1)],
            loadAverages: [0.919922, 1.26953, 1.20361])
        let text = BenchmarkReport.json(
            [BenchmarkReport(name: name, runs: runs, unit: .seconds)], context: context)
        let start = """
            {
              "context": {
                "date": "2026-11-21T12:44:02+00:00",
                "host_name": "vm",
                "executable": "a\\"b",
                "num_cpus": 2,
                "mhz_per_cpu": 2596,
                "caches": [
                  {
                    "type": "Data",
                    "level": 1,
                    "size": 32768,
                    "num_sharing": 1
                  }
                ],
                "load_avg": [0.919922,1.26953,1.20361],
                "json_schema_version": 1
              },
              "benchmarks": [
                {
                  "name": "BM_i32/process_time/real_time",
                  "family_index": 0,
                  "per_family_instance_index": 0,
                  "run_name": "BM_i32/process_time/real_time",
                  "run_type": "iteration",
                  "repetitions": 2,
                  "repetition_index": 0,
                  "threads": 1,
                  "iterations": 1,
                  "real_time": 7.2420238293690155e-04,
                  "cpu_time": 1.9945235516302836e-04,
                  "time_unit": "s",
                  "items_per_second": 1.3808294802133068e+06
                },

            """
        #expect(text.hasPrefix(start), "\(text)")
        let end = """
                {
                  "name": "BM_i32/process_time/real_time_stddev",
                  "family_index": 0,
                  "per_family_instance_index": 0,
                  "run_name": "BM_i32/process_time/real_time",
                  "run_type": "aggregate",
                  "repetitions": 2,
                  "threads": 1,
                  "aggregate_name": "stddev",
                  "aggregate_unit": "time",
                  "iterations": 2,
                  "real_time": 2.94638744547
            """
        #expect(text.contains(end), "\(text)")
        #expect(text.contains("\"aggregate_unit\": \"percentage\""))
        #expect(text.hasSuffix("\n    }\n  ]\n}\n"))
    }

    @Test func contextBeforeTheTable() {
        let context = BenchmarkContext(
            date: "2026-11-21T12:44:02+00:00", hostName: "vm", executable: "/bin/a", processorCount: 2,
            megahertz: 2596.13,
            caches: [
                .init(type: "Data", level: 1, size: 32768, sharing: 1),
                .init(type: "Unified", level: 3, size: 33_554_432, sharing: 2),
            ], loadAverages: [0.919922, 1.26953, 1.20361])
        #expect(
            context.text == """
                2026-11-21T12:44:02+00:00
                Running /bin/a
                Run on (2 X 2596.13 MHz CPU s)
                CPU Caches:
                  L1 Data 32 KiB (x2)
                  L3 Unified 32768 KiB (x1)
                Load Average: 0.92, 1.27, 1.20

                """)
    }

    @Test func thisMachine() throws {
        let context = BenchmarkContext.current(executable: "/bin/a")
        #expect(context.processorCount > 0 && !context.hostName.isEmpty)
        let date = try Regex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")
        #expect(try date.wholeMatch(in: context.date) != nil, "\(context.date)")
        #expect(context.text.hasPrefix(context.date + "\nRunning /bin/a\nRun on ("))
        for cache in context.caches {
            #expect((1...5).contains(cache.level) && cache.size > 0 && cache.sharing > 0, "\(cache)")
        }
    }

    @Test func nothingMeasuredIsNoCrash() {
        #expect(BenchmarkReport.consoleText([]).contains("Benchmark"))
        let empty = BenchmarkReport(
            name: "",
            runs: [
                .init(iterations: 0, realTime: 0, cpuTime: 0),
                .init(iterations: 0, realTime: .nan, cpuTime: .infinity),
            ])
        #expect(!BenchmarkReport.consoleText([empty]).isEmpty)
    }
}
