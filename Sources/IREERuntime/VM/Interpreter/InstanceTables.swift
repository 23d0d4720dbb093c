import IREEBytecode

/// The state and resolved references of a module in a context, as plain memory: lookups do no reference
/// counting. `VMModuleInstance` owns it, and keeps what it refers to alive.
struct InstanceTables {
    var functions: UnsafeMutablePointer<FunctionTable>
    var imports: UnsafeMutablePointer<ImportTarget>
    /// The type check of each of the module's reference types.
    var types: UnsafeMutablePointer<TypeCheck>
    /// Buffers of constant data.
    var rodata: UnsafeMutablePointer<RawReference>
    /// Global numbers and references.
    var globals: UnsafeMutableRawPointer
    var globalReferences: UnsafeMutablePointer<RawReference?>
    var globalByteCount: Int
    var globalReferenceCount: Int
    /// The owner of the tables.
    var instance: Unmanaged<VMModuleInstance>
}

/// An object with manual reference counting.
typealias RawReference = UnsafeMutableRawPointer

/// A function of bytecode.
struct FunctionTable {
    var code: UnsafeRawPointer
    /// Bytes of its registers for numbers, a multiple of 16.
    var numberBytes: Int
    var referenceCount: Int
    var arguments: UnsafePointer<ArgumentSlot>
    var argumentCount: Int
    var results: UnsafePointer<ValueShape>
    var resultCount: Int

    /// Bytes of a frame with its registers.
    var frameBytes: Int {
        Frame.headerBytes + numberBytes + (referenceCount * MemoryLayout<RawReference?>.stride + 15) & ~15
    }
}

/// How a value is moved between registers.
enum ValueShape: UInt8 {
    case word, doubleWord, reference

    init(_ value: CallingConvention.Value) {
        switch value {
        case .i32, .f32: self = .word
        case .i64, .f64: self = .doubleWord
        case .ref: self = .reference
        }
    }
}

/// Where an argument is when a function starts.
struct ArgumentSlot {
    var shape: ValueShape
    var register: Int
}

/// What an import was resolved to.
struct ImportTarget {
    enum Kind: UInt8 {
        /// Nothing: the import is optional.
        case missing
        case bytecode, native
    }

    var kind = Kind.missing
    /// The module of the callee, for bytecode.
    var tables: UnsafeMutablePointer<InstanceTables>?
    /// The function in its module.
    var ordinal = 0
}

/// The check whether a reference is of a type.
struct TypeCheck {
    /// The class; `nil` for any class.
    var identity: ObjectIdentifier?
    /// The type is one of numbers: no reference matches it.
    var isNumber = false

    init(_ type: VMType) {
        switch type {
        case .ref(let type): identity = type.identity
        case .anyRef, .any: identity = nil
        case .number: isNumber = true
        }
    }

    @inline(__always)
    func accepts(_ reference: RawReference?) -> Bool {
        guard let reference else { return true }
        if let identity { return identityOfClass(reference) == identity }
        return !isNumber
    }
}

/// The class of an object, without counting a reference to it.
@inline(__always)
func identityOfClass(_ reference: RawReference) -> ObjectIdentifier {
    Unmanaged<AnyObject>.fromOpaque(reference)._withUnsafeGuaranteedRef { ObjectIdentifier(type(of: $0)) }
}

/// The start of a function's memory on the stack; its registers follow.
struct Frame {
    /// The frame of the caller; `nil` where that is not bytecode.
    var parent: UnsafeMutablePointer<Frame>?
    var tables: UnsafeMutablePointer<InstanceTables>
    var function: UnsafeMutablePointer<FunctionTable>
    /// While the function waits for a call: where it continues.
    var pc: UnsafeRawPointer
    /// While the function waits for a call: the list of registers for the results.
    var resultList: UnsafeRawPointer

    static let headerBytes = 48

    /// Where the registers for numbers are.
    @inline(__always)
    static func numbers(_ frame: UnsafeMutablePointer<Frame>) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(frame) + headerBytes
    }

    /// Where the registers for references are.
    @inline(__always)
    static func references(
        _ frame: UnsafeMutablePointer<Frame>
    ) -> UnsafeMutablePointer<RawReference?> {
        (numbers(frame) + frame.pointee.function.pointee.numberBytes)
            .assumingMemoryBound(to: RawReference?.self)
    }
}
