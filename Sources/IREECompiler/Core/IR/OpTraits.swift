/// Traits: properties of all operations with a name.
package struct OpTraits: OptionSet, Sendable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let pure = OpTraits(rawValue: 1 << 0)
    package static let terminator = OpTraits(rawValue: 1 << 1)
    package static let isolatedFromAbove = OpTraits(rawValue: 1 << 2)
    package static let symbolTable = OpTraits(rawValue: 1 << 3)
    package static let symbol = OpTraits(rawValue: 1 << 4)
    package static let constantLike = OpTraits(rawValue: 1 << 5)
    package static let commutative = OpTraits(rawValue: 1 << 6)
    package static let singleBlock = OpTraits(rawValue: 1 << 7)
    package static let graphRegion = OpTraits(rawValue: 1 << 8)
    package static let noTerminator = OpTraits(rawValue: 1 << 9)
    package static let returnLike = OpTraits(rawValue: 1 << 10)
    package static let callLike = OpTraits(rawValue: 1 << 11)
    package static let branchLike = OpTraits(rawValue: 1 << 12)
    package static let sameOperandsAndResultType = OpTraits(rawValue: 1 << 13)
    package static let sameTypeOperands = OpTraits(rawValue: 1 << 14)
    /// Operands carry their sizes: `%x : tensor<?xf32>{%dim}`.
    package static let sizeAware = OpTraits(rawValue: 1 << 15)
    package static let readsMemory = OpTraits(rawValue: 1 << 16)
    package static let writesMemory = OpTraits(rawValue: 1 << 17)
    package static let allocates = OpTraits(rawValue: 1 << 18)
    /// Segment sizes are an attribute, as several fields are variadic.
    package static let attrSizedOperands = OpTraits(rawValue: 1 << 19)
    package static let attrSizedResults = OpTraits(rawValue: 1 << 20)
    package static let idempotent = OpTraits(rawValue: 1 << 21)
    package static let function = OpTraits(rawValue: 1 << 22)
    package static let allowsUnknownSuccessor = OpTraits(rawValue: 1 << 23)
    package static let recursiveSideEffects = OpTraits(rawValue: 1 << 24)
    /// The region's terminator may be omitted.
    package static let implicitTerminator = OpTraits(rawValue: 1 << 25)
    package static let elementwise = OpTraits(rawValue: 1 << 26)
    package static let dispatchLike = OpTraits(rawValue: 1 << 27)
    package static let sameVariadicOperandSize = OpTraits(rawValue: 1 << 28)
    /// Nested operations may omit the `dialect.` prefix of this operation's dialect.
    package static let defaultDialect = OpTraits(rawValue: 1 << 29)
    /// Shaped operands and results carry their dynamic dimensions.
    package static let shapeAware = OpTraits(rawValue: 1 << 30)
    /// Results may be tied to operands by the attribute `tied_operands`.
    package static let tied = OpTraits(rawValue: 1 << 31)
    /// May be part of an execution region.
    package static let streamable = OpTraits(rawValue: 1 << 32)
    /// Awaits or produces timepoints.
    package static let timeline = OpTraits(rawValue: 1 << 33)
    /// Has an affinity.
    package static let affinity = OpTraits(rawValue: 1 << 34)
    /// Of the async phase: resources have value semantics.
    package static let asyncPhase = OpTraits(rawValue: 1 << 35)
    /// Of the cmd phase: resources are storage.
    package static let cmdPhase = OpTraits(rawValue: 1 << 36)
    /// Of the tensor phase: resources have tensor types.
    package static let tensorPhase = OpTraits(rawValue: 1 << 37)
    /// Accesses byte ranges of resources.
    package static let asyncAccess = OpTraits(rawValue: 1 << 38)
    /// Accesses byte ranges of storage.
    package static let subviewEffects = OpTraits(rawValue: 1 << 39)
    /// May fail with a status.
    package static let mayFail = OpTraits(rawValue: 1 << 40)
    /// Removed from programs without debug information.
    package static let debugOnly = OpTraits(rawValue: 1 << 41)
    /// Replaced by other instructions when a module is written.
    package static let pseudo = OpTraits(rawValue: 1 << 42)
    /// Operations are not moved across it.
    package static let fullBarrier = OpTraits(rawValue: 1 << 43)
    /// May suspend execution.
    package static let yieldPoint = OpTraits(rawValue: 1 << 44)
    /// Decides by itself whether it may be hoisted.
    package static let hoistable = OpTraits(rawValue: 1 << 45)
    /// Uses subranges of operands.
    package static let subrangeOperands = OpTraits(rawValue: 1 << 46)
    /// Its result is an alias of its tied operand.
    package static let tiedPassthrough = OpTraits(rawValue: 1 << 47)
    /// Defines a global.
    package static let globalDefinition = OpTraits(rawValue: 1 << 48)
    /// Loads a global.
    package static let globalLoad = OpTraits(rawValue: 1 << 49)
    /// Stores to a global.
    package static let globalStore = OpTraits(rawValue: 1 << 50)
    /// Runs at module load.
    package static let initializer = OpTraits(rawValue: 1 << 51)
    /// Casts from type to type.
    package static let castLike = OpTraits(rawValue: 1 << 52)
    /// Control may flow through its regions.
    package static let regionBranch = OpTraits(rawValue: 1 << 53)
    /// Executes its region repeatedly.
    package static let loopLike = OpTraits(rawValue: 1 << 54)
    /// May be called.
    package static let callable = OpTraits(rawValue: 1 << 55)
    /// Defines an object.
    package static let objectLike = OpTraits(rawValue: 1 << 56)
    /// Cheaper to clone for each user than to pass its result.
    package static let prefersCloning = OpTraits(rawValue: 1 << 57)
    /// Describes storage and does no work on the device.
    package static let storageMetadata = OpTraits(rawValue: 1 << 58)
    /// At most one of its regions executes.
    package static let exclusiveRegions = OpTraits(rawValue: 1 << 59)
    /// Executes on the device in its attribute `target`.
    package static let runsAtTarget = OpTraits(rawValue: 1 << 60)
    /// Integer division by its second operand; a zero divisor is undefined behavior.
    package static let dividesIntegers = OpTraits(rawValue: 1 << 61)
    /// A declaration (without a body) must be private.
    package static let privateDeclaration = OpTraits(rawValue: 1 << 62)
    /// The terminator is always printed, even if it could be inferred.
    package static let writtenTerminator = OpTraits(rawValue: 1 << 63)
}
