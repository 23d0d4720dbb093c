import IREEBytecode

// How instructions name their operands. Everything here relies on `VerifiedFunction`: registers exist,
// lists lie in the code, and nothing is checked again.

/// The 16 bits at `offset` of an instruction.
@inline(__always)
func field16(_ pc: UnsafeRawPointer, _ offset: Int) -> Int {
    Int(UInt16(littleEndian: pc.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
}

/// The 32 bits at `offset` of an instruction.
@inline(__always)
func field32(_ pc: UnsafeRawPointer, _ offset: Int) -> Int {
    Int(UInt32(littleEndian: pc.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
}

/// The number in the register that the instruction names at `offset`. Pairs of registers hold numbers of
/// 64 bits, and are aligned to that.
@inline(__always)
func number<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ offset: Int, as type: Value.Type
) -> Value {
    numbers.load(fromByteOffset: field16(pc, offset) &* 4, as: Value.self)
}

@inline(__always)
func i32(_ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ offset: Int) -> Int32 {
    number(numbers, pc, offset, as: Int32.self)
}

@inline(__always)
func u32(_ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ offset: Int) -> UInt32 {
    number(numbers, pc, offset, as: UInt32.self)
}

@inline(__always)
func i64(_ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ offset: Int) -> Int64 {
    number(numbers, pc, offset, as: Int64.self)
}

@inline(__always)
func u64(_ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    number(numbers, pc, offset, as: UInt64.self)
}

/// Stores into the register that the instruction names at `offset`.
@inline(__always)
func set<Value: BitwiseCopyable>(
    _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ offset: Int, _ value: Value
) {
    store(value, numbers, field16(pc, offset))
}

@inline(__always)
func store<Value: BitwiseCopyable>(_ value: Value, _ numbers: UnsafeMutableRawPointer, _ register: Int) {
    (numbers + register &* 4).assumingMemoryBound(to: Value.self).pointee = value
}

/// Where a list that comes next starts: at an even address, since code starts at one.
@inline(__always)
func alignedList(_ pc: UnsafeRawPointer) -> UnsafeRawPointer {
    pc + (Int(bitPattern: pc) & 1)
}

/// What comes after a list of registers.
@inline(__always)
func endOfList(_ list: UnsafeRawPointer) -> UnsafeRawPointer {
    list + 2 &* (field16(list, 0) &+ 1)
}

/// A text: its length comes first.
@inline(__always)
func textBytes(at place: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: place + 2, count: field16(place, 0))
}

/// What comes after a text.
@inline(__always)
func endOfText(_ place: UnsafeRawPointer) -> UnsafeRawPointer {
    place + (2 &+ field16(place, 0))
}

// References. Each register owns what it refers to.

typealias References = UnsafeMutablePointer<RawReference?>

/// The object that the register at `offset` refers to; the register keeps ownership.
@inline(__always)
func reference(_ references: References, _ pc: UnsafeRawPointer, _ offset: Int) -> RawReference? {
    references[field16(pc, offset) & Int(Encoding.refMask)]
}

@inline(__always)
func retained(_ reference: RawReference?) -> RawReference? {
    if let reference { _ = Unmanaged<AnyObject>.fromOpaque(reference).retain() }
    return reference
}

@inline(__always)
func release(_ reference: RawReference?) {
    if let reference { Unmanaged<AnyObject>.fromOpaque(reference).release() }
}

/// The object that `register` refers to, owned by the caller: moved out of the register, or retained.
@inline(__always)
func take(_ references: References, _ register: Int) -> RawReference? {
    let place = references + (register & Int(Encoding.refMask))
    guard register & Int(Encoding.moveBit) != 0 else { return retained(place.pointee) }
    let moved = place.pointee
    place.pointee = nil
    return moved
}

/// Assigns a reference that the caller owns, and releases the previous one.
@inline(__always)
func assign(_ place: UnsafeMutablePointer<RawReference?>, _ owned: RawReference?) {
    let old = place.pointee
    place.pointee = owned
    release(old)
}

@inline(__always)
func assign(_ references: References, _ register: Int, _ owned: RawReference?) {
    assign(references + (register & Int(Encoding.refMask)), owned)
}

/// An object as a reference that the caller owns.
@inline(__always)
func owned(_ object: AnyObject) -> RawReference {
    Unmanaged.passRetained(object).toOpaque()
}

/// Makes the copies of a branch, in order. Not inlined: reference counting would spill the state of the
/// loop over instructions.
@inline(never)
func copyRegisters(
    _ pairs: UnsafeRawPointer, _ numbers: UnsafeMutableRawPointer, _ references: References
) {
    var place = pairs + 2
    let end = place + 4 &* field16(pairs, 0)
    while place < end {
        let source = field16(place, 0)
        if source & Int(Encoding.refBit | Encoding.pairBit) == 0 {
            copyWord(place, numbers)
            place += 4
        } else if source & Int(Encoding.refBit) == 0 {
            copyPair(place, numbers)
            place += 8
        } else {
            assign(references, field16(place, 2), take(references, source))
            place += 4
        }
    }
}

/// The same, without a call where there is nothing to copy, or one number: most branches are such.
@inline(__always)
func copyFew(
    _ pairs: UnsafeRawPointer, _ numbers: UnsafeMutableRawPointer, _ references: References
) {
    let count = field16(pairs, 0)
    if count == 0 { return }
    let kind = field16(pairs, 2) & Int(Encoding.refBit | Encoding.pairBit)
    if count == 1, kind == 0 {
        copyWord(pairs + 2, numbers)
    } else if count == 2, kind == Int(Encoding.pairBit) {
        copyPair(pairs + 2, numbers)
    } else {
        copyRegisters(pairs, numbers, references)
    }
}

/// Copies a number of 32 bits.
@inline(__always)
func copyWord(_ place: UnsafeRawPointer, _ numbers: UnsafeMutableRawPointer) {
    store(u32(numbers, place, 0), numbers, field16(place, 2))
}

/// Copies a number of 64 bits, of which `place` has the lower half and `Encoding.pairBit`.
@inline(__always)
func copyPair(_ place: UnsafeRawPointer, _ numbers: UnsafeMutableRawPointer) {
    let source = field16(place, 0) & ~Int(Encoding.pairBit)
    store(numbers.load(fromByteOffset: source &* 4, as: UInt64.self), numbers, field16(place, 2))
}

/// The destination of a branch whose target field is at `place`.
@inline(__always)
func target(_ place: UnsafeRawPointer) -> UnsafeRawPointer {
    place + Int(Int32(littleEndian: place.loadUnaligned(as: Int32.self)))
}

/// Takes the unconditional branch at `pc`.
@inline(__always)
func branch(
    _ pc: UnsafeRawPointer, _ numbers: UnsafeMutableRawPointer, _ references: References
) -> UnsafeRawPointer {
    copyFew(alignedList(pc + Layout.Branch.destOperands), numbers, references)
    return target(pc + Layout.Branch.dest)
}

/// Takes one of the two targets of the conditional branch at `pc`.
@inline(__always)
func branch(
    _ pc: UnsafeRawPointer, _ isTrue: Bool, _ numbers: UnsafeMutableRawPointer, _ references: References
) -> UnsafeRawPointer {
    let copies = alignedList(pc + Layout.ConditionalBranch.trueDestOperands)
    if isTrue {
        copyFew(copies, numbers, references)
        return target(pc + Layout.ConditionalBranch.trueDest)
    }
    let other = endOfCopies(copies)
    let otherCopies = alignedList(other + 4)
    copyFew(otherCopies, numbers, references)
    return target(other)
}

/// What comes after a list of copies.
@inline(__always)
func endOfCopies(_ pairs: UnsafeRawPointer) -> UnsafeRawPointer {
    pairs + (2 &+ 4 &* field16(pairs, 0))
}
