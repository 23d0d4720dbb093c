/// Options for printing; the defaults are those of `iree-opt`.
public struct PrintingOptions: Sendable {
    /// Prints every operation in the generic form.
    public var generic = false
    /// Prints no aliases, so that an operation's text is self-contained.
    public var localScope = false
    /// Prints the location of each operation.
    public var locations = false
    /// Elides constants with more elements than this; the text cannot be parsed back then.
    public var elementLimit: Int?

    /// Creates the default options.
    public init() {}
}

/// A printer of MLIR text.
public final class AsmPrinter {
    package var writer: TextWriter
    package let options: PrintingOptions
    private var names: ValueNames
    private var indent = 0
    /// Receives the text in chunks.
    private let emit: (([UInt8]) -> Void)?
    /// Minimum size of a chunk, in bytes.
    private static let partSize = 1 << 16
    /// Default dialects of the enclosing operations, innermost last.
    private var defaultDialects: [String]

    private init(
        _ op: Operation, _ options: PrintingOptions, _ emit: (([UInt8]) -> Void)?
    ) {
        self.emit = emit
        self.options = options
        defaultDialects = [op.registry.topLevelDialect]
        writer = TextWriter()
        writer.elementLimit = options.elementLimit
        names = ValueNames(op, named: !options.generic)
    }

    /// The text of an operation and everything nested in it, with a trailing newline.
    public static func print(
        _ op: Operation, options: PrintingOptions = PrintingOptions()
    ) -> [UInt8] {
        let printer = AsmPrinter(op, options, nil)
        printer.writeWhole(op)
        return printer.writer.bytes
    }

    /// Passes the text to `emit` in chunks, without buffering all of it.
    public static func print(
        _ op: Operation, options: PrintingOptions = PrintingOptions(),
        emit: @escaping ([UInt8]) -> Void
    ) {
        let printer = AsmPrinter(op, options, emit)
        printer.writeWhole(op)
        emit(printer.writer.bytes)
    }

    private func writeWhole(_ op: Operation) {
        if !options.localScope { writeAliases(for: op) }
        write(op)
        write("\n")
    }

    // MARK: Used by custom printers

    package func write(_ text: String) { writer.write(text) }
    package func write(_ type: IRType) { writer.write(type) }
    package func write(_ attribute: Attribute) { writer.write(attribute) }
    package func write(_ value: Value) {
        if !isFindingAliases { writer.write(names.name(of: value)) }
    }
    package func write(_ block: Block) { writer.write(names.name(of: block)) }

    package func write(_ values: [Value]) {
        for (i, value) in values.enumerated() {
            if i > 0 { write(", ") }
            write(value)
        }
    }

    package func write(_ types: [IRType]) { writer.list(types) { $0.write($1) } }

    package func writeSymbol(_ name: String) { writer.writeSymbol(name) }

    /// Whether this is the dry run that finds aliases.
    private var isFindingAliases: Bool { writer.aliasFinder != nil }

    package func newline() {
        if writer.bytes.count >= Self.partSize { endPart() }
        write("\n")
        writer.bytes.append(contentsOf: repeatElement(32, count: indent))
    }

    private func endPart() {
        if !isFindingAliases {
            guard let emit else { return }
            emit(writer.bytes)
        }
        writer.bytes.removeAll(keepingCapacity: true)
    }

    package func indented(_ body: () -> Void) {
        indent += 2
        body()
        indent -= 2
    }

    /// ` {name = value}` with the attributes that are not in `names`; nothing if there are none.
    package func writeAttributes(
        _ op: Operation, except names: some Collection<String>, keyword: Bool = false, ownLast: Bool = false
    ) {
        guard !op.attributes.isEmpty else { return }
        var rest = op.attributes.entries.filter { entry in
            if names.contains(entry.name) { return false }
            return op.definition.attribute(named: entry.name)?.defaultValue != entry.value
        }
        if ownLast {
            func isOwn(_ entry: AttributeDictionary.Entry) -> Bool {
                op.definition.attribute(named: entry.name) != nil
            }
            rest = rest.filter { !isOwn($0) } + rest.filter(isOwn)
        }
        guard !rest.isEmpty else { return }
        write(keyword ? " attributes {" : " {")
        writer.list(rest) { $0.write($1) }
        write("}")
    }

    // MARK: Operations

