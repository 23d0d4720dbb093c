import IREEBytecode
import IREEParams

/// Parses the arguments or the expected results of a function on a command line.
///
/// | Text | Value |
/// | --- | --- |
/// | `42`, `-7`, `0x10`, `3.5` | a number, where the function takes one |
/// | `2x2xf32=1 2 3 4` | a tensor; see `HALBufferView.init(parsing:)` |
/// | `2x2xf32=@file.bin`, `=+file.bin` | a tensor of the file's bytes, from its start or on from the last read |
/// | `@file.npy`, `+file.npy` | the first array of the file, or the next one |
/// | `*file.npy` | all arrays that are left in the file, none to many values |
/// | `"text"` | the bytes of the text, where the function declares a `!util.buffer`; see `QuotedBytes` |
/// | `@file`, `+file` | the bytes of the file, or those that are left, where it declares a `!util.buffer` |
/// | `&2xf32=1 2` | storage alone: a tensor's buffer without shape and type |
/// | `(null)`, `(ignored)` | zero, or no reference |
///
/// Files may be pipes and devices, which are read once and front to back. A `.npy` array is known by its
/// first bytes.
package struct InputParser {
    private var files = InputFiles()
    private var slots: ArraySlice<ValueSlot>
    private let noun: String

    /// Reads the inputs of a function.
    ///
    /// - Parameter slots: its arguments, without those that the caller adds: fences.
    /// - Throws: `INVALID_ARGUMENT` for text that is no such value and for another number of values
    ///   than arguments; `OUT_OF_RANGE`, `NOT_FOUND` and others for what is wrong with values and
    ///   files. The message names the input.
    package static func inputs(_ texts: [String], for slots: [ValueSlot]) throws(VMError) -> [RuntimeValue] {
        var parser = InputParser(slots: slots[...], noun: "input")
        let values = try parser.values(texts) { $0 }
        guard parser.slots.isEmpty else {
            throw VMError(
                .invalidArgument,
                "the function takes \(slots.count) values, and \(values.count) are given")
        }
        return values
    }

    /// Parses the expected results of a function; `nil` stands for `(ignored)`.
    ///
    /// There may be fewer or more than results: the comparison reports it.
    package static func expectedOutputs(
        _ texts: [String], for slots: [ValueSlot]
    ) throws(VMError) -> [RuntimeValue?] {
        var parser = InputParser(slots: slots[...], noun: "expected output")
        return try parser.values(texts) { $0 }
    }

    private init(slots: ArraySlice<ValueSlot>, noun: String) {
        self.slots = slots
        self.noun = noun
    }

    private mutating func values<Value>(
        _ texts: [String], _ transform: (RuntimeValue) -> Value
    ) throws(VMError) -> [Value] where Value: ExpressibleByIgnoring {
        var values: [Value] = []
        for (index, text) in texts.enumerated() {
            let text = text[...].trimmed
            do throws(VMError) {
                if text == "(ignored)" {
                    values.append(Value(ignoring: try next().kind))
                } else {
                    for value in try parse(text) { values.append(transform(value)) }
                }
            } catch {
                var error = error
                error.message = "\(noun) \(index + 1) `\(text.abridged)`: \(error.message)"
                throw error
            }
        }
        return values
    }

    /// Takes the next argument.
    private mutating func next() throws(VMError) -> ValueSlot {
        guard let slot = slots.popFirst() else {
            throw VMError(.invalidArgument, "the function has no value left for this one")
        }
        return slot
    }

    private mutating func nextReference() throws(VMError) {
        let kind = try next().kind
        guard kind == .ref else {
            throw VMError(
                .invalidArgument, "the function has a number here, not a tensor",
                hint: "expected a value of type \(RuntimeValue(zeroOf: kind).typeName) such as 42")
        }
    }

    private mutating func parse(_ text: Substring) throws(VMError) -> [RuntimeValue] {
        guard !text.utf8.isEmpty else {
            throw VMError(
                .invalidArgument, "the value is empty", hint: "expected one such as 42 or 2x2xf32=1 2 3 4")
        }
        if text == "(null)" { return [RuntimeValue(zeroOf: try next().kind)] }
        if takesBytes(text) {
            _ = try next()
            return [.bytes(try bytes(text))]
        }
        switch text.utf8.first {
        // One raw element is printed so, and may come back: `*32=CAFEF00D`.
        case UInt8(ascii: "*") where text.utf8.contains(UInt8(ascii: "=")) && !text.hasSuffix(".npy"): break
        case UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            // `+5` is a number.
            if text.utf8.first == UInt8(ascii: "+"), let kind = slots.first?.kind, kind != .ref { break }
            return try arrays(text)
        case UInt8(ascii: "&"):
            try nextReference()
            return [.buffer(try tensor(Substring(text.utf8.dropFirst())).buffer)]
        default: break
        }
        let kind = try next().kind
        return [kind == .ref ? .tensor(try tensor(text)) : try number(text, kind)]
    }

    /// Whether the next value is a buffer of bytes: its type says so, or there is no type and the text is
    /// in quotes and no tensor, which may be in quotes too.
    private func takesBytes(_ text: Substring) -> Bool {
        guard let slot = slots.first else { return false }
        if slot.isByteBuffer { return true }
        return slot.kind == .ref && slot.declaredType == nil && text.utf8.first == UInt8(ascii: "\"")
            && (try? TensorSpec(parsing: text)) == nil
    }

    private mutating func bytes(_ text: Substring) throws(VMError) -> [UInt8] {
        if let reference = FileReference(parsing: text) { return try files.open(reference).readToEnd() }
        guard text.utf8.first == UInt8(ascii: "\"") else {
            throw VMError(
                .invalidArgument, "the function has a buffer of bytes here",
                hint: "expected text in quotes, such as \"model\", or @file for the bytes of a file")
        }
        return try QuotedBytes.parse(text)
    }

    private mutating func tensor(_ text: Substring) throws(VMError) -> HALBufferView {
        let spec = try TensorSpec(parsing: text)
        guard case .file(let reference) = spec.contents else { return try HALBufferView(spec) }
        let file = try files.open(reference)
        if let array = try NPYReader.next(in: file, as: spec) { return array }
        return try file.readTensor(shape: spec.shape, type: spec.type)
    }

    /// The arrays of a file.
    private mutating func arrays(_ text: Substring) throws(VMError) -> [RuntimeValue] {
        let takesAll = text.utf8.first == UInt8(ascii: "*")
        let path = String(decoding: text.utf8.dropFirst(), as: UTF8.self)
        let reference = FileReference(path: path, continues: text.utf8.first != UInt8(ascii: "@"))
        let file = try files.open(reference)
        let isArray = try NPYReader.isNext(in: file)
        // The reader reports that there is no array left.
        let isAtEnd = try file.isAtEnd()
        guard isArray || isAtEnd else {
            throw VMError(
                path.hasSuffix(".npy") ? .invalidArgument : .unimplemented,
                "expected a .npy array, which tells shape and type itself",
                file: file.path, offset: file.position,
                hint: "give them for other files: 2x2xf32=@\(IREEBytecode.printable(path))")
        }
        var values: [RuntimeValue] = []
        while try takesAll ? !file.isAtEnd() : values.isEmpty {
            try nextReference()
            values.append(.tensor(try NPYReader.next(in: file)))
        }
        return values
    }

    private func number(
        _ text: Substring, _ kind: CallingConvention.Value
    ) throws(VMError) -> RuntimeValue {
        do throws(ParameterError) {
            switch kind {
            case .i32: return .i32(Int32(truncatingIfNeeded: try integer(text, bits: 32)))
            case .i64: return .i64(Int64(truncatingIfNeeded: try integer(text, bits: 64)))
            case .f32: return .f32(try Float(parsing: text))
            case .f64: return .f64(try Double(parsing: text))
            case .ref: return .null
            }
        } catch {
            var error = VMError(error)
            let isFloat = kind == .f32 || kind == .f64
            error.hint =
                "expected a value of type \(RuntimeValue(zeroOf: kind).typeName) such as "
                + (isFloat ? "3.5" : "42")
            throw error
        }
    }

    /// The bits of an integer in the signed or unsigned range.
    private func integer(_ text: Substring, bits: UInt64) throws(ParameterError) -> UInt64 {
        switch try ParsedInteger(parsing: text) {
        case .nonNegative(let magnitude) where bits == 64 || magnitude >> bits == 0: return magnitude
        case .negative(let magnitude) where magnitude <= 1 << (bits - 1): return 0 &- magnitude
        default: throw ParameterError(.outOfRange, "the number does not fit \(bits) bits")
        }
    }
}

extension FileReference {
    init(path: String, continues: Bool) {
        self.path = path
        self.continues = continues
    }
}

/// The meaning of `(ignored)`: nothing to compare with, or a zero argument.
private protocol ExpressibleByIgnoring {
    init(ignoring kind: CallingConvention.Value)
}

extension RuntimeValue: ExpressibleByIgnoring {
    fileprivate init(ignoring kind: CallingConvention.Value) { self.init(zeroOf: kind) }
}

extension Optional: ExpressibleByIgnoring where Wrapped == RuntimeValue {
    fileprivate init(ignoring kind: CallingConvention.Value) { self = nil }
}

extension Substring {
    /// The start of a text that may be very long.
    fileprivate var abridged: String { utf8.count > 60 ? prefix(40) + "..." : String(self) }
}
