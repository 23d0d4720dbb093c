/// What an alias stands for when all aliases in it are replaced by what they stand for.
///
/// Attributes and types are values without identity: whatever compares, hashes, prints or releases one goes
/// through all of it, as deep as it is. A chain of short definitions can make one that is deeper than the stack,
/// or larger than any memory, and so both are bounded where aliases are used.
struct AliasExtent {
    /// How deep attributes, types and locations are in each other.
    package var depth = 0
    /// How many there are.
    package var size = 0

    static let depthLimit = 1 << 12
    /// Besides what the text has itself.
    static let sizeLimit = 1 << 20

    package mutating func add(depth other: Int, size more: Int) {
        depth = max(depth, other)
        size += more
    }
}

struct Aliased<Value> {
    package let value: Value
    let extent: AliasExtent
}

extension AsmParser {
    /// Reads what an alias is defined to be.
    func aliased<T>(_ body: () throws(Diagnostic) -> T) throws(Diagnostic) -> Aliased<T> {
        let outer = extent
        defer { extent = outer }
        extent = AliasExtent()
        let start = depth
        let value = try body()
        return Aliased(value: value, extent: AliasExtent(depth: extent.depth - start, size: extent.size))
    }

    /// What an alias that is used at `start` stands for.
    func use<T>(_ alias: Aliased<T>, at start: Int) throws(Diagnostic) -> T {
        extent.add(depth: depth + alias.extent.depth, size: alias.extent.size)
        guard extent.depth <= AliasExtent.depthLimit else {
            throw error(
                "aliases stand for what is nested more than \(AliasExtent.depthLimit) deep", at: start)
        }
        guard extent.size - source.count <= AliasExtent.sizeLimit else {
            throw error(
                "aliases stand for more than \(AliasExtent.sizeLimit) attributes and types", at: start)
        }
        return alias.value
    }
}
