/// A function without effects that a kernel calls, such as an elementary function of vectors. A target prints it once, or
/// where it is called.
package struct KernelFunction: Sendable {
    package var parameters: [KernelValue]
    package var types: [KernelType]
    package var body: KernelBlock
    package var result: KernelValue

    /// Functions with equal keys are equal: the name says what is computed, and operands have the type of the result.
    package struct Key: Hashable, Sendable {
        package var name: String
        package var type: KernelType
    }
}

extension KernelBlock {
    /// Calls `visit` for each operation of the block, and of those in it.
    package func forEachOperation(_ visit: (KernelValue, KernelOperation) -> Void) {
        for statement in statements {
            switch statement {
            case .define(let value, let operation): visit(value, operation)
            case .store, .prefetch: break
            case .loop(let loop): loop.body.forEachOperation(visit)
            case .whileLoop(let loop):
                loop.before.forEachOperation(visit)
                loop.body.forEachOperation(visit)
            case .condition(_, let body): body.forEachOperation(visit)
            }
        }
    }
}
