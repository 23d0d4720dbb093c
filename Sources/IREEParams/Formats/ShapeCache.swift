/// Shares the shapes of tensors: models have few different ones, and one array for each saves most of
/// the allocations of an index.
struct ShapeCache {
    private static let size = 8
    private var shapes: [[UInt64]] = []
    private var next = 0

    /// The array that is kept for these dimensions, or a new one.
    mutating func shared(_ shape: [UInt64]) -> [UInt64] {
        for position in shapes.indices where shapes[position] == shape { return shapes[position] }
        // A copy: `shape` may be a scratch array that has room for more.
        let copy = Array(shape[...])
        if shapes.count < Self.size {
            shapes.append(copy)
        } else {
            shapes[next] = copy
            next = (next + 1) % Self.size
        }
        return copy
    }
}
