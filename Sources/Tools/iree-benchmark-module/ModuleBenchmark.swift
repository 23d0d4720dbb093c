import IREEBytecode
import IREERuntime
import ToolSupport

/// A function of a module, with how it is called to be measured.
struct ModuleBenchmark {
    private enum Form {
        /// The whole function, its arguments prepared.
        case call([VMValue])
        /// Calls that follow one another by fences, several rows of them at a time.
        case pipeline([VMValue], concurrency: Int)
    }

    let name: String
    let unit: BenchmarkReport.TimeUnit
    private let function: ProgramFunction
    private let form: Form
    /// How many items a call counts for; of pipelines, how many calls there are in a row.
    private let batchSize: UInt64

    /// A function with its arguments.
    init(
        _ name: String, _ function: ProgramFunction, _ arguments: [VMValue], batchSize: Int, concurrency: Int
    ) {
        let (quotient, rest) = batchSize.quotientAndRemainder(dividingBy: concurrency)
        let isPipeline = function.isAsynchronous
        self.init(
            name, .milliseconds, function,
            isPipeline ? .pipeline(arguments, concurrency: concurrency) : .call(arguments),
            isPipeline && rest > 0 ? (quotient + 1) * concurrency : batchSize)
    }

    private init(
        _ name: String, _ unit: BenchmarkReport.TimeUnit, _ function: ProgramFunction, _ form: Form,
        _ batchSize: Int
    ) {
        self.name = "BM_\(printable(name))/process_time/real_time"
        self.unit = unit
        self.function = function
        self.form = form
        self.batchSize = UInt64(batchSize)
    }

    /// A function that is to be measured without being named; `nil` for one that cannot be.
    init?(exported name: String, of program: Program, batchSize: Int, concurrency: Int) throws {
        let function = try program.function(name)
        switch function.function.signature.attribute("iree.benchmark") {
        case "dispatch":
            // It takes the batch size, and repeats its dispatch as often.
            let count = Int32(clamping: batchSize)
            self.init(name, .microseconds, function, .call([.i32(count)]), batchSize)
        case "entry": self.init(name, .milliseconds, function, .call([]), batchSize)
        default:
            guard !name.hasPrefix("__"), !name.contains("$"), function.argumentKinds.isEmpty else {
                return nil
            }
            self.init(name, function, [], batchSize: batchSize, concurrency: concurrency)
        }
    }

    /// Does the work.
    ///
    /// - Parameter iterations: how many items at the least.
    /// - Returns: how many it was.
    func run(_ iterations: UInt64) throws -> UInt64 {
        let batches = iterations / batchSize + (iterations % batchSize == 0 ? 0 : 1)
        switch form {
        case .call(let arguments):
            for _ in 0..<batches { _ = try function.invoke(arguments) }
        case .pipeline(let arguments, let concurrency):
            for _ in 0..<batches { try runPipeline(arguments, concurrency) }
        }
        return batches * batchSize
    }

    private func runPipeline(_ arguments: [VMValue], _ concurrency: Int) throws {
        var last = [HALFence?](repeating: nil, count: concurrency)
        var row = 0
        for _ in 0..<batchSize {
            let signal = HALFence.unsignaled()
            _ = try function.function.call(arguments + [.ref(last[row]), .ref(signal)])
            last[row] = signal
            row = row + 1 == concurrency ? 0 : row + 1
        }
        for fence in last { try fence?.wait() }
    }
}