    package func write(_ op: Operation) {
        if let finder = writer.aliasFinder {
            if !options.locations, !finder.mayUseAlias(op) { return }
        } else if !op.results.isEmpty {
            write(names.resultList(of: op))
            write(" = ")
        }
        let isInside = !isFindingAliases && names.enter(op)
        defer { if isInside { names.leave() } }
        if options.generic || !op.definition.isRegistered {
            writeGeneric(op)
        } else if let syntax = op.definition.syntax {
            writeName(op)
            syntax.print(self, op)
        } else if let format = op.definition.format {
            writeName(op)
            var state = Spacing()
            write(format.elements, op, format, active: true, &state)
        } else {
            writeGeneric(op)
        }
        if options.locations {
            write(" ")
            writer.write(op.location)
        }
    }

    private func writeName(_ op: Operation) {
        let name = op.name
        if let dialect = defaultDialects.last, name.hasPrefix(dialect + "."),
            !name.dropFirst(dialect.utf8.count + 1).contains(".")
        {
            write(String(name.dropFirst(dialect.utf8.count + 1)))
        } else {
            write(name)
        }
    }

    private func writeGeneric(_ op: Operation) {
        writer.writeQuoted(op.name)
        write("(")
        write(op.operands)
        write(")")
        if !op.successors.isEmpty {
            write("[")
            for (i, successor) in op.successors.enumerated() {
                if i > 0 { write(", ") }
                write(successor)
            }
            write("]")
        }
        var inherent = AttributeDictionary()
        var discardable = AttributeDictionary()
        for entry in op.attributes.entries {
            if op.definition.attribute(named: entry.name) != nil {
                inherent[entry.name] = entry.value
            } else {
                discardable[entry.name] = entry.value
            }
        }
        for field in op.definition.attributes where inherent[field.name] == nil {
            inherent[field.name] = field.defaultValue
        }
        if op.definition.operandLayout == .stored {
            inherent["operandSegmentSizes"] = .denseArray(op.operandSegments.map(Int64.init), .i32)
        }
        if op.definition.resultLayout == .stored {
            inherent["resultSegmentSizes"] = .denseArray(op.resultSegments.map(Int64.init), .i32)
        }
        if !inherent.isEmpty {
            write(" <")
            writer.write(inherent)
            write(">")
        }
        if !op.regions.isEmpty {
            write(" (")
            for (i, region) in op.regions.enumerated() {
                if i > 0 { write(", ") }
                write(region, of: op, arguments: true, terminator: true)
            }
            write(")")
        }
        if !discardable.isEmpty {
            write(" ")
            writer.write(discardable)
        }
        write(" : ")
        writer.write(FunctionType(inputs: op.operands.map(\.type), results: op.results.map(\.type)))
    }

    /// `{ … }`. The entry block has a label if its arguments are not printed otherwise.
    package func write(
        _ region: Region, of op: Operation, arguments: Bool = true, terminator: Bool = true,
        emptyBlock: Bool = true
    ) {
        write("{")
        let setsDialect = op.has(.defaultDialect) && !options.generic
        defaultDialects.append(setsDialect ? String(op.definition.dialect) : "")
        indented {
            for (i, block) in region.blocks.enumerated() {
                let hasLabel =
                    i > 0 || arguments && !block.arguments.isEmpty
                    || i == 0 && emptyBlock && block.isEmpty && op.definition.format == nil && options.generic
                if hasLabel {
                    indent -= 2
                    newline()
                    writeLabel(block, arguments: i > 0 || arguments)
                    indent += 2
                }
                var current = block.first
                while let inner = current {
                    current = inner.next
                    if !terminator, current == nil, inner.isTerminator, inner.operandCount == 0,
                        inner.attributes.isEmpty
                    {
                        break
                    }
                    newline()
                    write(inner)
                }
            }
        }
        defaultDialects.removeLast()
        newline()
        write("}")
    }

    private func writeLabel(_ block: Block, arguments: Bool) {
        write(block)
        if arguments, !block.arguments.isEmpty {
            write("(")
            for (i, argument) in block.arguments.enumerated() {
                if i > 0 { write(", ") }
                write(argument)
                write(": ")
                write(argument.type)
            }
            write(")")
        }
        write(":")
        guard !block.isEntry else { return }
        // A predecessor with two edges is listed twice.
        let predecessors = block.predecessors.flatMap { other in
            other.successors.lazy.filter { $0 === block }.map { _ in other }
        }
        // At MLIR's column.
        if predecessors.isEmpty { return write("  // no predecessors") }
        if predecessors.count == 1 { return write("  // pred: \(names.name(of: predecessors[0]))") }
        write(
            "  // \(predecessors.count) preds: \(predecessors.map(names.name(of:)).joined(separator: ", "))")
    }
}
