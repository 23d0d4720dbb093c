/// Where the storage of what an execution region gives is to be.
enum ResultPlacement {
    /// The place that a transfer inside of the region moves the value to, if one does.
    static func local(_ value: Value) -> Attribute? {
        var value = value
        while let op = value.definingOp {
            if let transfer = op.as(Stream.AsyncTransfer.self) { return transfer.targetAffinity }
            if let operand = Tied.operand(of: value) {
                value = operand
            } else if op.is(Stream.AsyncConcurrent.self),
                let yielded = op.body()?.last?.as(Stream.Yield.self)?.resourceOperands,
                yielded.indices.contains(value.index)
            {
                value = yielded[value.index]
            } else {
                return nil
            }
        }
        return nil
    }

    /// A place that suits the region, or where it moves the value to, and all that use the result.
    static func affinity(of result: Value, _ inner: Value, executed: Attribute?) -> Attribute? {
        local(inner) ?? executed
    }
}
