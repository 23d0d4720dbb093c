/// The types that an operand or result accepts.
package struct TypeConstraint: Sendable {
    /// Used in messages: "must be `summary`".
    package let summary: String
    /// The single type, if only one is accepted; the assembly format need not mention it.
    package let only: IRType?
    package let accepts: @Sendable (IRType) -> Bool
    /// Whether all types are accepted.
    private(set) var acceptsAll = false
    /// The class of types that the assembly format accepts, if restricted; others are parse errors.
    package private(set) var isOfKind: (@Sendable (IRType) -> Bool)?

    package init(_ summary: String, _ accepts: @escaping @Sendable (IRType) -> Bool) {
        self.summary = summary
        only = nil
        self.accepts = accepts
    }

    /// Accepts exactly one type.
    package init(_ summary: String, only type: IRType) {
        self.summary = summary
        only = type
        accepts = { $0 == type }
        // Types of these dialects are checked by the verifier only.
        let dialect =
            if case .dialect(let type) = type { type.name.prefix { $0 != "." } } else { Substring() }
        if dialect != "hal", dialect != "vm" { isOfKind = { $0.kindName == type.kindName } }
    }

    /// Accepts a class of types.
    package static func kind(
        _ summary: String, _ accepts: @escaping @Sendable (IRType) -> Bool
    ) -> TypeConstraint {
        var constraint = TypeConstraint(summary, accepts)
        constraint.isOfKind = accepts
        return constraint
    }

    package static func anyOf(_ summary: String, _ parts: [TypeConstraint]) -> TypeConstraint {
        TypeConstraint(summary) { type in parts.contains { $0.accepts(type) } }
    }

    /// Accepts dialect types with this definition, whatever their parameters.
    package static func dialect(_ definition: DialectTypeDefinition, _ summary: String) -> TypeConstraint {
        kind(summary) { $0.isA(definition) }
    }

    /// Accepts an element type, or vectors and tensors of it.
    package static func like(
        _ summary: String, _ accepts: @escaping @Sendable (IRType) -> Bool
    ) -> TypeConstraint {
        TypeConstraint(summary) { type in
            switch type {
            case .vector(let shape), .tensor(let shape): accepts(shape.element)
            case .unrankedTensor(let element): accepts(element)
            default: accepts(type)
            }
        }
    }

    package static let any: TypeConstraint = {
        var constraint = TypeConstraint("any type") { _ in true }
        constraint.acceptsAll = true
        return constraint
    }()
    package static let index = TypeConstraint("index", only: .index)
    package static let i1 = TypeConstraint("1-bit signless integer", only: .i1)
    package static let i8 = TypeConstraint("8-bit signless integer", only: .i8)
    package static let i16 = TypeConstraint("16-bit signless integer", only: .i16)
    package static let i32 = TypeConstraint("32-bit signless integer", only: .i32)
    package static let i64 = TypeConstraint("64-bit signless integer", only: .i64)
    package static let f32 = TypeConstraint("32-bit float", only: .f32)
    package static let f64 = TypeConstraint("64-bit float", only: .f64)
    package static let anyInteger = TypeConstraint("integer") { $0.isInteger }
    package static let anyFloat = TypeConstraint("floating-point") { $0.isFloat }
    package static let integerOrIndex = TypeConstraint("integer or index") { $0.isIntegerOrIndex }
    package static let signlessIntegerLike = like("signless-integer-like") {
        $0.isSignlessInteger && $0.bitWidth != 0 || $0 == .index
    }
    /// Excludes `index`.
    package static let signlessFixedWidthIntegerLike = like("signless-fixed-width-integer-like") {
        $0.isSignlessInteger
    }
    package static let boolLike = like("bool-like") { $0 == .i1 }
    package static let floatLike = like("floating-point-like") { $0.isFloat }
    package static let anyTensor = kind("tensor of any type values") { $0.isTensor }
    package static let rankedTensor = kind("ranked tensor of any type values") {
        if case .tensor = $0 { true } else { false }
    }
    package static let anyVector = TypeConstraint("vector of any type values") {
        if case .vector = $0 { true } else { false }
    }
    package static let anyMemRef = TypeConstraint("memref of any type values") {
        if case .memref = $0 { true } else { false }
    }
    package static let shaped = TypeConstraint("shaped of any type values") {
        $0.shaped != nil || $0.isTensor
    }
    package static let anyFunction = TypeConstraint("function type") {
        if case .function = $0 { true } else { false }
    }
}

