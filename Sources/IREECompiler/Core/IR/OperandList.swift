/// The operands of an operation, in one allocation: each is a node in its value's use list.
///
/// Most of a program is operands; one object for each doubled memory and dominated the cost of creating
/// operations. Unsafe access to use lists is confined to this file: operands are accessed by checked index,
/// and a slot is linked exactly while it is in a list.
struct OperandList: ~Copyable {
    /// Storage of one operand. Its address is stable while it is linked.
    struct Slot {
        package var value: Value
        package unowned(unsafe) let owner: Operation
        /// The next older use of the same value.
        package var next: UnsafeMutablePointer<Slot>?
        /// The next newer use.
        package var previous: UnsafeMutablePointer<Slot>?
    }

    /// The number of slots, followed by the slots; nil for none.
    private var memory: UnsafeMutableRawPointer?

    private static let slotsOffset = MemoryLayout<Slot>.alignment

    init() {}

    deinit { Self.release(memory) }

    package var count: Int { memory?.load(as: Int.self) ?? 0 }

    /// The value of operand `i`, which must exist.
    package subscript(i: Int) -> Value { slot(i).pointee.value }

    /// The type of operand `i`, which must exist.
    func type(_ i: Int) -> IRType { slot(i).pointee.value.type }

    /// The first operand, from index `start`, that is not defined in what is visible; nil if there is none.
    func firstHidden(from start: Int, _ visible: [VisibleBlock]) -> Int? {
        guard let slots = Self.slots(memory) else { return nil }
        for i in start..<count where !slots[i].value.isDefined(in: visible) { return i }
        return nil
    }

    /// The values of a range of operands, which must exist.
    package subscript(range: Range<Int>) -> [Value] {
        precondition(range.upperBound <= count && range.lowerBound >= 0)
        guard !range.isEmpty, let slots = Self.slots(memory) else { return [] }
        return Array(unsafeUninitializedCapacity: range.count) { buffer, filled in
            for i in range { buffer.initializeElement(at: i - range.lowerBound, to: slots[i].value) }
            filled = range.count
        }
    }

    /// Sets operand `i`, as the newest use of the value; does nothing if it is unchanged.
    package func set(_ i: Int, _ value: Value) {
        let slot = slot(i)
        guard slot.pointee.value !== value else { return }
        Self.unlink(slot)
        slot.pointee.value = value
        Self.link(slot)
    }

    /// Replaces a range of operands, as the newest uses of their values. Unchanged operands keep their
    /// position in the use lists.
    package mutating func replace(_ range: Range<Int>, with values: [Value], owner: Operation) {
        let old = memory
        let oldCount = count
        precondition(range.upperBound <= oldCount && range.lowerBound >= 0)
        if range.count == values.count, let slots = Self.slots(old) {
            for (slot, value) in zip(range.lazy.map({ slots + $0 }), values) {
                Self.unlink(slot)
                slot.pointee.value = value
                Self.link(slot)
            }
            return
        }
        memory = Self.allocate(oldCount - range.count + values.count)
        let source = Self.slots(old)
        if let target = Self.slots(memory) {
            for (i, value) in values.enumerated() {
                let slot = target + range.lowerBound + i
                slot.initialize(to: Slot(value: value, owner: owner, next: nil, previous: nil))
                Self.link(slot)
            }
            if let source {
                for i in 0..<range.lowerBound { Self.move(source + i, to: target + i) }
                let shift = values.count - range.count
                for i in range.upperBound..<oldCount { Self.move(source + i, to: target + i + shift) }
            }
        }
        if let source { for i in range { Self.destroy(source + i) } }
        old?.deallocate()
    }

    /// The uses of a value, the newest first.
    package static func uses(from first: UnsafeMutablePointer<Slot>?) -> [Use] {
        var all: [Use] = []
        var next = first
        while let slot = next {
            let owner = slot.pointee.owner
            all.append(Use(owner: owner, index: owner.operandIndex(of: slot), value: slot.pointee.value))
            next = slot.pointee.next
        }
        return all
    }

    /// The operand index of a slot of this list.
    package func index(of slot: UnsafeMutablePointer<Slot>) -> Int {
        Self.slots(memory).map { slot - $0 } ?? 0
    }

    // MARK: Memory

    /// Like an array subscript, traps if the operand does not exist: a bug in a pass. The verifier checks
    /// operand counts of input programs before operands are accessed by index.
    private func slot(_ i: Int) -> UnsafeMutablePointer<Slot> {
        guard i >= 0, i < count, let slots = Self.slots(memory) else {
            preconditionFailure("the operation has no operand #\(i)")
        }
        return slots + i
    }

    private static func slots(_ memory: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Slot>? {
        memory.map { ($0 + slotsOffset).assumingMemoryBound(to: Slot.self) }
    }

    private static func allocate(_ count: Int) -> UnsafeMutableRawPointer? {
        guard count > 0 else { return nil }
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: slotsOffset + count * MemoryLayout<Slot>.stride,
            alignment: MemoryLayout<Slot>.alignment)
        memory.initializeMemory(as: Int.self, to: count)
        (memory + slotsOffset).bindMemory(to: Slot.self, capacity: count)
        return memory
    }

    private static func release(_ memory: UnsafeMutableRawPointer?) {
        guard let memory, let slots = slots(memory) else { return }
        for i in 0..<memory.load(as: Int.self) { destroy(slots + i) }
        memory.deallocate()
    }

    private static func destroy(_ slot: UnsafeMutablePointer<Slot>) {
        unlink(slot)
        slot.deinitialize(count: 1)
    }

    // MARK: Links

    private static func link(_ slot: UnsafeMutablePointer<Slot>) {
        let value = slot.pointee.value
        slot.pointee.next = value.firstUse
        slot.pointee.previous = nil
        value.firstUse?.pointee.previous = slot
        value.firstUse = slot
    }

    private static func unlink(_ slot: UnsafeMutablePointer<Slot>) {
        let next = slot.pointee.next
        let previous = slot.pointee.previous
        if let previous { previous.pointee.next = next } else { slot.pointee.value.firstUse = next }
        next?.pointee.previous = previous
    }

    private static func move(_ slot: UnsafeMutablePointer<Slot>, to destination: UnsafeMutablePointer<Slot>) {
        destination.moveInitialize(from: slot, count: 1)
        if let previous = destination.pointee.previous {
            previous.pointee.next = destination
        } else {
            destination.pointee.value.firstUse = destination
        }
        destination.pointee.next?.pointee.previous = destination
    }
}

/// A use of a value: an operand at the time of the query.
package struct Use {
    package let owner: Operation
    /// The operand index.
    package let index: Int
    package let value: Value

    /// Sets the operand. If operands were inserted before it since the query, sets the first one that still
    /// is this value.
    package func set(_ other: Value) {
        if index < owner.operandCount, owner.operand(index) === value {
            owner.setOperand(index, other)
        } else if let index = (0..<owner.operandCount).first(where: { owner.operand($0) === value }) {
            owner.setOperand(index, other)
        }
    }
}
