import TestSupport
import Testing

/// Random programs compute what exact arithmetic says they do.
///
///     random-programs --seed 1 --count 100 --backend llvm-cpu
///
/// tries others, and prints those that fail.
@Suite struct RandomProgramTests {
    struct Batch: Sendable, CustomTestStringConvertible {
        var backend: String
        var device: String
        var first: Int
        /// How many programs it has.
        static let count = 10

        var testDescription: String { "\(first)... for \(backend) on \(device)" }
        var target: String { "\(backend) \(device)" }

        static let all = (0..<500).map { i in
            let backend = i % 2 == 0 ? "vmvx" : "llvm-cpu"
            let device = i / 2 % 2 == 0 ? "local-sync" : "local-task"
            return Batch(backend: backend, device: device, first: 1 + i * count)
        }
    }

    @Test(arguments: Sampling.sample(Batch.all, oneIn: 100, of: "random programs") { [$0.target] })
    func programsComputeWhatTheySay(_ batch: Batch) throws {
        let work = try Workspace()
        let result = try work.shell(
            """
            $BIN/random-programs --seed \(batch.first) --count \(Batch.count) --backend \(batch.backend) \\
              --device \(batch.device)
            """)
        #expect(result.status == 0, "\(result.output.prefix(5000))\(result.errors)")
        #expect(result.output == "\(Batch.count) programs, 0 failures\n")
    }
}
