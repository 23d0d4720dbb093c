/// The operands of an operation, in one piece of memory: each is a link in its value's list of uses.
///
/// Most of a program is operands. As objects of their own they took twice the memory of what they say, and
/// longer to make than all the rest of an operation. What is unsafe about links stays in this file: an operand
/// is reached by its index, which is checked, and it is linked for exactly as long as it is in a list.
struct OperandList: ~Copyable {
    /// Where one operand is kept. It stays in its place while it is linked.
    struct Slot {
        package var value: Value
        package unowned(unsafe) let owner: Operation
        /// The next older use of the same value.
        package var next: UnsafeMutablePointer<Slot>?
        /// The next newer one.
        package var previous: UnsafeMutablePointer<Slot>?
    }

    /// How many slots there are, and behind it the slots; nil for none.
    private var memory: UnsafeMutableRawPointer?

    private static let slotsOffset = MemoryLayout<Slot>.alignment

    init() {}

    deinit { Self.release(memory) }

    package var count: Int { memory?.load(as: Int.self) ?? 0 }

    /// The value of operand `i`, which there must be.
    package subscript(i: Int) -> Value { slot(i).pointee.value }

    /// The values of some operands, all of which there must be.
    package subscript(range: Range<Int>) -> [Value] {
        precondition(range.upperBound <= count && range.lowerBound >= 0)
        guard !range.isEmpty, let slots = Self.slots(memory) else { return [] }
        return Array(unsafeUninitializedCapacity: range.count) { buffer, filled in
            for i in range { buffer.initializeElement(at: i - range.lowerBound, to: slots[i].value) }
            filled = range.count
        }
    }

    /// Makes another value operand `i`, as its newest use; nothing changes where it is already.
    package func set(_ i: Int, _ value: Value) {
        let slot = slot(i)
        guard slot.pointee.value !== value else { return }
        Self.unlink(slot)
        slot.pointee.value = value
        Self.link(slot)
    }

    /// Puts other values in the place of some operands, as their newest uses. Those that stay keep their
    /// places among the uses of their values.
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

    /// Which operand a slot of this list is.
    package func index(of slot: UnsafeMutablePointer<Slot>) -> Int {
        Self.slots(memory).map { slot - $0 } ?? 0
    }

    // MARK: Memory

    /// As an array's subscript does, this ends the program where there is no such operand: a mistake of a pass.
    /// What a program brings is counted by the verifier before operands are asked for by number.
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

    private static func move(_ slot: UnsafeMutablePointer<Slot>, to place: UnsafeMutablePointer<Slot>) {
        place.moveInitialize(from: slot, count: 1)
        if let previous = place.pointee.previous {
            previous.pointee.next = place
        } else {
            place.pointee.value.firstUse = place
        }
        place.pointee.next?.pointee.previous = place
    }
}

/// An operand of an operation, as it was when the uses of its value were asked for.
package struct Use {
    package let owner: Operation
    /// Which operand of its owner.
    package let index: Int
    package let value: Value

    /// Makes another value the operand. Where operands were put before it since, it is the first that is
    /// still this value.
    package func set(_ other: Value) {
        if index < owner.operandCount, owner.operand(index) === value {
            owner.setOperand(index, other)
        } else if let place = (0..<owner.operandCount).first(where: { owner.operand($0) === value }) {
            owner.setOperand(place, other)
        }
    }
}