/// The values that an attribute field accepts, and its assembly format.
package struct AttributeConstraint: Sendable {
    /// How the assembly format writes the attribute.
    package enum Form: Sendable {
        /// As a generic attribute, with its type.
        case any
        /// A literal of this type: the type is omitted.
        case typed(IRType)
        case string
        /// `@name`.
        case symbolName
        case symbol
        case type
        case unit
        /// A keyword of an enumeration; stored as an integer of that type, or as a dialect attribute.
        case enumeration(EnumDefinition)
        /// A dialect attribute, written without its name.
        case dialect(DialectAttributeDefinition)
        case array, dictionary, affineMap
        case denseArray(IRType)
    }

    package let summary: String
    package let form: Form
    package let accepts: @Sendable (Attribute) -> Bool

    package init(_ summary: String, _ form: Form = .any, _ accepts: @escaping @Sendable (Attribute) -> Bool) {
        self.summary = summary
        self.form = form
        self.accepts = accepts
    }

    package static let any = AttributeConstraint("any attribute") { _ in true }
    package static let unit = AttributeConstraint("unit attribute", .unit) { $0 == .unit }
    package static let string = AttributeConstraint("string attribute", .string) { $0.stringValue != nil }
    package static let symbolName = AttributeConstraint("string attribute", .symbolName) {
        $0.stringValue != nil
    }
    package static let symbol = AttributeConstraint("symbol reference attribute", .symbol) {
        $0.symbolValue != nil
    }
    package static let flatSymbol = AttributeConstraint("flat symbol reference attribute", .symbol) {
        $0.symbolValue?.nested.isEmpty == true
    }
    package static let bool = AttributeConstraint("bool attribute", .typed(.i1)) { $0.boolValue != nil }
    package static let i8 = integer(8)
    package static let i16 = integer(16)
    package static let i32 = integer(32)
    package static let i64 = integer(64)
    package static let index = AttributeConstraint("index attribute", .typed(.index)) { $0.type == .index }
    package static let f32 = AttributeConstraint("32-bit float attribute", .typed(.f32)) { $0.type == .f32 }
    package static let f64 = AttributeConstraint("64-bit float attribute", .typed(.f64)) { $0.type == .f64 }
    package static let type = AttributeConstraint("any type attribute", .type) { $0.typeValue != nil }
    package static let array = AttributeConstraint("array attribute", .array) { $0.arrayValue != nil }
    package static let dictionary = AttributeConstraint("dictionary of named attribute values", .dictionary) {
        $0.dictionaryValue != nil
    }
    package static let elements = AttributeConstraint("constant vector/tensor attribute") {
        $0.denseValue != nil
    }
    package static let affineMap = AttributeConstraint("AffineMap attribute", .affineMap) {
        if case .affineMap = $0 { true } else { false }
    }
    package static let denseI64Array = denseArray(.i64)
    package static let denseI32Array = denseArray(.i32)
    package static let denseBoolArray = denseArray(.i1)

    package static func integer(_ width: Int) -> AttributeConstraint {
        let type = IRType.integer(width: width, signedness: .signless)
        return AttributeConstraint("\(width)-bit signless integer attribute", .typed(type)) {
            $0.integerValue != nil && $0.type == type
        }
    }
    package static func denseArray(_ type: IRType) -> AttributeConstraint {
        AttributeConstraint("dense array attribute of \(type)", .denseArray(type)) {
            if case .denseArray(_, type) = $0 { true } else { false }
        }
    }
    /// Whether the kind of attribute is accepted, whatever its value: other kinds are parse errors.
    func canKeep(_ attribute: Attribute) -> Bool {
        switch form {
        case .any: true
        case .typed:
            switch attribute {
            case .integer, .float: true
            default: accepts(attribute)
            }
        case .string, .symbolName: attribute.stringValue != nil
        case .symbol: attribute.symbolValue != nil
        case .type: attribute.typeValue != nil
        case .array: attribute.arrayValue != nil
        case .dictionary: attribute.dictionaryValue != nil
        case .unit, .enumeration, .dialect, .affineMap, .denseArray: accepts(attribute)
        }
    }

    /// The tied operand of each result, -1 for none.
    package static let tiedOperands = AttributeConstraint("index array attribute", .array) {
        $0.arrayValue?.allSatisfy { $0.integerValue != nil && $0.type == .index } ?? false
    }
    /// An affinity: a dialect attribute.
    package static let affinity = AttributeConstraint("affinity attribute") {
        switch $0 {
        case .dialect, .opaque: true
        default: false
        }
    }

    /// A dialect attribute with this definition.
    package static func dialect(_ definition: DialectAttributeDefinition) -> AttributeConstraint {
        AttributeConstraint("#\(definition.name) attribute", .dialect(definition)) { $0.isA(definition) }
    }
    package static func enumeration(_ definition: EnumDefinition) -> AttributeConstraint {
        AttributeConstraint("\(definition.name) attribute", .enumeration(definition)) {
            definition.isStored($0) && definition.words(of: $0) != nil
        }
    }
}

