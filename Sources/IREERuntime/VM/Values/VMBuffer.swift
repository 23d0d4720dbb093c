import IREEBytecode
import IREEParams
import IREEPlatform

/// Bytes in host memory that a program holds: constants of its module, text it builds, tables.
///
/// All access by programs goes through offsets that are checked. A buffer may be written to while there are no
/// other readers; ordering these accesses is the program's responsibility.
public final class VMBuffer: @unchecked Sendable {
    /// The first byte. Never moves; valid as long as the buffer is.
    let base: UnsafeMutableRawPointer
    /// The length in bytes. It changes only when borrowed memory is returned.
    @exclusivity(unchecked) public private(set) var count: Int
    /// Whether programs may write to it.
    public let isMutable: Bool
    private let owner: Owner

    private enum Owner {
        /// An allocation of the heap: the bytes start there, or after it for alignment. It counts against a budget.
        case itself(UnsafeMutableRawPointer, MemoryBudget?)
        /// Constants of a module.
        case module(ModuleBytes)
        /// The owner, who can take the memory back: see `revoke`.
        case lender
    }

    /// The address of every allocation is a multiple of this at the least.
    static let alignment = 16
    /// The most that a program may ask for.
    static let maximumAlignment = 1 << 16

    /// Allocates bytes, all zero.
    ///
    /// - Parameters:
    ///   - count: the length in bytes.
    ///   - alignment: 0 for none in particular, else a power of two of at most 65,536.
    ///   - isMutable: whether programs may write to it.
    /// - Throws: `RESOURCE_EXHAUSTED` where there is no memory, `INVALID_ARGUMENT` for an alignment that
    ///   is none.
    public convenience init(count: Int, alignment: Int = 0, isMutable: Bool = true) throws(VMError) {
        try self.init(count: count, alignment: alignment, isMutable: isMutable, budget: nil)
    }

    /// - Parameter budget: what the memory is part of.
    init(
        count: Int, alignment: Int = 0, isMutable: Bool = true, budget: MemoryBudget?
    ) throws(VMError) {
        guard alignment >= 0, alignment & (alignment - 1) == 0, alignment <= Self.maximumAlignment else {
            throw VMError(.invalidArgument, "\(alignment) is no alignment of a buffer")
        }
        // Fresh memory of the system is zero already, and `calloc` makes use of that: no page is touched. It aligns
        // to 16 bytes; for more there is room to do it here (see `MemoryBlock` for why).
        let room = max(0, alignment - Self.alignment)
        guard count >= 0, count <= Int.max - room - Self.overhead else {
            throw VMError(.resourceExhausted, "there is no memory for a buffer of \(count) bytes")
        }
        try budget?.reserve(count + Self.overhead, for: "a buffer")
        guard let memory = calloc(max(count + room, 1), 1) else {
            budget?.release(count + Self.overhead)
            throw VMError(.resourceExhausted, "there is no memory for a buffer of \(count) bytes")
        }
        base = memory.alignedUp(toMultipleOf: max(alignment, Self.alignment))
        self.count = count
        self.isMutable = isMutable
        owner = .itself(memory, budget)
    }

    /// The overhead of a buffer: many small ones take much memory, too.
    private static let overhead = 96

    /// A copy of `bytes`.
    public convenience init(_ bytes: some Collection<UInt8>, isMutable: Bool = true) throws(VMError) {
        try self.init(count: bytes.count, isMutable: isMutable)
        UnsafeMutableRawBufferPointer(start: base, count: count).copyBytes(from: bytes)
    }

    /// Constants of a module, which is kept alive.
    init(_ bytes: UnsafeRawBufferPointer, owner: ModuleBytes) {
        // An empty range may have no address; this one is never read.
        let start = bytes.baseAddress ?? UnsafeRawPointer(Unmanaged.passUnretained(owner).toOpaque())
        base = UnsafeMutableRawPointer(mutating: start)
        count = bytes.count
        isMutable = false
        self.owner = .module(owner)
    }

