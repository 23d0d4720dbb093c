/// An untrusted FlatBuffer in a range of a file.
///
/// Every position is checked against the range before it is read; alignment is not relied upon.
/// Positions are offsets in the file, so that every error names the byte that is wrong. The format:
/// a buffer starts with the 32-bit distance to its root table; tables, vectors and strings are
/// reached through such distances, which only lead forwards.
package struct FlatBuffer: Sendable {
    package let storage: ModuleBytes
    /// Where the buffer lies in the file.
    package let range: Range<Int>

    /// - Parameter range: lies in the file.
    package init(_ storage: ModuleBytes, in range: Range<Int>) {
        self.storage = storage
        self.range = range
    }

    /// The limit of nested tables: deeper than any schema here, it bounds recursion in damaged files.
    package static let maximumDepth = 64

    /// The root table.
    ///
    /// - Parameter identifier: the four characters that tell one schema's buffers from another's.
    package func root(identifier: String) throws(VMError) -> FlatTable {
        guard range.count >= 8 else {
            throw error("a FlatBuffer of \(range.count) bytes is too short", at: range.lowerBound)
        }
        let found = storage[range.lowerBound + 4..<range.lowerBound + 8]
        guard found.elementsEqual(identifier.utf8) else {
            throw error("this is no FlatBuffer with identifier `\(identifier)`", at: range.lowerBound + 4)
        }
        return try FlatTable(self, at: follow(range.lowerBound, "root table"), depth: 0)
    }

    /// The number at `position`.
    func load<Value: FixedWidthInteger>(
        _ position: Int, as type: Value.Type = Value.self, _ what: @autoclosure () -> String
    ) throws(VMError) -> Value {
        try require(position, MemoryLayout<Value>.size, what())
        return loadChecked(position)
    }

    /// The number at a position that has been checked.
    func loadChecked<Value: FixedWidthInteger>(_ position: Int) -> Value {
        Value(littleEndian: storage.bytes.loadUnaligned(fromByteOffset: position, as: Value.self))
    }

    /// The position that the distance at `position` leads to.
    func follow(_ position: Int, _ what: @autoclosure () -> String) throws(VMError) -> Int {
        let distance: UInt32 = try load(position, what())
        let (target, overflow) = position.addingReportingOverflow(Int(distance))
        guard !overflow, target < range.upperBound else {
            throw error("\(what()) lies \(distance) bytes further, beyond the end", at: position)
        }
        return target
    }

    /// The range of the elements of the vector that the distance at `position` leads to.
    func vector(
        _ position: Int, stride: Int, _ what: @autoclosure () -> String
    ) throws(VMError) -> Range<Int> {
        let start = try follow(position, what())
        let count = Int(try load(start, as: UInt32.self, what()))
        let (size, overflow) = count.multipliedReportingOverflow(by: stride)
        let first = start + 4
        guard !overflow, size <= range.upperBound - first else {
            throw error(
                "\(what()) has \(count) elements of \(stride) bytes, but only "
                    + "\(range.upperBound - first) bytes are left", at: start)
        }
        return first..<first + size
    }

    /// Throws unless `count` bytes at `position` lie in the buffer.
    func require(_ position: Int, _ count: Int, _ what: @autoclosure () -> String) throws(VMError) {
        guard position >= range.lowerBound, position <= range.upperBound,
            count <= range.upperBound - position
        else {
            throw error("\(what()) lies outside the FlatBuffer", at: position)
        }
    }

    package func error(_ message: String, at position: Int) -> VMError {
        storage.error(.invalidArgument, message, at: position)
    }
}
