/// An operand as written: a name, and an index into a group of results.
package struct ParsedOperand {
    package let name: String
    package let number: Int
    package let offset: Int

    package init(name: String, number: Int, offset: Int) {
        self.name = name
        self.number = number
        self.offset = offset
    }
}

/// Value and block names in an operation that is isolated from above.
final class ValueScope {
    /// Labels of a region: the block, the offset of first mention, and whether it is defined.
    typealias Blocks = [String: (block: Block, offset: Int, isDefined: Bool)]

    package struct Entry {
        package var value: Value
        package var offset: Int
    }
    /// By name, then by index in the group.
    package var values: [String: [Entry?]] = [:]
    /// Forward references, by placeholder.
    package var forward: [ObjectIdentifier: (name: String, number: Int, offset: Int, value: Value)] = [:]
    /// Names defined in each enclosing region, dropped at its end.
    var regionNames: [[String]] = []
    /// Labels of the enclosing regions.
    package var blocks: [Blocks] = []
}