    /// Borrowed memory.
    init(lending bytes: UnsafeMutableRawBufferPointer, isMutable: Bool) {
        // The address of an empty range is never read.
        base = bytes.baseAddress ?? UnsafeMutableRawPointer(mutating: Self.nowhere)
        count = bytes.count
        self.isMutable = isMutable
        owner = .lender
    }

    nonisolated(unsafe) private static let nowhere = UnsafeRawPointer(
        UnsafeMutableRawPointer.allocate(byteCount: alignment, alignment: alignment))

    /// Revokes borrowed memory. A program may have kept the buffer, which is empty from then on.
    func revoke() {
        if case .lender = owner { count = 0 }
    }

    deinit {
        guard case .itself(let memory, let budget) = owner else { return }
        free(memory)
        budget?.release(count + Self.overhead)
    }

    /// A buffer of the same bytes that cannot change meanwhile: this one, or a copy of constants that are
    /// mapped from a file. For bytes that are to be verified.
    ///
    /// - Throws: `DATA_LOSS` where the file was cut.
    func stable() throws(VMError) -> VMBuffer {
        guard case .module(let module) = owner, !module.isStable else { return self }
        let copy = try VMBuffer(bytes, isMutable: false)
        try module.exposedMapping?.checkIntact()
        return copy
    }

    /// A part of constants in memory that can be written to: see `ModuleBytes.privateMapping`.
    func privateMapping(of part: UnsafeRawBufferPointer) -> FileMapping? {
        guard case .module(let module) = owner else { return nil }
        return module.privateMapping(of: part)
    }

    /// Checks that the constants read so far were those of the module.
    func checkIntact() throws(VMError) {
        guard case .module(let module) = owner, !module.isStable else { return }
        try module.exposedMapping?.checkIntact()
    }

    /// All bytes, for reading. Valid as long as the buffer is.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// The bytes of a part, for reading.
    ///
    /// - Throws: `OUT_OF_RANGE` where it is not all inside.
    public func bytes(at offset: UInt64, count: UInt64) throws(VMError) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[try range(offset, count)])
    }

    /// The bytes of a part, for writing.
    ///
    /// - Throws: `OUT_OF_RANGE` where it is not all inside, `PERMISSION_DENIED` for a constant.
    public func writableBytes(
        at offset: UInt64, count: UInt64
    ) throws(VMError) -> UnsafeMutableRawBufferPointer {
        guard isMutable else { throw VMError(.permissionDenied, "the buffer may only be read") }
        let all = UnsafeMutableRawBufferPointer(start: base, count: self.count)
        return UnsafeMutableRawBufferPointer(rebasing: all[try range(offset, count)])
    }

    private func range(_ offset: UInt64, _ length: UInt64) throws(VMError) -> Range<Int> {
        let size = UInt64(count)
        guard offset <= size, length <= size - offset else {
            throw VMError(.outOfRange, "\(length) bytes at \(offset) reach beyond the buffer's \(size) bytes")
        }
        return Int(offset)..<Int(offset) + Int(length)
    }
}

// What instructions do with buffers. Offsets and lengths come from registers.
extension VMBuffer {
    /// Where the bytes are, without a reference to the buffer.
    struct View {
        let base: UnsafeMutableRawPointer
        let count: Int
        let isMutable: Bool

        /// The address of an element; `nil` where there is none. Offsets count in elements.
        @inline(__always)
        func place<Value>(of index: Int64, as type: Value.Type) -> UnsafeRawPointer? {
            let size = MemoryLayout<Value>.size
            // The count is positive, so that indices below zero are beyond it.
            guard UInt64(bitPattern: index) < UInt64(truncatingIfNeeded: count) / UInt64(size) else {
                return nil
            }
            return UnsafeRawPointer(base) + Int(index) &* size
        }

