/// A type of the IR.
///
/// A value type: types are equal if they are spelled the same. Dialect types are data (`DialectType`), so
/// that a dialect adds a type with a row in its table.
public indirect enum IRType: Hashable, Sendable {
    case index
    case none
    case integer(width: Int, signedness: Signedness)
    case float(FloatKind)
    case complex(IRType)
    case vector(ShapedType)
    case tensor(ShapedType)
    case unrankedTensor(IRType)
    case memref(ShapedType)
    case function(FunctionType)
    case tuple([IRType])
    case dialect(DialectType)

    /// Signedness of an integer type.
    public enum Signedness: String, Hashable, Sendable {
        case signless = "i"
        case signed = "si"
        case unsigned = "ui"
    }

    /// The type `i1`.
    public static let i1 = IRType.integer(width: 1, signedness: .signless)
    /// The type `i8`.
    public static let i8 = IRType.integer(width: 8, signedness: .signless)
    /// The type `i16`.
    public static let i16 = IRType.integer(width: 16, signedness: .signless)
    /// The type `i32`.
    public static let i32 = IRType.integer(width: 32, signedness: .signless)
    /// The type `i64`.
    public static let i64 = IRType.integer(width: 64, signedness: .signless)
    /// The type `f16`.
    public static let f16 = IRType.float(.f16)
    /// The type `bf16`.
    public static let bf16 = IRType.float(.bf16)
    /// The type `f32`.
    public static let f32 = IRType.float(.f32)
    /// The type `f64`.
    public static let f64 = IRType.float(.f64)

    /// A function type.
    public static func function(_ inputs: [IRType], _ results: [IRType]) -> IRType {
        .function(FunctionType(inputs: inputs, results: results))
    }
}

/// The floating-point formats of MLIR.
public enum FloatKind: String, Hashable, Sendable, CaseIterable {
    case f16, bf16, f32, tf32, f64, f80, f128
    case f4E2M1FN, f6E2M3FN, f6E3M2FN, f8E3M4, f8E4M3, f8E4M3FN, f8E4M3FNUZ, f8E4M3B11FNUZ, f8E5M2
    case f8E5M2FNUZ, f8E8M0FNU

    /// Width in bits.
    public var width: Int {
        switch self {
        case .f4E2M1FN: 4
        case .f6E2M3FN, .f6E3M2FN: 6
        case .f8E3M4, .f8E4M3, .f8E4M3FN, .f8E4M3FNUZ, .f8E4M3B11FNUZ, .f8E5M2, .f8E5M2FNUZ, .f8E8M0FNU: 8
        case .f16, .bf16: 16
        case .tf32: 19
        case .f32: 32
        case .f64: 64
        case .f80: 80
        case .f128: 128
        }
    }
}

/// Shape and element type of a vector, tensor or memref.
public struct ShapedType: Hashable, Sendable {
    /// Marks a dynamic dimension in `shape`.
    public static let dynamic = Int.min

    /// The size of each dimension, in elements; `dynamic` for dynamic dimensions.
    public var shape: [Int]
    /// The element type.
    public var element: IRType
    /// A tensor's encoding, a memref's layout.
    public var encoding: Attribute?
    /// A memref's memory space.
    public var memorySpace: Attribute?
    /// The scalable dimensions of a vector; empty if none is.
    public var scalable: [Bool] = []

    /// Creates a shaped type.
    public init(_ shape: [Int], _ element: IRType, encoding: Attribute? = nil, memorySpace: Attribute? = nil)
    {
        self.shape = shape
        self.element = element
        self.encoding = encoding
        self.memorySpace = memorySpace
    }

    /// Number of dimensions.
    public var rank: Int { shape.count }

    /// Whether the dimensions are equal or at least one of each pair is dynamic.
    package static func agree(_ a: ArraySlice<Int>, _ b: ArraySlice<Int>) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0 == dynamic || $1 == dynamic || $0 == $1 }
    }

    /// Whether all dimensions are static.
    public var isStatic: Bool { !shape.contains(Self.dynamic) }
    /// Number of dynamic dimensions.
    public var dynamicDimensionCount: Int { shape.count { $0 == Self.dynamic } }

    /// Number of elements; nil if a dimension is dynamic or the product overflows.
    public var elementCount: Int? {
        var count = 1
        for dimension in shape {
            guard dimension >= 0 else { return nil }
            let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
            guard !overflow else { return nil }
            count = product
        }
        return count
    }
}

/// The signature of a function.
public struct FunctionType: Hashable, Sendable {
    /// The argument types.
    public var inputs: [IRType]
    /// The result types.
    public var results: [IRType]

    /// Creates a function type.
    public init(inputs: [IRType], results: [IRType]) {
        self.inputs = inputs
        self.results = results
    }
}

/// A dialect type, such as `!stream.resource`, with its parameters in definition order.
public struct DialectType: Hashable, Sendable {
    package let definition: DialectTypeDefinition
    /// The parameters in definition order; `.absent` for omitted ones.
    public var parameters: [Attribute]

    package init(_ definition: DialectTypeDefinition, _ parameters: [Attribute] = []) {
        self.definition = definition
        self.parameters = parameters
    }

    /// The full name, such as `stream.resource`.
    public var name: String { definition.name }

    /// Compares by name: definitions from different registries are equal.
    public static func == (a: Self, b: Self) -> Bool {
        (a.definition === b.definition || a.name == b.name) && a.parameters == b.parameters
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(parameters)
    }
}

extension IRType {
    /// Whether this is an integer type of any signedness.
    public var isInteger: Bool {
        if case .integer = self { true } else { false }
    }
    /// Whether this is a signless integer type.
    public var isSignlessInteger: Bool {
        if case .integer(_, .signless) = self { true } else { false }
    }
    /// Whether this is an integer or index type.
    public var isIntegerOrIndex: Bool { isInteger || self == .index }
    /// Whether this is a floating-point type.
    public var isFloat: Bool {
        if case .float = self { true } else { false }
    }
    /// Whether this is an integer, index or floating-point type.
    public var isScalar: Bool { isIntegerOrIndex || isFloat }
    /// Whether this is a tensor type, ranked or not.
    public var isTensor: Bool {
        switch self {
        case .tensor, .unrankedTensor: true
        default: false
        }
    }

    /// Width in bits; nil unless an integer or floating-point type.
    public var bitWidth: Int? {
        switch self {
        case .integer(let width, _): width
        case .float(let kind): kind.width
        default: nil
        }
    }

    /// Shape and element type of a ranked vector, tensor or memref.
    public var shaped: ShapedType? {
        switch self {
        case .vector(let type), .tensor(let type), .memref(let type): type
        default: nil
        }
    }

    /// The element type of a shaped type, or the type itself.
    public var elementOrSelf: IRType {
        switch self {
        case .unrankedTensor(let element): element
        default: shaped?.element ?? self
        }
    }

    /// Whether this is a dialect type with that definition.
    package func isA(_ definition: DialectTypeDefinition) -> Bool {
        guard case .dialect(let type) = self else { return false }
        return type.definition === definition || type.name == definition.name
    }

    /// Whether this is a dialect type.
    public var isDialectType: Bool {
        if case .dialect = self { true } else { false }
    }

    /// The parameters of a dialect type.
    public var parameters: [Attribute] {
        if case .dialect(let type) = self { type.parameters } else { [] }
    }
}
