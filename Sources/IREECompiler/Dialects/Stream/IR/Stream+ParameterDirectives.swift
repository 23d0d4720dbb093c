import IREECompilerCore

/// Directives for bulk parameter operations: one row per parameter.
extension Stream {
    /// Parameter references of the rows.
    private struct References {
        var scope: ParsedOperand?
        var keys: [ParsedOperand] = []
        var offsets: [ParsedOperand] = []

        /// Parses `%scope::%key[%offset]`; the scope is the same in each row.
        mutating func read(_ parser: AsmParser, _ message: String) throws(Diagnostic) {
            let start = parser.token.start
            let (scope, key) = try parser.parameterReference()
            if !keys.isEmpty, scope?.name != self.scope?.name || scope?.number != self.scope?.number {
                throw parser.error(message, at: start)
            }
            self.scope = scope
            keys.append(key)
            offsets.append(try parser.range()[0])
        }
    }

    private static let scopeMessage = "each operation must use the same scope"

    private static func writeReference(
        _ printer: AsmPrinter, _ scope: Value?, _ key: Value?, _ offset: Value?
    ) {
        printer.writeReference(scope, key)
        printer.write("[")
        printer.write(offset)
        printer.write("]")
    }

    /// Rows `%scope::%key[%offset] : type{%size}`.
    static let parameterLoads = Directive { (parser, arguments, op) throws(Diagnostic) in
        var references = References()
        var types: [IRType] = []
        var sizes: [ParsedOperand] = []
        try parser.rows { () throws(Diagnostic) in
            try references.read(parser, scopeMessage)
            try parser.expect(.colon, "':'")
            types.append(try parser.type())
            sizes.append(try parser.size())
        }
        arguments.set(0, references.scope.map { [$0] } ?? [], op)
        arguments.set(1, references.keys, op)
        arguments.set(2, references.offsets, op)
        arguments.setTypes(3, types, op)
        arguments.set(4, sizes, op)
    } print: { printer, arguments, op in
        let scope = arguments.values(0, op).first
        let keys = arguments.values(1, op)
        let offsets = arguments.values(2, op)
        let types = arguments.types(3, op)
        let sizes = arguments.values(4, op)
        printer.rows(types.indices) { i in
            guard i < keys.count, i < offsets.count, i < sizes.count else { return }
            writeReference(printer, scope, keys[i], offsets[i])
            printer.write(" : ")
            printer.write(types[i], size: sizes[i])
        }
        printer.newline()
    }

    /// A resource and its ranges; each row repeats the resource.
    private struct Ranges {
        let words: [String]
        /// Whether a size in braces follows the type.
        let isSized: Bool
        var resource: ParsedOperand?
        var type = IRType.none
        var size: ParsedOperand?
        var ranges: [[ParsedOperand]] = []

        init(hasEnds: Bool, isSized: Bool) {
            words = hasEnds ? ["to", "for"] : ["for"]
            self.isSized = isSized
        }

        /// Reads `%resource[%offset to %end for %length] : type{%size}`.
        mutating func read(_ parser: AsmParser, _ message: String) throws(Diagnostic) {
            let start = parser.token.start
            let resource = try parser.operand()
            if let first = self.resource, first.name != resource.name || first.number != resource.number {
                throw parser.error(message, at: start)
            }
            self.resource = resource
            try parser.expect(.leftSquare, "'['")
            var range = [try parser.operand()]
            for word in words {
                try parser.expectLiteral(word)
                range.append(try parser.operand())
            }
            try parser.expect(.rightSquare, "']'")
            ranges.append(range)
            try parser.expect(.colon, "':'")
            type = try parser.type()
            if isSized { size = try parser.size() }
        }

        /// Stores the parsed values in the fields from argument `i`.
        func store(_ i: Int, _ arguments: DirectiveArguments, _ op: ParsedOp) {
            arguments.set(i, resource.map { [$0] } ?? [], op)
            arguments.setTypes(i + 1, [type], op)
            var next = i + 2
            if isSized {
                arguments.set(next, size.map { [$0] } ?? [], op)
                next += 1
            }
            for part in 0...words.count { arguments.set(next + part, ranges.map { $0[part] }, op) }
        }

        /// Prints row `row` of the fields from argument `i`.
        func write(
            _ row: Int, _ printer: AsmPrinter, _ i: Int, _ arguments: DirectiveArguments, _ op: Operation
        ) {
            guard let resource = arguments.values(i, op).first else { return }
            printer.write(resource)
            printer.write("[")
            let first = i + (isSized ? 3 : 2)
            for part in 0...words.count {
                if part > 0 { printer.write(" \(words[part - 1]) ") }
                let values = arguments.values(first + part, op)
                printer.write(row < values.count ? values[row] : nil)
            }
            printer.write("] : ")
            guard isSized, let size = arguments.values(i + 2, op).first else {
                return printer.write(resource.type)
            }
            printer.write(resource.type, size: size)
        }
    }

    /// Rows `%scope::%key[%offset] -> %target[%offset to %end for %length] : type{%size}`.
    static func parameterGathers(hasEnds: Bool, isSized: Bool = true) -> Directive {
        Directive { (parser, arguments, op) throws(Diagnostic) in
            var references = References()
            var targets = Ranges(hasEnds: hasEnds, isSized: isSized)
            let message = "each operation must use the same scope and target resource"
            try parser.rows { () throws(Diagnostic) in
                try references.read(parser, message)
                try parser.expect(.arrow, "'->'")
                try targets.read(parser, message)
            }
            arguments.set(0, references.scope.map { [$0] } ?? [], op)
            arguments.set(1, references.keys, op)
            arguments.set(2, references.offsets, op)
            targets.store(3, arguments, op)
        } print: { printer, arguments, op in
            let scope = arguments.values(0, op).first
            let keys = arguments.values(1, op)
            let offsets = arguments.values(2, op)
            printer.rows(keys.indices) { i in
                writeReference(printer, scope, keys[i], i < offsets.count ? offsets[i] : nil)
                printer.write(" -> ")
                Ranges(hasEnds: hasEnds, isSized: isSized).write(i, printer, 3, arguments, op)
            }
            printer.newline()
        }
    }

    /// Rows `%source[%offset to %end for %length] : type{%size} -> %scope::%key[%offset]`.
    static func parameterScatters(hasEnds: Bool, isSized: Bool = true) -> Directive {
        Directive { (parser, arguments, op) throws(Diagnostic) in
            var references = References()
            var sources = Ranges(hasEnds: hasEnds, isSized: isSized)
            let message = "each operation must use the same source resource and scope"
            try parser.rows { () throws(Diagnostic) in
                try sources.read(parser, message)
                try parser.expect(.arrow, "'->'")
                try references.read(parser, message)
            }
            sources.store(0, arguments, op)
            let next = arguments.count - 3
            arguments.set(next, references.scope.map { [$0] } ?? [], op)
            arguments.set(next + 1, references.keys, op)
            arguments.set(next + 2, references.offsets, op)
        } print: { printer, arguments, op in
            let next = arguments.count - 3
            let scope = arguments.values(next, op).first
            let keys = arguments.values(next + 1, op)
            let offsets = arguments.values(next + 2, op)
            printer.rows(keys.indices) { i in
                Ranges(hasEnds: hasEnds, isSized: isSized).write(i, printer, 0, arguments, op)
                printer.write(" -> ")
                writeReference(printer, scope, keys[i], i < offsets.count ? offsets[i] : nil)
            }
            printer.newline()
        }
    }
}
