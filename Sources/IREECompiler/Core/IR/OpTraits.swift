/// Properties that hold for every operation of a kind.
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
    /// Operands name their sizes, as `%x : tensor<?xf32>{%dim}` does.
    package static let sizeAware = OpTraits(rawValue: 1 << 15)
    package static let readsMemory = OpTraits(rawValue: 1 << 16)
    package static let writesMemory = OpTraits(rawValue: 1 << 17)
    package static let allocates = OpTraits(rawValue: 1 << 18)
    /// The number of operands of each field is an attribute, as more than one field varies.
    package static let attrSizedOperands = OpTraits(rawValue: 1 << 19)
    package static let attrSizedResults = OpTraits(rawValue: 1 << 20)
    package static let idempotent = OpTraits(rawValue: 1 << 21)
    package static let function = OpTraits(rawValue: 1 << 22)
    package static let allowsUnknownSuccessor = OpTraits(rawValue: 1 << 23)
    package static let recursiveSideEffects = OpTraits(rawValue: 1 << 24)
    /// The terminator of its region may be left out of the text.
    package static let implicitTerminator = OpTraits(rawValue: 1 << 25)
    package static let elementwise = OpTraits(rawValue: 1 << 26)
    package static let dispatchLike = OpTraits(rawValue: 1 << 27)
    package static let sameVariadicOperandSize = OpTraits(rawValue: 1 << 28)
    /// Operations nested in it may write names without `dialect.`: that of this operation's dialect.
    package static let defaultDialect = OpTraits(rawValue: 1 << 29)
    /// Shaped operands and results name their dynamic dimensions.
    package static let shapeAware = OpTraits(rawValue: 1 << 30)
    /// Results may share the storage of operands, as the attribute `tied_operands` says.
    package static let tied = OpTraits(rawValue: 1 << 31)
    /// May be part of an execution region.
    package static let streamable = OpTraits(rawValue: 1 << 32)
    /// Waits for, or gives, timepoints.
    package static let timeline = OpTraits(rawValue: 1 << 33)
    /// Says where it runs.
    package static let affinity = OpTraits(rawValue: 1 << 34)
    /// Of the phase in which resources are values.
    package static let asyncPhase = OpTraits(rawValue: 1 << 35)
    /// Of the phase in which resources are storage.
    package static let cmdPhase = OpTraits(rawValue: 1 << 36)
    /// Of the phase in which resources still have tensor types.
    package static let tensorPhase = OpTraits(rawValue: 1 << 37)
    /// Accesses ranges of resources.
    package static let asyncAccess = OpTraits(rawValue: 1 << 38)
    /// Accesses ranges of storage.
    package static let subviewEffects = OpTraits(rawValue: 1 << 39)
    /// May end the call with a status.
    package static let mayFail = OpTraits(rawValue: 1 << 40)
    /// Left out of programs without debugging.
    package static let debugOnly = OpTraits(rawValue: 1 << 41)
    /// Stands for other instructions when a module is written.
    package static let pseudo = OpTraits(rawValue: 1 << 42)
    /// Nothing moves across it.
    package static let fullBarrier = OpTraits(rawValue: 1 << 43)
    /// Execution may be suspended here.
    package static let yieldPoint = OpTraits(rawValue: 1 << 44)
    /// Says by itself whether it may be hoisted.
    package static let hoistable = OpTraits(rawValue: 1 << 45)
    /// Uses ranges of operands.
    package static let subrangeOperands = OpTraits(rawValue: 1 << 46)
    /// Its result is its tied operand.
    package static let tiedPassthrough = OpTraits(rawValue: 1 << 47)
    /// Defines a global.
    package static let globalDefinition = OpTraits(rawValue: 1 << 48)
    /// Loads a global.
    package static let globalLoad = OpTraits(rawValue: 1 << 49)
    /// Stores to a global.
    package static let globalStore = OpTraits(rawValue: 1 << 50)
    /// Runs when a module is loaded.
    package static let initializer = OpTraits(rawValue: 1 << 51)
    /// Casts from type to type.
    package static let castLike = OpTraits(rawValue: 1 << 52)
    /// Control flows through its regions.
    package static let regionBranch = OpTraits(rawValue: 1 << 53)
    /// Runs its region again and again.
    package static let loopLike = OpTraits(rawValue: 1 << 54)
    /// Can be called.
    package static let callable = OpTraits(rawValue: 1 << 55)
    /// Defines an object.
    package static let objectLike = OpTraits(rawValue: 1 << 56)
    /// Is cheaper to do again for each that needs its result than to carry the result around.
    package static let prefersCloning = OpTraits(rawValue: 1 << 57)
    /// Says something of storage and does no work on the device.
    package static let storageMetadata = OpTraits(rawValue: 1 << 58)
    /// At most one of its regions runs each time that it does.
    package static let exclusiveRegions = OpTraits(rawValue: 1 << 59)
    /// Runs where its attribute `target` says.
    package static let runsAtTarget = OpTraits(rawValue: 1 << 60)
    /// Divides by its second operand, which must not be zero where the operation runs.
    package static let dividesIntegers = OpTraits(rawValue: 1 << 61)
    /// Without a body it is a declaration, which others cannot use from outside.
    package static let privateDeclaration = OpTraits(rawValue: 1 << 62)
    /// Its text always says the terminator, though the body may follow from its name.
    package static let writtenTerminator = OpTraits(rawValue: 1 << 63)
}
