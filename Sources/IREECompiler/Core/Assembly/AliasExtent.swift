/// The size of an alias after expansion.
///
/// Attributes and types are value types: comparing, hashing, printing and releasing one recurses into it. A
/// chain of short definitions can exceed the stack or memory, so depth and size are bounded where aliases are
/// used.
struct AliasExtent {
    /// Nesting depth of attributes, types and locations.
    package var depth = 0
    /// Number of attributes, types and locations.
    package var size = 0

    static let depthLimit = 1 << 12
    /// Limit of the expanded size, in addition to that of the text itself.
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
    /// Parses the definition of an alias.
    func aliased<T>(_ body: () throws(Diagnostic) -> T) throws(Diagnostic) -> Aliased<T> {
        let outer = extent
        defer { extent = outer }
        extent = AliasExtent()
        let start = depth
        let value = try body()
        return Aliased(value: value, extent: AliasExtent(depth: extent.depth - start, size: extent.size))
    }

    /// The definition of an alias that is used at `start`.
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
