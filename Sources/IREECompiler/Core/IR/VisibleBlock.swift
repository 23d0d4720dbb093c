/// A block whose values dominate an operation: those that operations of a lower order than `limit` define, and its
/// arguments. Valid while the operations of the block are numbered.
struct VisibleBlock {
    unowned(unsafe) let block: Block
    var limit: Int32

    init(block: Block, limit: Int32) {
        self.block = block
        self.limit = limit
    }

    /// A block, one of whose values dominates an operation in another block.
    init(_ block: Block, around op: Operation) {
        let user = op.enclosing { $0.block?.region === block.region }
        self.block = block
        block.numberOperations()
        limit = user.flatMap { $0.block === block ? $0.order : nil } ?? .max
    }
}
