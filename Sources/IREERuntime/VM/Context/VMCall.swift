import IREEBytecode

/// A call of a native function: its arguments, to be taken in order, and its results, to be appended in order.
///
/// It accesses the registers of the caller, and is valid only while the function runs.
public struct VMCall {
    private let numbers: UnsafeMutableRawPointer
    private let references: References
    private let segments: UnsafeRawPointer?
    private let operands: UnsafeRawPointer
    private let results: UnsafeRawPointer
    private let spanWidths: UnsafePointer<UInt16>
    private let caller: (frame: UnsafeMutablePointer<Frame>, pc: UnsafeRawPointer)?
    /// The index of the next operand, and of the next result.
    private var operand = 0
    private var result = 0
    /// The argument that comes next, where a span counts as one.
    private var item = 0
    /// Values of the span that has been begun.
    private var left = 0

    init(
        spanWidths: UnsafePointer<UInt16>, numbers: UnsafeMutableRawPointer, references: References,
        segments: UnsafeRawPointer?, operands: UnsafeRawPointer, results: UnsafeRawPointer,
        caller: (frame: UnsafeMutablePointer<Frame>, pc: UnsafeRawPointer)? = nil
    ) {
        self.spanWidths = spanWidths
        self.numbers = numbers
        self.references = references
        self.segments = segments
        self.operands = operands
        self.results = results
        self.caller = caller
    }

    /// Where the call is, for errors of work that goes on after it.
    var backtrace: Backtrace? { caller.map { Backtrace($0.frame, $0.pc) } }

    @inline(__always)
    private mutating func next(isReference: Bool) throws(VMError) -> Int {
        guard operand < field16(operands, 0) else { throw misused("takes more arguments than it has") }
        let register = field16(operands, 2 &+ 2 &* operand)
        guard (register & Int(Encoding.refBit) != 0) == isReference else {
            throw misused("takes an argument as something else than it is")
        }
        operand &+= 1
        if left > 0 { left &-= 1 } else { item &+= 1 }
        return register
    }

    /// The function does not match its own calling convention: a bug in the module.
    @inline(never)
    private func misused(_ what: String) -> VMError {
        VMError(.internal, "a native function \(what)")
    }

    // MARK: Arguments

    /// The next argument, an integer of 32 bits.
    public mutating func takeInt32() throws(VMError) -> Int32 {
        numbers.load(fromByteOffset: try next(isReference: false) &* 4, as: Int32.self)
    }

    /// The next argument, an integer of 64 bits.
    public mutating func takeInt64() throws(VMError) -> Int64 {
        numbers.loadUnaligned(fromByteOffset: try next(isReference: false) &* 4, as: Int64.self)
    }

    /// The next argument, a length or an offset: a negative one is out of every range.
    public mutating func takeUInt64() throws(VMError) -> UInt64 {
        UInt64(bitPattern: try takeInt64())
    }

    /// The next argument, a 32-bit floating-point number.
    public mutating func takeFloat() throws(VMError) -> Float {
        numbers.load(fromByteOffset: try next(isReference: false) &* 4, as: Float.self)
    }

    /// The next argument, a 64-bit floating-point number.
    public mutating func takeDouble() throws(VMError) -> Double {
        numbers.loadUnaligned(fromByteOffset: try next(isReference: false) &* 4, as: Double.self)
    }

    /// The next argument, a reference of any type or null.
    public mutating func takeAny() throws(VMError) -> AnyObject? {
        let register = try next(isReference: true)
        guard let found = references[register & Int(Encoding.refMask)] else { return nil }
        return Unmanaged<AnyObject>.fromOpaque(found).takeUnretainedValue()
    }

    /// The next argument, a reference to an object of a class that has no subclasses, or null.
    ///
    /// - Throws: `INVALID_ARGUMENT` for one to something else.
    public mutating func takeOptional<Object: AnyObject>(_ type: Object.Type) throws(VMError) -> Object? {
        let register = try next(isReference: true)
        guard let found = references[register & Int(Encoding.refMask)] else { return nil }
        guard identityOfClass(found) == ObjectIdentifier(type) else {
            let object = Unmanaged<AnyObject>.fromOpaque(found).takeUnretainedValue()
            throw VMError(
                .invalidArgument,
                "argument \(operand - 1) is a reference to \(VMRefType.name(of: object)), not to \(type)")
        }
        return Unmanaged<Object>.fromOpaque(found).takeUnretainedValue()
    }

    /// The next argument, a reference that is not null.
    ///
    /// - Throws: `INVALID_ARGUMENT` for null, and for a reference to something else.
    public mutating func take<Object: AnyObject>(_ type: Object.Type) throws(VMError) -> Object {
        guard let object = try takeOptional(type) else {
            throw VMError(.invalidArgument, "argument \(operand - 1), a reference to \(type), is null")
        }
        return object
    }

    /// The next argument, text in a buffer.
    ///
    /// - Throws: `INVALID_ARGUMENT` for null, and for bytes that are not UTF-8.
    public mutating func takeText() throws(VMError) -> String {
        guard let text = String(validating: try take(VMBuffer.self).stable().bytes, as: UTF8.self) else {
            throw VMError(.invalidArgument, "argument \(operand - 1) is not UTF-8 text")
        }
        return text
    }

    /// The next argument, text in a buffer that is read only for messages: creating a
    /// string costs more than most calls take.
    mutating func takeLabel() throws(VMError) -> VMLabel {
        VMLabel(buffer: try take(VMBuffer.self))
    }

    /// How many tuples the next argument, a span, has. Their values are the next arguments.
    public mutating func takeSpan() throws(VMError) -> Int {
        guard left == 0, let segments, item < field16(segments, 0) else {
            throw misused("takes a span where there is none")
        }
        let count = field16(segments, 2 &+ 2 &* item)
        left = count &* Int(spanWidths[item])
        item &+= 1
        return count
    }

    // MARK: Results

    @inline(__always)
    private mutating func place(isReference: Bool) -> Int? {
        guard result < field16(results, 0) else { return nil }
        let register = field16(results, 2 &+ 2 &* result)
        result &+= 1
        return (register & Int(Encoding.refBit) != 0) == isReference ? register : nil
    }

    /// Appends the next result. Results beyond those of the calling convention are dropped.
    public mutating func appendResult(_ value: Int32) {
        guard let register = place(isReference: false) else { return }
        numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Int32.self)
    }

    /// Appends the next result, a 64-bit integer.
    public mutating func appendResult(_ value: Int64) {
        guard let register = place(isReference: false) else { return }
        numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Int64.self)
    }

    /// Appends the next result, a 32-bit floating-point number.
    public mutating func appendResult(_ value: Float) {
        guard let register = place(isReference: false) else { return }
        numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Float.self)
    }

    /// Appends the next result, a 64-bit floating-point number.
    public mutating func appendResult(_ value: Double) {
        guard let register = place(isReference: false) else { return }
        numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Double.self)
    }

    /// Appends the next result, a reference.
    public mutating func appendResult(_ object: AnyObject?) {
        guard let register = place(isReference: true) else { return }
        assign(references, register, object.map { owned($0) })
    }
}

/// Text in a buffer, converted to a string when it is printed; invalid UTF-8 is replaced.
struct VMLabel: CustomStringConvertible {
    let buffer: VMBuffer

    var description: String { String(decoding: buffer.bytes, as: UTF8.self) }
}
