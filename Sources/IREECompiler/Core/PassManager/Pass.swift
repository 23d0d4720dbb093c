/// A transformation of a program, named by its flag.
public struct Pass: Sendable {
    /// The flag without hyphens at its start, such as `iree-stream-conversion`.
    public let name: String
    /// A one-sentence description.
    public let summary: String
    /// The name of the operation that the pass runs on; nil for any.
    public let anchor: String?
    /// The pass's options with their default values.
    public let options: [String: String]
    /// Runs the pass on an operation. Throws the diagnostic of a failure.
    public let run: @Sendable (Operation, PassContext) throws(Diagnostic) -> Void

    package init(
        _ name: String, _ summary: String, on anchor: (any OpKind.Type)? = nil,
        options: [String: String] = [:],
        run: @escaping @Sendable (Operation, PassContext) throws(Diagnostic) -> Void
    ) {
        self.name = name
        self.summary = summary
        self.anchor = anchor.map { "\($0.name)" }
        self.options = options
        self.run = run
    }
}

/// The passes that pipelines can name.
public struct PassRegistry: Sendable {
    /// Sorted by name.
    public let passes: [Pass]
    private let byName: [String: Pass]

    /// Creates a registry of passes.
    public init(_ passes: [Pass]) {
        self.passes = passes.sorted { $0.name < $1.name }
        byName = Dictionary(passes.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The pass with a name; nil if there is none.
    public func pass(named name: String) -> Pass? { byName[name] }
}

/// The context of a pass's execution.
public final class PassContext {
    /// The passes that options can name.
    public let passes: PassRegistry
    /// The values of the pass's options.
    public internal(set) var options: [String: String] = [:]
    /// Global settings by flag.
    public let settings: [String: String]
    /// Constants in the resource section of the program's file, by name: hexadecimal text.
    public var resources: [String: String] = [:]
    /// Receives warnings and remarks.
    public let report: (Diagnostic) -> Void
    /// Receives text that a pass prints before the program.
    public let emit: ([UInt8]) -> Void
    /// Called before and after each pass, also those that are part of others.
    public var observe: ((Pass, _ isAfter: Bool, Operation) -> Void)?

    /// Creates a context.
    public init(
        passes: PassRegistry, settings: [String: String] = [:],
        emit: @escaping ([UInt8]) -> Void = { _ in }, report: @escaping (Diagnostic) -> Void = { _ in }
    ) {
        self.passes = passes
        self.settings = settings
        self.report = report
        self.emit = emit
    }

    /// The value of an option; empty if it is unknown.
    public func option(_ name: String) -> String { options[name] ?? "" }
    /// Whether a boolean option is set.
    public func flag(_ name: String) -> Bool { ["true", "1"].contains(option(name)) }

    /// Runs another pass as part of this one.
    ///
    /// - Throws: The diagnostic of a failed pass or an invalid option.
    public func run(_ pass: Pass, options: [String: String] = [:], on op: Operation) throws(Diagnostic) {
        try PassPipeline.Step(pass, options).run(on: op, self)
    }
}
