/// Prints types and attributes as MLIR does.
package struct TextWriter {
    package var bytes: [UInt8] = []
    /// Aliases of attributes and types.
    var attributeAliases: [Attribute: String] = [:]
    var typeAliases: [IRType: String] = [:]
    /// Records what is printed during the dry run.
    var aliasFinder: AliasFinder?
    /// Constants with more elements are printed as `__elided__`.
    var elementLimit: Int?

    package init() {}

    package mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
    package mutating func write(_ byte: UInt8) { bytes.append(byte) }
    package mutating func write(_ value: some BinaryInteger) { write(String(value)) }

    /// `items`, separated by `separator`.
    package mutating func list<T>(
        _ items: some Sequence<T>, _ separator: String = ", ", _ body: (inout TextWriter, T) -> Void
    ) {
        var first = true
        for item in items {
            if !first { write(separator) }
            first = false
            body(&self, item)
        }
    }

    // MARK: Types

    package mutating func write(_ type: IRType) {
        if !typeAliases.isEmpty, let alias = typeAliases[type] { return write("!\(alias)") }
        switch type {
        case .index: write("index")
        case .none: write("none")
        case .integer(let width, let signedness): write("\(signedness.rawValue)\(width)")
        case .float(let kind): write(kind.rawValue)
        case .complex(let element):
            write("complex<")
            write(element)
            write(">")
        case .vector(let shape): write("vector<", shape)
        case .tensor(let shape): write("tensor<", shape)
        case .memref(let shape): write("memref<", shape)
        case .unrankedTensor(let element):
            write("tensor<*x")
            write(element)
            write(">")
        case .function(let function): write(function)
        case .tuple(let types):
            write("tuple<")
            list(types) { $0.write($1) }
            write(">")
        case .dialect(let type):
            write("!\(type.name)")
            type.definition.print(&self, type.parameters)
        }
    }

    package mutating func write(_ function: FunctionType) {
        write("(")
        list(function.inputs) { $0.write($1) }
        write(") -> ")
        writeResults(function.results)
    }

    /// Result types: a single one without parentheses, unless it is a function type.
    package mutating func writeResults(_ types: [IRType]) {
        if types.count == 1, case .function = types[0] {} else if types.count == 1 { return write(types[0]) }
        write("(")
        list(types) { $0.write($1) }
        write(")")
    }

    private mutating func write(_ prefix: String, _ type: ShapedType) {
        write(prefix)
        for (i, dimension) in type.shape.enumerated() {
            let scales = i < type.scalable.count && type.scalable[i]
            if scales { write("[") }
            writeDimension(dimension)
            if scales { write("]") }
            write("x")
        }
        write(type.element)
        for extra in [type.encoding, type.memorySpace].compactMap({ $0 }) {
            write(", ")
            write(extra)
        }
        write(">")
    }

    mutating func writeDimension(_ dimension: Int) {
        if dimension == ShapedType.dynamic { write("?") } else { write(dimension) }
    }

    // MARK: Attributes

    /// An attribute. `typed` is false where the type is implied; `brief` omits the default types of numbers.
    package mutating func write(_ attribute: Attribute, typed: Bool = true, brief: Bool = false) {
        if !attributeAliases.isEmpty, let alias = attributeAliases[attribute] { return write("#\(alias)") }
        aliasFinder?.visit(attribute)
        switch attribute {
        case .unit: write("unit")
        case .integer(let value, let type):
            if type == .i1 { return write(value != 0 ? "true" : "false") }
            if case .integer(_, .unsigned) = type { write(UInt64(bitPattern: value)) } else { write(value) }
            if typed, !brief || type != .i64 { writeSuffix(type) }
        case .float(let bits, let type):
            write(float: Double(bitPattern: bits), type)
            if typed, !brief || type != .f64 { writeSuffix(type) }
        case .string(let text): writeQuoted(text)
        case .typedString(let text, let type):
            writeQuoted(text)
            if typed { writeSuffix(type) }
        case .array(let values):
            write("[")
            list(values) { $0.write($1, brief: true) }
            write("]")
        case .dictionary(let dictionary): write(dictionary)
        case .type(let type): write(type)
        case .symbol(let symbol): write(symbol)
        case .dense(let elements):
            write("dense<")
            write(elements)
            write(">")
            if typed { writeSuffix(elements.type) }
        case .denseArray(let values, let type):
            write("array<")
            write(type)
            if !values.isEmpty {
                write(": ")
                writeDenseArray(values, type)
            }
            write(">")
        case .denseResource(let name, let type):
            write("dense_resource<")
            writeKey(name)
            write(">")
            if typed { writeSuffix(type) }
        case .affineMap(let map):
            write("affine_map<")
            write(map)
            write(">")
        case .keyword(let word): write(word)
        case .location(let location): write(location)
        case .dialect(let value):
            write("#\(value.name)")
            value.definition.print(&self, value.parameters)
            if typed, let type = attribute.type, type != IRType.none { writeSuffix(type) }
        case .opaque(let name, let text):
            write(["strided", "sparse", "affine_set", "distinct"].contains(name) ? name : "#\(name)")
            write(text)
        case .absent: break
        }
    }

    mutating func writeDenseArray(_ values: [Int64], _ type: IRType) {
        list(values) { writer, value in
            switch type {
            case .i1: writer.write(value != 0 ? "true" : "false")
            case .float(let kind): writer.write(float: kind.double(of: UInt64(bitPattern: value)), type)
            default: writer.write(value)
            }
        }
    }

    private mutating func writeSuffix(_ type: IRType) {
        write(" : ")
        write(type)
    }

    package mutating func write(_ symbol: SymbolReference) {
        writeSymbol(symbol.root)
        for name in symbol.nested {
            write("::")
            writeSymbol(name)
        }
    }

    /// `@name`, quoted if it is not an identifier.
    package mutating func writeSymbol(_ name: String) {
        write("@")
        let utf8 = Array(name.utf8)
        let isPlain = utf8.first.map { isLetter($0) || $0 == 95 } == true && utf8.allSatisfy(isWordPart)
        if isPlain { write(name) } else { writeQuoted(name) }
    }

    package mutating func writeQuoted(_ text: String) {
        write("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): write("\\22")
            case UInt8(ascii: "\\"): write("\\\\")
            case 32...126: write(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                write(digits.utf8.count == 1 ? "\\0\(digits)" : "\\\(digits)")
            }
        }
        write("\"")
    }

    /// A dictionary key: quoted if it is not an identifier.
    mutating func writeKey(_ name: String) {
        let utf8 = Array(name.utf8)
        let isPlain = utf8.first.map { isLetter($0) || $0 == 95 } == true && utf8.allSatisfy(isWordPart)
        if isPlain { write(name) } else { writeQuoted(name) }
    }

    package mutating func write(_ dictionary: AttributeDictionary) {
        write("{")
        list(dictionary.entries) { $0.write($1) }
        write("}")
    }

    package mutating func write(_ entry: AttributeDictionary.Entry) {
        writeKey(entry.name)
        if entry.value == .unit { return }
        write(" = ")
        write(entry.value)
    }

    package mutating func write(float value: Double, _ type: IRType) {
        guard case .float(let kind) = type else { return }
        if value.isFinite, let text = decimal(value, kind) {
            write(text)
        } else {
            let digits = String(kind.bits(of: value), radix: 16, uppercase: true)
            write(
                "0x" + String(repeating: "0", count: max(0, (kind.width + 3) / 4 - digits.utf8.count))
                    + digits)
        }
    }

    /// Six digits if they round-trip, else the maximal significant digits of the format; hexadecimal bits if
    /// that would look like an integer.
    private func decimal(_ value: Double, _ kind: FloatKind) -> String? {
        let short = DecimalText.scientific(value)
        if let back = Double(short), kind.rounded(back) == value { return short }
        let long = DecimalText.natural(value, precision: kind.precision)
        return long.contains(".") ? long : nil
    }

    /// More than 100 numbers are printed as hexadecimal digits; fewer, and splats, in decimal.
    package mutating func write(_ elements: DenseElements) {
        guard let shape = elements.type.shaped, aliasFinder == nil else { return }
        let count = shape.elementCount ?? 0
        if let elementLimit, count > elementLimit, !elements.isSplat {
            return write("__elided__")
        }
        if count == 0 { return }
        if elements.isSplat { return write(elements, at: 0, shape.element) }
        if count > 100, elements.strings.isEmpty {
            write("\"0x")
            HexadecimalText.append(elements.bytes, to: &bytes)
            return write("\"")
        }
        var next = 0
        write(elements, shape.shape[...], shape.element, &next)
    }

    private mutating func write(
        _ elements: DenseElements, _ shape: ArraySlice<Int>, _ element: IRType, _ next: inout Int
    ) {
        guard let length = shape.first else {
            write(elements, at: next, element)
            next += 1
            return
        }
        write("[")
        for i in 0..<length {
            if i > 0 { write(", ") }
            write(elements, shape.dropFirst(), element, &next)
        }
        write("]")
    }

    private mutating func write(_ elements: DenseElements, at i: Int, _ element: IRType) {
        if !elements.strings.isEmpty {
            return writeQuoted(elements.strings[min(i, elements.strings.count - 1)])
        }
        if case .complex(let part) = element {
            let half = elements.elementSize / 2
            let start = elements.isSplat ? 0 : i * elements.elementSize
            write("(")
            for offset in [0, half] {
                if offset > 0 { write(",") }
                let bytes = Array(elements.bytes[start + offset..<start + offset + half])
                let one = DenseElements(
                    type: .tensor(ShapedType([1], part)), bytes: bytes, isSplat: true)
                write(one, at: 0, part)
            }
            return write(")")
        }
        switch elements.attribute(at: i) {
        case .integer(let value, .i1)?: write(value != 0 ? "true" : "false")
        case let value?: write(value, typed: false)
        case nil: break
        }
    }

    // MARK: Affine maps and locations

    package mutating func write(_ map: AffineMap) {
        write("(")
        list(0..<map.dimensionCount) { $0.write("d\($1)") }
        write(")")
        if map.symbolCount > 0 {
            write("[")
            list(0..<map.symbolCount) { $0.write("s\($1)") }
            write("]")
        }
        write(" -> (")
        list(map.results) { $0.write($1, nested: false) }
        write(")")
    }

    package mutating func write(_ expression: AffineExpression, nested: Bool) {
        switch expression {
        case .dimension(let i): write("d\(i)")
        case .symbol(let i): write("s\(i)")
        case .constant(let value): write(value)
        case .binary(let op, let left, let right):
            if op == .multiply, case .constant(-1) = right {
                write("-")
                return write(left, nested: true)
            }
            if nested { write("(") }
            switch (op, right) {
            case (.add, .constant(let value)) where value < 0 && value != .min:
                write(left, nested: left.isTight(op))
                write(" - \(-value)")
            case (.add, .binary(.multiply, let inner, .constant(-1))):
                write(left, nested: left.isTight(op))
                write(" - ")
                write(inner, nested: inner.isTight(.multiply))
            case (.add, .binary(.multiply, let inner, .constant(let factor)))
            where factor < -1 && factor != .min:
                write(left, nested: left.isTight(op))
                write(" - ")
                write(inner, nested: inner.isTight(.multiply))
                write(" * \(-factor)")
            default:
                write(left, nested: left.isTight(op))
                write(" \(op.rawValue) ")
                write(right, nested: right.isTight(op))
            }
            if nested { write(")") }
        }
    }

    package mutating func write(_ location: Location) {
        write("loc(")
        writeInner(location)
        write(")")
    }

    private mutating func writeInner(_ location: Location) {
        switch location {
        case .unknown: write("unknown")
        case .fileLineColumn, .largeFileLineColumn:
            guard let position = location.position else { return }
            writeQuoted(position.file)
            write(":\(position.line):\(position.column)")
        case .name(let name, let inner):
            writeQuoted(name)
            guard let inner, inner != .unknown else { return }
            write("(")
            writeInner(inner)
            write(")")
        case .callSite(let callee, let caller):
            write("callsite(")
            writeInner(callee)
            write(" at ")
            writeInner(caller)
            write(")")
        case .fused(let parts, let metadata):
            write("fused")
            if let metadata {
                write("<")
                write(metadata)
                write(">")
            }
            write("[")
            list(parts) { $0.writeInner($1) }
            write("]")
        }
    }
}

extension AffineExpression {
    /// Whether the expression needs parentheses as an operand of `op`: a sum does, except in a sum.
    fileprivate func isTight(_ op: Operator) -> Bool {
        guard case .binary(let own, _, _) = self else { return false }
        return op == .add ? false : own == .add || own != .add && op != .add
    }
}

extension IRType: CustomStringConvertible {
    public var description: String {
        var writer = TextWriter()
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// As quoted in messages.
    package var quoted: String { "'\(self)'" }
}

extension Attribute: CustomStringConvertible {
    public var description: String {
        var writer = TextWriter()
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
