/// An operand as it is written: a name and which of several values that share it.
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

/// Names of values and blocks that are seen in an operation that is isolated from what is around it.
final class ValueScope {
    /// Blocks of a region by name: where each is first named, and whether it has begun.
    typealias Blocks = [String: (block: Block, offset: Int, isDefined: Bool)]

    package struct Entry {
        package var value: Value
        package var offset: Int
    }
    /// By name, then by number.
    package var values: [String: [Entry?]] = [:]
    /// Uses of values that are not defined yet, by the value that stands for them.
    package var forward: [ObjectIdentifier: (name: String, number: Int, offset: Int, value: Value)] = [:]
    /// Names that the regions around define, which end with them.
    var regionNames: [[String]] = []
    /// Blocks of the regions around, by name.
    package var blocks: [Blocks] = []
}