        /// The address of an element, for reading.
        @inline(__always)
        func element<Value>(_ index: Int64, as type: Value.Type) throws(VMError) -> UnsafeRawPointer {
            guard let place = place(of: index, as: type) else {
                throw outside(index, MemoryLayout<Value>.size)
            }
            return place
        }

        /// The address of an element, for writing.
        @inline(__always)
        func writableElement<Value>(
            _ index: Int64, as type: Value.Type
        ) throws(VMError) -> UnsafeMutableRawPointer {
            let place = try element(index, as: type)
            guard isMutable else { throw readOnly() }
            return UnsafeMutableRawPointer(mutating: place)
        }

        @inline(never)
        private func readOnly() -> VMError {
            VMError(.permissionDenied, "the buffer may only be read")
        }

        @inline(never)
        func outside(_ index: Int64, _ size: Int) -> VMError {
            VMError(
                .outOfRange,
                "element \(UInt64(bitPattern: index)) of \(size) bytes lies beyond the buffer's \(count) bytes"
            )
        }
    }

    @inline(__always)
    var view: View { View(base: base, count: count, isMutable: isMutable) }

    /// Stores `value` in `length` elements from `index` on.
    func fill<Value: BitwiseCopyable>(
        _ index: Int64, _ length: Int64, _ value: Value
    ) throws(VMError) {
        let size = UInt64(MemoryLayout<Value>.size)
        let (start, overflow) = UInt64(bitPattern: index).multipliedReportingOverflow(by: size)
        let (bytes, overflow2) = UInt64(bitPattern: length).multipliedReportingOverflow(by: size)
        guard !overflow, !overflow2 else { throw view.outside(index, MemoryLayout<Value>.size) }
        let target = try writableBytes(at: start, count: bytes)
        // A buffer of imported memory may have any address.
        for offset in stride(from: 0, to: target.count, by: MemoryLayout<Value>.size) {
            target.storeBytes(of: value, toByteOffset: offset, as: Value.self)
        }
    }

    /// A mutable copy of a part.
    func clone(
        _ offset: Int64, _ length: Int64, alignment: Int32, budget: MemoryBudget?
    ) throws(VMError) -> VMBuffer {
        let source = try bytes(at: UInt64(bitPattern: offset), count: UInt64(bitPattern: length))
        let copy = try VMBuffer(count: source.count, alignment: Int(alignment), budget: budget)
        UnsafeMutableRawBufferPointer(start: copy.base, count: copy.count).copyMemory(from: source)
        return copy
    }

    /// Copies bytes of another buffer, or of this one: the two ranges may overlap.
    func copy(
        from source: VMBuffer, _ sourceOffset: Int64, to offset: Int64, _ length: Int64
    ) throws(VMError) {
        let count = UInt64(bitPattern: length)
        let from = try source.bytes(at: UInt64(bitPattern: sourceOffset), count: count)
        let to = try writableBytes(at: UInt64(bitPattern: offset), count: count)
        guard let base = to.baseAddress, let start = from.baseAddress else { return }
        memmove(base, start, to.count)
    }

    /// Whether two ranges hold the same bytes.
    func equals(
        _ other: VMBuffer, _ offset: Int64, _ otherOffset: Int64, _ length: Int64
    ) throws(VMError) -> Bool {
        let count = UInt64(bitPattern: length)
        let left = try bytes(at: UInt64(bitPattern: offset), count: count)
        let right = try other.bytes(at: UInt64(bitPattern: otherOffset), count: count)
        guard let base = left.baseAddress, let start = right.baseAddress else { return true }
        return memcmp(base, start, left.count) == 0
    }

    /// The hash that programs ask for: SipHash-2-4 under the key whose bytes are 0 to 15.
    func hash(_ offset: Int64, _ length: Int64) throws(VMError) -> Int64 {
        let part = try bytes(at: UInt64(bitPattern: offset), count: UInt64(bitPattern: length))
        return Int64(bitPattern: SipHash.hash(part))
    }
}
