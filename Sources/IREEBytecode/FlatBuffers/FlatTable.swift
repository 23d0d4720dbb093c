/// A table of a `FlatBuffer`: fields by number, each of which may be absent.
///
/// Invariants: the table's own bytes and its vtable lie in the buffer.
package struct FlatTable: Sendable {
    package let buffer: FlatBuffer
    /// Where the table starts in the file.
    package let position: Int
    private let vtable: Int
    private let fieldCount: Int
    private let size: Int
    private let depth: Int

    init(_ buffer: FlatBuffer, at position: Int, depth: Int) throws(VMError) {
        guard depth < FlatBuffer.maximumDepth else {
            throw buffer.error("tables are nested more than \(FlatBuffer.maximumDepth) deep", at: position)
        }
        self.buffer = buffer
        self.position = position
        self.depth = depth
        let distance: Int32 = try buffer.load(position, "table")
        let (vtable, overflow) = position.subtractingReportingOverflow(Int(distance))
        guard !overflow, vtable >= buffer.range.lowerBound, vtable < buffer.range.upperBound else {
            throw buffer.error("the list of the table's fields lies outside the FlatBuffer", at: position)
        }
        self.vtable = vtable
        let vtableSize: UInt16 = try buffer.load(vtable, "list of a table's fields")
        guard vtableSize >= 4, vtableSize.isMultiple(of: 2) else {
            throw buffer.error("list of a table's fields cannot have \(vtableSize) bytes", at: vtable)
        }
        try buffer.require(vtable, Int(vtableSize), "list of a table's fields")
        fieldCount = Int(vtableSize) / 2 - 2
        size = Int(buffer.loadChecked(vtable + 2) as UInt16)
        guard size >= 4 else {
            throw buffer.error("table cannot have \(size) bytes", at: vtable + 2)
        }
        try buffer.require(position, size, "table")
    }

    /// Where the field's `width` bytes are; nil where it is absent.
    private func field(_ id: Int, _ width: Int, _ name: @autoclosure () -> String) throws(VMError) -> Int? {
        guard id < fieldCount else { return nil }
        let offset = Int(buffer.loadChecked(vtable + 4 + 2 * id) as UInt16)
        guard offset != 0 else { return nil }
        guard width <= size, offset <= size - width else {
            throw buffer.error("\(name()) lies outside its table", at: vtable + 4 + 2 * id)
        }
        return position + offset
    }

    /// Whether the field is there.
    package func has(_ id: Int) -> Bool {
        guard id < fieldCount else { return false }
        return buffer.loadChecked(vtable + 4 + 2 * id) as UInt16 != 0
    }

    /// A number; `standard` where it is absent.
    package func number<Value: FixedWidthInteger>(
        _ id: Int, _ name: @autoclosure () -> String, default standard: Value = 0
    ) throws(VMError) -> Value {
        guard let place = try field(id, MemoryLayout<Value>.size, name()) else { return standard }
        return buffer.loadChecked(place)
    }

    /// The range in the file of the text of a string, without the zero that ends it.
    package func string(_ id: Int, _ name: @autoclosure () -> String) throws(VMError) -> Range<Int>? {
        try vector(id, stride: 1, name())
    }

    /// The range in the file of the elements of a vector of numbers or structs.
    package func vector(
        _ id: Int, stride: Int, _ name: @autoclosure () -> String
    ) throws(VMError) -> Range<Int>? {
        guard let place = try field(id, 4, name()) else { return nil }
        return try buffer.vector(place, stride: stride, name())
    }

    /// A table.
    package func table(_ id: Int, _ name: @autoclosure () -> String) throws(VMError) -> FlatTable? {
        guard let place = try field(id, 4, name()) else { return nil }
        return try FlatTable(buffer, at: buffer.follow(place, name()), depth: depth + 1)
    }

    /// A vector of tables; empty where it is absent.
    package func tables(_ id: Int, _ name: @autoclosure () -> String) throws(VMError) -> FlatTables {
        guard let range = try vector(id, stride: 4, name()) else {
            return FlatTables(buffer: buffer, range: position..<position, depth: depth + 1)
        }
        return FlatTables(buffer: buffer, range: range, depth: depth + 1)
    }
}

/// A vector of tables, each of which is checked when it is accessed.
package struct FlatTables: Sendable {
    let buffer: FlatBuffer
    let range: Range<Int>
    let depth: Int

    package var count: Int { range.count / 4 }

    /// The table at `index`, which is less than `count`.
    package func table(_ index: Int, _ name: @autoclosure () -> String) throws(VMError) -> FlatTable {
        precondition(index >= 0 && index < count)
        return try FlatTable(buffer, at: buffer.follow(range.lowerBound + 4 * index, name()), depth: depth)
    }
}