/// An enumeration: keywords and their values.
package struct EnumDefinition: Sendable {
    package enum Storage: Sendable {
        /// An integer of this type; the generic form writes the number.
        case integer(IRType)
        /// `#name<keyword>`; the assembly format has only the keyword, in brackets or not.
        case attribute(bracketed: Bool)
    }
    package let name: String
    package let cases: [(word: String, value: Int64)]
    package let storage: Storage
    /// The separator of a bit enumeration's keywords; nil if keywords cannot be combined.
    package let separator: String?
    /// The definition of `#name<keyword>`.
    package let definition: DialectAttributeDefinition

    package init(
        _ name: String, storage: Storage, separator: String? = nil, _ cases: [(word: String, value: Int64)]
    ) {
        definition = .ofWords(name, separator: separator ?? "|", cases.map(\.word))
        self.name = name
        self.cases = cases
        self.storage = storage
        self.separator = separator
    }

    package func value(of word: String) -> Int64? { cases.first { $0.word == word }?.value }

    /// Whether the attribute has this enumeration's storage.
    func isStored(_ attribute: Attribute) -> Bool {
        guard case .integer(_, let type) = attribute else { return true }
        if case .integer(type) = storage { return true } else { return false }
    }

    /// The attribute for keywords.
    package func attribute(_ words: [String]) -> Attribute? {
        switch storage {
        case .attribute:
            guard words.allSatisfy({ value(of: $0) != nil }) else { return nil }
            return .dialect(DialectAttribute(definition, words.map { .keyword($0) }))
        case .integer(let type):
            var bits: Int64 = 0
            for word in words {
                guard let value = value(of: word) else { return nil }
                bits |= value
            }
            return .integer(bits, type)
        }
    }

    /// The keywords for an attribute; nil if it has none.
    package func words(of attribute: Attribute) -> [String]? {
        switch attribute {
        case .keyword(let word): return value(of: word) == nil ? nil : [word]
        case .dialect(let value) where attribute.isA(definition):
            return value.parameters.compactMap(\.stringValue)
        case .integer(let bits, _):
            if bits == 0 || separator == nil {
                return cases.first { $0.value == bits }.map { [$0.word] }
            }
            // Keywords for several bits are printed in addition to those of the bits.
            let part = cases.filter { $0.value != 0 && $0.value & bits == $0.value }
            return part.reduce(0) { $0 | $1.value } == bits ? part.map(\.word) : nil
        default: return nil
        }
    }
}

extension IRType {
    /// The kind of type, ignoring width and parameters.
    package var kindName: String {
        switch self {
        case .index: "index"
        case .none: "none"
        case .integer: "integer"
        case .float(let kind): kind.rawValue
        case .complex: "complex"
        case .vector: "vector"
        case .tensor: "tensor"
        case .unrankedTensor: "unranked tensor"
        case .memref: "memref"
        case .function: "function"
        case .tuple: "tuple"
        case .dialect(let type): type.name
        }
    }
}
