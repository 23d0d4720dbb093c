import IREEBytecode

/// The position of an operand according to the call, unchecked.
struct OperandPlacement {
    let buffer: VMBuffer
    /// In elements, as all that follow.
    let offset: Int64
    let stride0: Int64
    let stride1: Int64
}

/// The size of what a call works on, rows and columns: both are 0, or none.
struct OperandSize {
    let rows: Int
    let columns: Int

    /// - Throws: `INVALID_ARGUMENT` for numbers below zero.
    init(_ rows: Int64, _ columns: Int64) throws(VMError) {
        guard rows >= 0, columns >= 0, let rows = Int(exactly: rows), let columns = Int(exactly: columns)
        else { throw VMError(.invalidArgument, "\(rows) rows of \(columns) elements are no matrix") }
        // No elements, no work: many rows without columns would take as long as many rows.
        let isEmpty = rows == 0 || columns == 0
        self.rows = isEmpty ? 0 : rows
        self.columns = isEmpty ? 0 : columns
    }

    var isEmpty: Bool { rows == 0 }
}

/// An operand all of whose elements lie inside of its buffer.
struct StridedOperand<Element: BitwiseCopyable> {
    /// The element of row 0 and column 0. It may be anywhere where there are no elements.
    private let base: UnsafeMutableRawPointer
    let stride0: Int
    let stride1: Int

    @inline(__always)
    init(reading placement: OperandPlacement, _ size: OperandSize, run: Int = 1) throws(VMError) {
        try self.init(placement, size, run)
    }

    /// - Throws: `PERMISSION_DENIED` for constant data. `INVALID_ARGUMENT` where all rows or columns are
    ///   the same elements: such a call could take unbounded time with very little memory.
    @inline(__always)
    init(writing placement: OperandPlacement, _ size: OperandSize, run: Int = 1) throws(VMError) {
        guard placement.buffer.isMutable else {
            throw VMError(.permissionDenied, "the buffer may only be read")
        }
        if (size.rows > 1 && placement.stride0 == 0) || (size.columns > 1 && placement.stride1 == 0) {
            throw VMError(.invalidArgument, "a result with stride 0 would be written over and over")
        }
        try self.init(placement, size, run)
    }

    /// - Parameter run: how many elements one after the other there are at each row and column.
    /// - Throws: `OUT_OF_RANGE` where an element lies outside.
    private init(_ placement: OperandPlacement, _ size: OperandSize, _ run: Int) throws(VMError) {
        let buffer = placement.buffer
        guard
            let strides =
                (Int(exactly: placement.stride0).flatMap { stride0 in
                    Int(exactly: placement.stride1).map { (stride0, $0) }
                })
        else { throw Self.outside(placement, size) }
        (stride0, stride1) = strides
        guard !size.isEmpty, run > 0 else {
            base = buffer.base
            return
        }
        let width = MemoryLayout<Element>.size
        let (down, overflow0) = stride0.multipliedReportingOverflow(by: size.rows - 1)
        let (right, overflow1) = stride1.multipliedReportingOverflow(by: size.columns - 1)
        // The first element is the one that all negative strides lead to, the last the opposite.
        let (back, overflow2) = min(down, 0).addingReportingOverflow(min(right, 0))
        let (forth, overflow3) = max(down, 0).addingReportingOverflow(max(right, 0))
        let (end, overflow4) = forth.addingReportingOverflow(run)
        guard !overflow0, !overflow1, !overflow2, !overflow3, !overflow4,
            let offset = Int(exactly: placement.offset)
        else { throw Self.outside(placement, size) }
        let (first, overflow5) = offset.addingReportingOverflow(back)
        let (limit, overflow6) = offset.addingReportingOverflow(end)
        guard !overflow5, !overflow6, first >= 0, limit <= buffer.count / width else {
            throw Self.outside(placement, size)
        }
        // It is an element of its own operand, and so it is inside.
        base = buffer.base + offset &* width
    }

    @inline(never)
    private static func outside(_ placement: OperandPlacement, _ size: OperandSize) -> VMError {
        VMError(
            .outOfRange,
            "\(size.rows)x\(size.columns) elements of \(MemoryLayout<Element>.size) bytes at"
                + " \(placement.offset) with strides \(placement.stride0) and \(placement.stride1) reach"
                + " beyond the buffer's \(placement.buffer.count) bytes")
    }

    /// The address of an element.
    @inline(__always)
    func address(_ row: Int, _ column: Int = 0) -> UnsafeMutableRawPointer {
        base + (row &* stride0 &+ column &* stride1) &* MemoryLayout<Element>.size
    }
}

/// Elements in memory. A buffer of imported memory may have any address: nothing is aligned.
@inline(__always)
func stridedElement<Element: BitwiseCopyable>(
    _ address: UnsafeMutableRawPointer, _ index: Int, as type: Element.Type = Element.self
) -> Element {
    UnsafeRawPointer(address).loadUnaligned(fromByteOffset: index &* MemoryLayout<Element>.size, as: type)
}

@inline(__always)
func setElement<Element: BitwiseCopyable>(
    _ address: UnsafeMutableRawPointer, _ index: Int, _ value: Element
) {
    address.storeBytes(of: value, toByteOffset: index &* MemoryLayout<Element>.size, as: Element.self)
}

extension VMCall {
    /// The next arguments: a buffer, an offset, and two strides.
    mutating func placement() throws(VMError) -> OperandPlacement {
        OperandPlacement(
            buffer: try take(VMBuffer.self), offset: try takeInt64(), stride0: try takeInt64(),
            stride1: try takeInt64())
    }

    /// The next arguments: a buffer, an offset, and the stride of rows whose elements lie side by side.
    mutating func rowPlacement() throws(VMError) -> OperandPlacement {
        OperandPlacement(
            buffer: try take(VMBuffer.self), offset: try takeInt64(), stride0: try takeInt64(), stride1: 1)
    }

    /// The next arguments, rows and columns.
    mutating func operandSize() throws(VMError) -> OperandSize {
        try OperandSize(try takeInt64(), try takeInt64())
    }
}
