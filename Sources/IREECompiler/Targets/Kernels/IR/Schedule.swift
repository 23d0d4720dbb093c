/// How a kernel computes a tensor, apart from what it computes.
///
/// A kernel computes tiles of `rows` times `vectors` vectors of `lanes` elements along the last dimension. Loads and
/// reductions are shared among the vectors of a tile, so that a contraction keeps its accumulators in registers.
package struct Schedule: Hashable, Sendable {
    /// The dimension of rows; nil if there is none beside the last one.
    package var rowDimension: Int?
    package var rows = 1
    package var vectors = 1
    package var lanes = 1
    /// Whether elements are results of reductions, which are much work each.
    package var isReduction = false
    /// Lanes of the innermost reduction loop, where elements of the result are scalars.
    package var reductionLanes = 1
    /// How many bytes ahead of what the innermost reduction loop reads are prefetched; 0 for none.
    package var prefetchDistance = 0
    /// How a reduction goes several times over the result; nil if each element is computed at once.
    package var blocking: Blocking?

    package init() {}

    /// The steps of a reduction, in blocks: between them, sums are in the memory of the result.
    package struct Blocking: Hashable, Sendable {
        /// Steps of a block.
        package var depth: Int
        /// Whether what a block reads along the columns of a tile is copied to scratch memory, for all rows.
        package var packs = false

        /// Scratch memory that fits in the stacks and the caches of all threads.
        package static let scratchBytes = 32 << 10
    }
}

/// What schedules and code depend on in a processor.
package struct KernelTarget: Hashable, Sendable {
    /// Size of a vector register.
    package var vectorBytes = 16
    package var vectorRegisters = 16
    /// Fused multiply-add.
    package var hasFMA = false
    /// Whether it has instructions that convert `f16` to `f32` and back.
    package var convertsHalf = false
    /// Whether floating-point numbers may be added in any order.
    package var reassociates = true
    /// Functions of `f32` and `f64` that it has instructions for.
    package var functions: Set<KernelOperation.Unary> = []
    /// Whether it has instructions for powers and the arc tangent of two numbers.
    package var hasBinaryFunctions = false
    /// Whether kernels may call functions that they share.
    package var sharesFunctions = true
    /// Whether lanes of loads and stores can be masked at no cost.
    package var hasMasks = false
    /// Whether it has instructions for sums of two products of 16-bit integers.
    package var hasPairProducts = false

    package init() {}

    /// Whether it has vector registers.
    var hasVectors: Bool { vectorBytes > 0 }

    /// The VM: registers for scalars, as many as a function needs.
    package static let virtualMachine: KernelTarget = {
        var target = KernelTarget()
        target.vectorBytes = 0
        target.vectorRegisters = 32
        target.hasFMA = true
        target.functions = [
            .absolute, .negated, .ceil, .floor, .round, .roundEven, .exponential, .exponential2,
            .exponentialMinus1, .logarithm, .logarithm2, .logarithm10, .logarithm1Plus, .sine, .cosine,
            .arcTangent, .hyperbolicTangent, .errorFunction,
        ]
        target.hasBinaryFunctions = true
        target.sharesFunctions = false
        return target
    }()
}
