/// Properties that hold for every operation of a kind.
public struct OpTraits: OptionSet, Sendable {
    public let rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    public static let pure = OpTraits(rawValue: 1 << 0)
    public static let terminator = OpTraits(rawValue: 1 << 1)
    public static let isolatedFromAbove = OpTraits(rawValue: 1 << 2)
    public static let symbolTable = OpTraits(rawValue: 1 << 3)
    public static let symbol = OpTraits(rawValue: 1 << 4)
    public static let constantLike = OpTraits(rawValue: 1 << 5)
    public static let commutative = OpTraits(rawValue: 1 << 6)
    public static let singleBlock = OpTraits(rawValue: 1 << 7)
    public static let graphRegion = OpTraits(rawValue: 1 << 8)
    public static let noTerminator = OpTraits(rawValue: 1 << 9)
    public static let returnLike = OpTraits(rawValue: 1 << 10)
    public static let callLike = OpTraits(rawValue: 1 << 11)
    public static let branchLike = OpTraits(rawValue: 1 << 12)
    public static let sameOperandsAndResultType = OpTraits(rawValue: 1 << 13)
    public static let sameTypeOperands = OpTraits(rawValue: 1 << 14)
    /// Operands name their sizes, as `%x : tensor<?xf32>{%dim}` does.
    public static let sizeAware = OpTraits(rawValue: 1 << 15)
    public static let readsMemory = OpTraits(rawValue: 1 << 16)
    public static let writesMemory = OpTraits(rawValue: 1 << 17)
    public static let allocates = OpTraits(rawValue: 1 << 18)
    /// The number of operands of each field is an attribute, as more than one field varies.
    public static let attrSizedOperands = OpTraits(rawValue: 1 << 19)
    public static let attrSizedResults = OpTraits(rawValue: 1 << 20)
    public static let idempotent = OpTraits(rawValue: 1 << 21)
    public static let function = OpTraits(rawValue: 1 << 22)
    public static let allowsUnknownSuccessor = OpTraits(rawValue: 1 << 23)
    public static let recursiveSideEffects = OpTraits(rawValue: 1 << 24)
    /// The terminator of its region may be left out of the text.
    public static let implicitTerminator = OpTraits(rawValue: 1 << 25)
    public static let elementwise = OpTraits(rawValue: 1 << 26)
    public static let dispatchLike = OpTraits(rawValue: 1 << 27)
    public static let sameVariadicOperandSize = OpTraits(rawValue: 1 << 28)
    /// Operations nested in it may write names without `dialect.`: that of this operation's dialect.
    public static let defaultDialect = OpTraits(rawValue: 1 << 29)
    /// Shaped operands and results name their dynamic dimensions.
    public static let shapeAware = OpTraits(rawValue: 1 << 30)
    /// Results may share the storage of operands, as the attribute `tied_operands` says.
    public static let tied = OpTraits(rawValue: 1 << 31)
    /// May be part of an execution region.
    public static let streamable = OpTraits(rawValue: 1 << 32)
    /// Waits for, or gives, timepoints.
    public static let timeline = OpTraits(rawValue: 1 << 33)
    /// Says where it runs.
    public static let affinity = OpTraits(rawValue: 1 << 34)
    /// Of the phase in which resources are values.
    public static let asyncPhase = OpTraits(rawValue: 1 << 35)
    /// Of the phase in which resources are storage.
    public static let cmdPhase = OpTraits(rawValue: 1 << 36)
    /// Of the phase in which resources still have tensor types.
    public static let tensorPhase = OpTraits(rawValue: 1 << 37)
    /// Accesses ranges of resources.
    public static let asyncAccess = OpTraits(rawValue: 1 << 38)
    /// Accesses ranges of storage.
    public static let subviewEffects = OpTraits(rawValue: 1 << 39)
    /// May end the call with a status.
    public static let mayFail = OpTraits(rawValue: 1 << 40)
    /// Left out of programs without debugging.
    public static let debugOnly = OpTraits(rawValue: 1 << 41)
    /// Stands for other instructions when a module is written.
    public static let pseudo = OpTraits(rawValue: 1 << 42)
    /// Nothing moves across it.
    public static let fullBarrier = OpTraits(rawValue: 1 << 43)
    /// Execution may be suspended here.
    public static let yieldPoint = OpTraits(rawValue: 1 << 44)
    /// Says by itself whether it may be hoisted.
    public static let hoistable = OpTraits(rawValue: 1 << 45)
    /// Uses ranges of operands.
    public static let subrangeOperands = OpTraits(rawValue: 1 << 46)
    /// Its result is its tied operand.
    public static let tiedPassthrough = OpTraits(rawValue: 1 << 47)
    /// Defines a global.
    public static let globalDefinition = OpTraits(rawValue: 1 << 48)
    /// Loads a global.
    public static let globalLoad = OpTraits(rawValue: 1 << 49)
    /// Stores to a global.
    public static let globalStore = OpTraits(rawValue: 1 << 50)
    /// Runs when a module is loaded.
    public static let initializer = OpTraits(rawValue: 1 << 51)
    /// Casts from type to type.
    public static let castLike = OpTraits(rawValue: 1 << 52)
    /// Control flows through its regions.
    public static let regionBranch = OpTraits(rawValue: 1 << 53)
    /// Runs its region again and again.
    public static let loopLike = OpTraits(rawValue: 1 << 54)
    /// Can be called.
    public static let callable = OpTraits(rawValue: 1 << 55)
    /// Defines an object.
    public static let objectLike = OpTraits(rawValue: 1 << 56)
}
