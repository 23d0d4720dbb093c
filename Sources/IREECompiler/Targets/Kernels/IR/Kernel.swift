/// A kernel: what one workgroup of a dispatch does. Independent of the target that it is printed for.
///
/// Loops and conditions are structured; values are defined before they are used, in the same block or one around it.
package struct Kernel: Sendable {
    package var name: String
    package var constantCount: Int
    package var bindingCount: Int
    /// How many workgroups have work. Any other number, from one on, computes the same.
    package var workgroupCount = WorkgroupCount()
    package var types: [KernelType]
    package var body: KernelBlock
    /// Bytes of scratch memory, which each workgroup has of its own.
    package var scratchBytes = 0
    /// The functions that are called.
    package var functions: [KernelFunction.Key: KernelFunction] = [:]

    package func type(_ value: KernelValue) -> KernelType { types[value.number] }
}

/// Numbers of workgroups along two axes.
package struct WorkgroupCount: Hashable, Sendable {
    package var x = 1
    package var y = 1

    package init(x: Int = 1, y: Int = 1) {
        self.x = x
        self.y = y
    }
}

package struct KernelBlock: Sendable {
    package var statements: [KernelStatement] = []
}

package enum KernelStatement: Sendable {
    case define(KernelValue, KernelOperation)
    case store(KernelValue, Access)
    /// Tells the processor that the memory will be read; it may be out of bounds.
    case prefetch(Access, KernelElement)
    case loop(KernelLoop)
    case whileLoop(KernelWhileLoop)
    case condition(KernelValue, KernelBlock)
}

/// `for variable in stride(from: lower, to: upper, by: step)`, with values that are carried from one iteration to
/// the next.
package struct KernelLoop: Sendable {
    package var variable: KernelValue
    package var lower: KernelValue
    package var upper: KernelValue
    /// Positive.
    package var step: KernelValue
    package var initial: [KernelValue]
    /// The carried values in the body.
    package var arguments: [KernelValue]
    /// The carried values after the body, for the next iteration.
    package var yielded: [KernelValue]
    /// The carried values after the loop.
    package var results: [KernelValue]
    package var body: KernelBlock
}

/// A loop that goes on while a condition holds, which is computed before each iteration.
package struct KernelWhileLoop: Sendable {
    package var initial: [KernelValue]
    /// The carried values before the condition.
    package var arguments: [KernelValue]
    /// What is computed before each iteration, and once more.
    package var before: KernelBlock
    package var condition: KernelValue
    /// Values of `before` that the loop has computed where it ends.
    package var forwarded: [KernelValue]
    /// May use the values of `before`.
    package var body: KernelBlock
    /// The carried values after the body, for the next iteration.
    package var yielded: [KernelValue]
    /// The forwarded values after the loop.
    package var results: [KernelValue]
}
