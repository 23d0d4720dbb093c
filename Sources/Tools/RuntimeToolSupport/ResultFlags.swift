import ArgumentParser
import IREEBytecode
import IREEParams
import IREERuntime
import ToolSupport

/// The flags that say what is done with a function's results.
public struct ResultFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            What to do with a result; once for each. `-` prints it, `@file.npy` and `@file.bin` write it, \
            `+` for `@` appends to what the file has already, and an empty value drops it.
            """,
            valueName: "-|@file|+file"))
    public var output: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            What a result is expected to be; once for each, written as inputs are, with `(ignored)` where \
            anything will do. The tool fails where results differ.
            """,
            valueName: "value"))
    public var expectedOutput: [String] = []

    @Option(
        help: ArgumentHelp(
            "How many elements of a tensor are printed; all where the number is negative.", valueName: "n"))
    public var outputMaxElementCount = ElementLimit(1024)

    public init() {}

    /// Whether any of the results are written or compared, and not only printed.
    public var namesResults: Bool { !output.isEmpty || !expectedOutput.isEmpty }

    /// Checks the flags against the function, reads what is expected, and opens the output files: what is
    /// wrong there is found before the function runs.
    public func prepare(
        for function: ProgramFunction, _ comparison: ComparisonFlags
    ) throws -> ResultHandling {
        var destinations: [OutputDestination] = []
        for text in output { destinations.append(try OutputDestination(parsing: text)) }
        return ResultHandling(
            writer: destinations.isEmpty
                ? nil : try OutputWriter(destinations, resultCount: function.results.count),
            expected: expectedOutput.isEmpty
                ? nil : try InputParser.expectedOutputs(expectedOutput, for: function.results),
            tolerance: try comparison.tolerance(), maximumElementCount: outputMaxElementCount.count)
    }
}

/// How many elements to print at most. A negative number or one that is too large to count stands for all, as
/// in the official tools.
public struct ElementLimit: ExpressibleByArgument, Sendable {
    public var count: Int

    public init(_ count: Int) {
        self.count = count
    }

    public init?(argument: String) {
        let digits = argument.utf8.first == UInt8(ascii: "-") ? argument.utf8.dropFirst() : argument.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            return nil
        }
        count = Int(argument).flatMap { $0 < 0 ? nil : $0 } ?? .max
    }

    public var defaultValueDescription: String { "\(count)" }
}

/// What happens to the results of one call.
public struct ResultHandling {
    fileprivate let writer: OutputWriter?
    fileprivate let expected: [RuntimeValue?]?
    fileprivate let tolerance: ComparisonTolerance
    /// How many elements of a tensor are printed.
    public let maximumElementCount: Int

    /// Whether results are neither written nor compared.
    public var isPrinting: Bool { writer == nil && expected == nil }

    /// Writes and compares results.
    ///
    /// - Returns: whether they are what was expected.
    public func finish(_ results: [RuntimeValue], _ stream: StandardOutput) throws -> Bool {
        // An output may be standard output under another name.
        if writer != nil { try stream.flush() }
        try writer?.write(results, maximumElementCount: maximumElementCount) { (text) throws(VMError) in
            try VMError.converting { () throws(ParameterError) in try stream.write(text) }
        }
        guard let expected else { return true }
        let comparison = try ResultComparison(
            expected: expected, actual: results, tolerance: tolerance,
            maximumElementCount: maximumElementCount)
        try stream.write(comparison.text)
        return comparison.matches
    }
}
