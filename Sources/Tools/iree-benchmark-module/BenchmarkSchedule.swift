import ArgumentParser

/// How long a benchmark runs: so many iterations, or as many as take a time, which are found by
/// trying, as Google Benchmark does.
struct BenchmarkSchedule: Sendable, Hashable, ExpressibleByArgument {
    private enum Length: Hashable {
        case seconds(Double)
        case iterations(UInt64)
    }

    private let length: Length
    private static let mostIterations: UInt64 = 1_000_000_000

    /// - Parameter argument: seconds, `0.5s` or `0.5`, or iterations, `10x`.
    init?(argument: String) {
        if argument.hasSuffix("x") {
            guard let count = UInt64(argument.dropLast()), 1...Self.mostIterations ~= count else {
                return nil
            }
            length = .iterations(count)
        } else {
            let digits = argument.hasSuffix("s") ? argument.dropLast() : Substring(argument)
            guard let seconds = Double(digits), seconds >= 0, seconds < 1e9 else { return nil }
            length = .seconds(seconds)
        }
    }

    init(seconds: Double) {
        length = .seconds(seconds)
    }

    init(iterations: UInt64) {
        length = .iterations(min(max(iterations, 1), Self.mostIterations))
    }

    var defaultValueDescription: String {
        switch length {
        case .seconds(let seconds): "\(seconds)s"
        case .iterations(let count): "\(count)x"
        }
    }

    /// The iterations to begin with.
    var first: UInt64 {
        if case .iterations(let count) = length { count } else { 1 }
    }

    /// How many iterations to try next; `nil` where those that were made are enough.
    ///
    /// - Parameter seconds: how long they took.
    func next(after iterations: UInt64, seconds: Double) -> UInt64? {
        guard case .seconds(let least) = length, seconds < least, iterations < Self.mostIterations else {
            return nil
        }
        // A little more than needed, so that the next try is the last. Times so short that they tell
        // little do not count: then it is ten times as many.
        let factor = seconds / least > 0.1 ? least * 1.4 / max(seconds, 1e-9) : 10
        let next = max(factor * Double(iterations), Double(iterations) + 1)
        return next < Double(Self.mostIterations) ? UInt64(next.rounded()) : Self.mostIterations
    }
}
