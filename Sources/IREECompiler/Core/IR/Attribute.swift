/// A constant that an operation or a type carries.
///
/// A value type, like `IRType`. Attributes of dialects are data (`DialectAttribute`).
public indirect enum Attribute: Hashable, Sendable {
    case unit
    /// An integer of at most 64 bits, sign-extended; a boolean if the type is `i1`.
    case integer(Int64, IRType)
    /// A floating-point number, as the bits of the `Double` with the same value.
    case float(bits: UInt64, IRType)
    case string(String)
    case typedString(String, IRType)
    case array([Attribute])
    case dictionary(AttributeDictionary)
    case type(IRType)
    case symbol(SymbolReference)
    /// Elements of a shaped type.
    case dense(DenseElements)
    /// `array<i64: 1, 2>`: elements of one type, as bits.
    case denseArray([Int64], IRType)
    /// `dense_resource<name>`: elements in the file's resource section.
    case denseResource(String, IRType)
    case affineMap(AffineMap)
    /// An enumeration keyword, as a parameter of a dialect attribute or type.
    case keyword(String)
    case location(Location)
    case dialect(DialectAttribute)
    /// An attribute of an unregistered or open dialect: `#name` and the text of its body.
    case opaque(name: String, text: String)
    /// An omitted parameter.
    case absent
}

/// `@root::@nested`.
public struct SymbolReference: Hashable, Sendable {
    /// The name of the outermost symbol.
    public var root: String
    /// The names of nested symbols, from the outside in.
    public var nested: [String]

    /// Creates a reference to `root` or a symbol nested in it.
    public init(_ root: String, nested: [String] = []) {
        self.root = root
        self.nested = nested
    }

    /// The last component: the name of the referenced symbol without its enclosing symbol tables.
    public var leaf: String { nested.last ?? root }
}

/// A dialect attribute, such as `#stream.parameter.named`, with its parameters in definition order.
public struct DialectAttribute: Hashable, Sendable {
    package let definition: DialectAttributeDefinition
    /// The parameters in definition order; `.absent` for omitted ones.
    public var parameters: [Attribute]

    package init(_ definition: DialectAttributeDefinition, _ parameters: [Attribute]) {
        self.definition = definition
        self.parameters = parameters
    }

    /// The full name, such as `stream.parameter.named`.
    public var name: String { definition.name }

    /// The type of a typed dialect attribute.
    public var type: IRType? {
        switch definition.typing {
        case .firstParameter: parameters.first?.typeValue
        case .always(let type): type
        case .none: nil
        }
    }

    /// Compares by name: definitions from different registries are equal.
    public static func == (a: Self, b: Self) -> Bool {
        (a.definition === b.definition || a.name == b.name) && a.parameters == b.parameters
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(parameters)
    }
}

/// Named attributes, sorted by name as in MLIR.
public struct AttributeDictionary: Hashable, Sendable {
    /// A named attribute.
    public struct Entry: Hashable, Sendable {
        /// The name of the attribute.
        public let name: String
        /// The value of the attribute.
        public var value: Attribute
    }

    /// The attributes, sorted by name.
    public private(set) var entries: [Entry] = []

    /// Creates an empty dictionary.
    public init() {}

    /// Creates a dictionary; the last of several values for a name counts.
    public init(_ pairs: [(String, Attribute)]) {
        for (name, value) in pairs { self[name] = value }
    }

    /// Whether there are no attributes.
    public var isEmpty: Bool { entries.isEmpty }
    /// Number of attributes.
    public var count: Int { entries.count }

