/// An operand as it is written: a name and which of several values that share it.
public struct ParsedOperand {
    let name: String
    let number: Int
    let offset: Int
}

/// Names of values and blocks that are seen in an operation that is isolated from what is around it.
final class ValueScope {
    /// Blocks of a region by name: where each is first named, and whether it has begun.
    typealias Blocks = [String: (block: Block, offset: Int, isDefined: Bool)]

    struct Entry {
        var value: Value
        var offset: Int
    }
    /// By name, then by number.
    var values: [String: [Entry?]] = [:]
    /// Uses of values that are not defined yet, by the value that stands for them.
    var forward: [ObjectIdentifier: (name: String, number: Int, offset: Int, value: Value)] = [:]
    /// Names that the regions around define, which end with them.
    var regionNames: [[String]] = []
    /// Blocks of the regions around, by name.
    var blocks: [Blocks] = []
}
