/// Builds a FlatBuffer.
///
/// Distances in the format lead forwards only, so what is referred to must come behind what refers
/// to it: the buffer is built from its end to its start. It is kept back to front, such that growing
/// it is appending. Positions are counted from the end.
package struct FlatBufferBuilder: ~Copyable {
    /// The buffer, last byte first.
    private var reversed: [UInt8] = []
    /// Fields of the table that is being built: their numbers and where they are.
    private var fields: [(id: Int, position: Int)] = []
    /// Where each vtable is, so that tables of one shape share theirs.
    private var vtables: [[UInt16]: Int] = [:]
    private var largestAlignment = 4

    /// Something already built, to be referred to by what comes next.
    package struct Reference {
        fileprivate let position: Int
    }

    package init() {}

    /// Pads such that after `count` more bytes the position is a multiple of `alignment`.
    private mutating func align(_ alignment: Int, after count: Int = 0) {
        largestAlignment = max(largestAlignment, alignment)
        let rest = (reversed.count + count) % alignment
        if rest != 0 { reversed.append(contentsOf: repeatElement(0, count: alignment - rest)) }
    }

    private mutating func push(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { reversed.append(contentsOf: $0) }
    }

    /// The distance to something from a field of four bytes that is pushed next.
    private func distance(to reference: Reference) -> UInt32 {
        UInt32(truncatingIfNeeded: reversed.count + 4 - reference.position)
    }

    package mutating func string(_ text: String) -> Reference {
        align(4, after: text.utf8.count + 1)
        reversed.append(0)
        reversed.append(contentsOf: text.utf8.reversed())
        push(UInt32(truncatingIfNeeded: text.utf8.count))
        return Reference(position: reversed.count)
    }

    /// A vector of numbers or structs whose bytes are `bytes`.
    package mutating func vector(
        bytes: some BidirectionalCollection<UInt8>, stride: Int = 1, alignment: Int = 1
    ) -> Reference {
        align(4, after: bytes.count)
        align(alignment, after: bytes.count)
        reversed.append(contentsOf: bytes.reversed())
        push(UInt32(truncatingIfNeeded: bytes.count / stride))
        return Reference(position: reversed.count)
    }

    /// A vector of tables or strings, or of the values of unions, of which those that hold nothing are nil.
    package mutating func vector(_ references: [Reference?]) -> Reference {
        align(4, after: 4 * references.count)
        for reference in references.reversed() { push(reference.map { distance(to: $0) } ?? 0) }
        push(UInt32(truncatingIfNeeded: references.count))
        return Reference(position: reversed.count)
    }

    /// A table, of the fields that `body` adds. Whatever these refer to has been built before.
    package mutating func table(_ body: (inout Self) -> Void) -> Reference {
        fields.removeAll(keepingCapacity: true)
        let end = reversed.count
        body(&self)
        align(4)
        push(Int32(0))  // The distance to the vtable, known only below.
        let table = reversed.count
        var vtable = [UInt16](repeating: 0, count: 2 + (fields.map { $0.id + 1 }.max() ?? 0))
        vtable[0] = UInt16(truncatingIfNeeded: 2 * vtable.count)
        vtable[1] = UInt16(truncatingIfNeeded: table - end)
        for field in fields { vtable[2 + field.id] = UInt16(truncatingIfNeeded: table - field.position) }
        let position: Int
        if let known = vtables[vtable] {
            position = known
        } else {
            for value in vtable.reversed() { push(value) }
            position = reversed.count
            vtables[vtable] = position
        }
        let distance = Int32(truncatingIfNeeded: position - table)
        withUnsafeBytes(of: distance.bigEndian) { reversed.replaceSubrange(table - 4..<table, with: $0) }
        return Reference(position: table)
    }

    /// Adds a number to the table that is being built, unless it is what readers take for absent.
    package mutating func add<Value: FixedWidthInteger>(
        _ id: Int, _ value: Value, default standard: Value = 0
    ) {
        guard value != standard else { return }
        align(MemoryLayout<Value>.size, after: MemoryLayout<Value>.size)
        push(value)
        fields.append((id, reversed.count))
    }

    /// Adds what is built already to the table that is being built; nothing where it is nil.
    package mutating func add(_ id: Int, _ reference: Reference?) {
        guard let reference else { return }
        align(4, after: 4)
        push(distance(to: reference))
        fields.append((id, reversed.count))
    }

    /// Ends the buffer.
    ///
    /// - Parameter prefix: a length of four bytes is put in front; alignment counts from it.
    package consuming func finish(_ root: Reference, identifier: String, prefix: Bool) -> [UInt8] {
        align(largestAlignment, after: prefix ? 12 : 8)
        reversed.append(contentsOf: identifier.utf8.reversed())
        push(distance(to: root))
        if prefix { push(UInt32(truncatingIfNeeded: reversed.count)) }
        return reversed.reversed()
    }
}