    /// The attribute with this name; setting nil removes it.
    public subscript(name: String) -> Attribute? {
        get {
            let index = index(of: name)
            return index < entries.count && entries[index].name == name ? entries[index].value : nil
        }
        set {
            let index = index(of: name)
            let isThere = index < entries.count && entries[index].name == name
            switch (newValue, isThere) {
            case (let value?, true): entries[index].value = value
            case (let value?, false): entries.insert(Entry(name: name, value: value), at: index)
            case (nil, true): entries.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// Index of an entry, or its insertion index. A linear search, as most operations have few attributes.
    private func index(of name: String) -> Int {
        if entries.count <= 8 {
            for (i, entry) in entries.enumerated() where entry.name == name || name < entry.name { return i }
            return entries.count
        }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The elements of a `dense<...>` attribute.
public struct DenseElements: Hashable, Sendable {
    /// A tensor or vector type with a static shape.
    public var type: IRType
    /// Little-endian elements, each a whole number of bytes; a single element for a splat.
    public var bytes: [UInt8]
    /// Elements of string type; `bytes` is empty then.
    public var strings: [String] = []
    /// Whether all elements are equal to the one in `bytes` or `strings`.
    public var isSplat: Bool

    /// Creates elements of a shaped type.
    public init(type: IRType, bytes: [UInt8], isSplat: Bool, strings: [String] = []) {
        self.type = type
        self.bytes = bytes
        self.isSplat = isSplat
        self.strings = strings
    }

    /// Hashes a sample of the bytes only: constants may be as large as a model and rarely differ outside of
    /// it.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        hasher.combine(isSplat)
        hasher.combine(strings)
        hasher.combine(bytes.count)
        let step = max(1, bytes.count / 64)
        for i in stride(from: 0, to: bytes.count, by: step) { hasher.combine(bytes[i]) }
        for byte in bytes.suffix(16) { hasher.combine(byte) }
    }
}

extension Attribute {
    /// An attribute of type `i1`.
    public static func bool(_ value: Bool) -> Attribute { .integer(value ? 1 : 0, .i1) }
    /// An attribute of type `index`.
    public static func index(_ value: Int) -> Attribute { .integer(Int64(value), .index) }
    /// An integer attribute of type `i64`.
    public static func i64(_ value: Int64) -> Attribute { .integer(value, .i64) }
    /// An integer attribute of type `i32`.
    public static func i32(_ value: Int32) -> Attribute { .integer(Int64(value), .i32) }
    /// A floating-point attribute of a type.
    public static func float(_ value: Double, _ type: IRType) -> Attribute {
        .float(bits: value.bitPattern, type)
    }
    /// The value of an integer attribute, sign-extended.
    public var integerValue: Int64? {
        if case .integer(let value, _) = self { value } else { nil }
    }
    /// The value of a floating-point attribute.
    public var doubleValue: Double? {
        if case .float(let bits, _) = self { Double(bitPattern: bits) } else { nil }
    }
    /// The value of an affine map attribute.
    public var affineMapValue: AffineMap? {
        if case .affineMap(let map) = self { map } else { nil }
    }
    /// The value of an `i1` attribute.
    public var boolValue: Bool? {
        if case .integer(let value, .i1) = self { value != 0 } else { nil }
    }
    /// The value of a string attribute.
    public var stringValue: String? {
        switch self {
        case .string(let value), .typedString(let value, _), .keyword(let value): value
        default: nil
        }
    }
    /// The elements of an array attribute.
    public var arrayValue: [Attribute]? {
        if case .array(let values) = self { values } else { nil }
    }
    /// The entries of a dictionary attribute.
    public var dictionaryValue: AttributeDictionary? {
        if case .dictionary(let value) = self { value } else { nil }
    }
    /// The value of a type attribute.
    public var typeValue: IRType? {
        if case .type(let type) = self { type } else { nil }
    }
    /// The value of a symbol reference.
    public var symbolValue: SymbolReference? {
        if case .symbol(let symbol) = self { symbol } else { nil }
    }
    /// The dialect attribute.
    public var dialectValue: DialectAttribute? {
        if case .dialect(let value) = self { value } else { nil }
    }
    /// The elements of a dense attribute.
    public var denseValue: DenseElements? {
        if case .dense(let value) = self { value } else { nil }
    }
    /// The elements of a dense array, as bits.
    public var denseArrayValue: [Int64]? {
        if case .denseArray(let values, _) = self { values } else { nil }
    }

    /// The type of a typed attribute.
    public var type: IRType? {
        switch self {
        case .integer(_, let type), .float(_, let type), .typedString(_, let type),
            .denseResource(_, let type):
            type
        case .dense(let elements): elements.type
        case .dialect(let value): value.type
        default: nil
        }
    }

    /// Whether this is a dialect attribute with that definition.
    package func isA(_ definition: DialectAttributeDefinition) -> Bool {
        guard case .dialect(let value) = self else { return false }
        return value.definition === definition || value.name == definition.name
    }
}
