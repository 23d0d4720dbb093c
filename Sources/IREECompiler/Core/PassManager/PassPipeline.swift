/// A pass pipeline, nested by the operations that passes run on.
public struct PassPipeline: Sendable {
    /// An element of a pipeline: a pass, or passes on nested operations.
    public indirect enum Element: Sendable {
        case pass(Step)
        /// Runs on each operation of this name in the operation's regions.
        case nested(String, [Element])
    }

    /// A pass with its options.
    public struct Step: Sendable {
        /// The pass.
        public let pass: Pass
        /// Values of options that differ from the defaults.
        public let options: [String: String]

        /// Creates a step.
        public init(_ pass: Pass, _ options: [String: String] = [:]) {
            self.pass = pass
            self.options = pass.options.merging(options) { $1 }
        }

        /// Runs the pass. What it leaves is not verified: the caller knows how much of the program to verify.
        package func run(on op: Operation, _ context: PassContext) throws(Diagnostic) {
            let outer = context.options
            context.options = options
            defer { context.options = outer }
            context.observe?(pass, false, op)
            try pass.run(op, context)
            context.observe?(pass, true, op)
        }
    }

    /// The elements, in order of execution.
    public var elements: [Element]

    /// Creates a pipeline.
    public init(_ elements: [Element] = []) { self.elements = elements }

    /// Runs the passes on a module.
    ///
    /// - Throws: The diagnostic of the first pass that fails.
    public func run(on op: Operation, _ context: PassContext) throws(Diagnostic) {
        try Self.run(elements, on: op, context)
    }

    private static func run(
        _ elements: [Element], on op: Operation, _ context: PassContext
    ) throws(Diagnostic) {
        for element in elements {
            switch element {
            case .pass(let step):
                if let anchor = step.pass.anchor, anchor != op.name, op.name == op.registry.topLevel {
                    for inner in op.regions.flatMap(\.blocks).flatMap(\.operations) where inner.name == anchor
                    {
                        try step.run(on: inner, context)
                    }
                } else {
                    try step.run(on: op, context)
                }
                try Verifier.verify(op, allowsUnknown: true)
            case .nested(let name, let inner):
                if name == op.name {
                    try run(inner, on: op, context)
                    continue
                }
                for nested in op.regions.flatMap(\.blocks).flatMap(\.operations)
                where name == "any" || nested.name == name {
                    try run(inner, on: nested, context)
                }
            }
        }
    }

    /// Parses `builtin.module(util.func(canonicalize),cse{option=value})`.
    ///
    /// - Throws: A syntax error, or an unknown pass or option.
    public static func parse(_ text: String, _ passes: PassRegistry) throws(Diagnostic) -> PassPipeline {
        var reader = PipelineReader(text: Array(text.utf8), passes: passes)
        let elements = try reader.elements(depth: 0)
        guard reader.position == reader.text.count else { throw reader.error("unexpected text") }
        return PassPipeline(elements)
    }
}

private struct PipelineReader {
    let text: [UInt8]
    let passes: PassRegistry
    var position = 0

    func error(_ message: String) -> Diagnostic {
        Diagnostic(
            .error,
            "\(message) at character \(position + 1) of the pass pipeline '\(String(decoding: text, as: UTF8.self))'"
        )
    }

    mutating func skipSpace() {
        while position < text.count, text[position] == 32 || text[position] == 10 { position += 1 }
    }

    mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard position < text.count, text[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    mutating func elements(depth: Int) throws(Diagnostic) -> [PassPipeline.Element] {
        guard depth < 32 else { throw error("nesting is too deep") }
        var out: [PassPipeline.Element] = []
        repeat {
            skipSpace()
            let start = position
            while position < text.count, isWordPart(text[position]) || text[position] == 45 { position += 1 }
            let name = String(decoding: text[start..<position], as: UTF8.self)
            if name.isEmpty {
                if out.isEmpty { return out }
                throw error("expected pass name")
            }
            if take("(") {
                out.append(.nested(name, try elements(depth: depth + 1)))
                guard take(")") else { throw error("expected ')'") }
                continue
            }
            guard let pass = passes.pass(named: name) else { throw error("unknown pass '\(name)'") }
            let options = take("{") ? try options(of: pass) : [:]
            out.append(.pass(.init(pass, options)))
        } while take(",")
        return out
    }

    /// `name=value name=value}`.
    mutating func options(of pass: Pass) throws(Diagnostic) -> [String: String] {
        var body: [UInt8] = []
        var depth = 0
        while position < text.count {
            let byte = text[position]
            position += 1
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") {
                if depth == 0 { return try Self.options(String(decoding: body, as: UTF8.self), of: pass) }
                depth -= 1
            }
            body.append(byte)
        }
        throw error("expected '}'")
    }

    /// Options as in a flag: `name=value name="another value"`.
    static func options(_ text: String, of pass: Pass) throws(Diagnostic) -> [String: String] {
        var out: [String: String] = [:]
        var words: [String] = [""]
        var quote: Character?
        var depth = 0
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { words[words.count - 1].append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == " ", depth == 0 {
                words.append("")
            } else {
                if character == "{" || character == "(" { depth += 1 }
                if character == "}" || character == ")" { depth -= 1 }
                words[words.count - 1].append(character)
            }
        }
        for word in words where !word.isEmpty {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard pass.options[name] != nil else {
                throw Diagnostic(
                    .error,
                    "unknown option '\(name)' of pass '\(pass.name)'; expected one of: "
                        + pass.options.keys.sorted().joined(separator: ", "))
            }
            out[name] = parts.count > 1 ? String(parts[1]) : "true"
        }
        return out
    }
}

extension Pass {
    /// Parses options as in a flag: `name=value name=value`.
    ///
    /// - Throws: A syntax error or an unknown option.
    public func parseOptions(_ text: String) throws(Diagnostic) -> [String: String] {
        try PipelineReader.options(text, of: self)
    }
}
