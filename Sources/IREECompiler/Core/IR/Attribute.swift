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
    public var root: String
    public var nested: [String]

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
    public var parameters: [Attribute]

    package init(_ definition: DialectAttributeDefinition, _ parameters: [Attribute]) {
        self.definition = definition
        self.parameters = parameters
    }

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
    public struct Entry: Hashable, Sendable {
        public let name: String
        public var value: Attribute
    }

    public private(set) var entries: [Entry] = []

    public init() {}

    public init(_ pairs: [(String, Attribute)]) {
        for (name, value) in pairs { self[name] = value }
    }

    public var isEmpty: Bool { entries.isEmpty }
    public var count: Int { entries.count }

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
    public var isSplat: Bool

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
    public static func bool(_ value: Bool) -> Attribute { .integer(value ? 1 : 0, .i1) }
    public static func index(_ value: Int) -> Attribute { .integer(Int64(value), .index) }
    public static func i64(_ value: Int64) -> Attribute { .integer(value, .i64) }
    public static func i32(_ value: Int32) -> Attribute { .integer(Int64(value), .i32) }
    public static func float(_ value: Double, _ type: IRType) -> Attribute {
        .float(bits: value.bitPattern, type)
    }
    public var integerValue: Int64? {
        if case .integer(let value, _) = self { value } else { nil }
    }
    public var doubleValue: Double? {
        if case .float(let bits, _) = self { Double(bitPattern: bits) } else { nil }
    }
    public var affineMapValue: AffineMap? {
        if case .affineMap(let map) = self { map } else { nil }
    }
    public var boolValue: Bool? {
        if case .integer(let value, .i1) = self { value != 0 } else { nil }
    }
    public var stringValue: String? {
        switch self {
        case .string(let value), .typedString(let value, _), .keyword(let value): value
        default: nil
        }
    }
    public var arrayValue: [Attribute]? {
        if case .array(let values) = self { values } else { nil }
    }
    public var dictionaryValue: AttributeDictionary? {
        if case .dictionary(let value) = self { value } else { nil }
    }
    public var typeValue: IRType? {
        if case .type(let type) = self { type } else { nil }
    }
    public var symbolValue: SymbolReference? {
        if case .symbol(let symbol) = self { symbol } else { nil }
    }
    public var dialectValue: DialectAttribute? {
        if case .dialect(let value) = self { value } else { nil }
    }
    public var denseValue: DenseElements? {
        if case .dense(let value) = self { value } else { nil }
    }
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
