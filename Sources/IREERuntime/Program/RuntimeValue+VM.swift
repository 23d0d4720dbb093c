import IREEBytecode

// Conversion between values of the virtual machine and `RuntimeValue`.

extension RuntimeValue {
    /// A value as functions take it.
    ///
    /// - Parameter allocator: of the device that works on tensors and buffers; those whose memory it cannot work on
    ///   are copied.
    package func vmValue(on allocator: HALAllocator? = nil) throws(VMError) -> VMValue {
        switch self {
        case .null: return .ref(nil)
        case .i32(let value): return .i32(value)
        case .i64(let value): return .i64(value)
        case .f32(let value): return .f32(value)
        case .f64(let value): return .f64(value)
        case .tensor(let view): return .ref(try allocator?.adopt(view) ?? view)
        case .buffer(let buffer): return .ref(try allocator?.adopt(buffer) ?? buffer)
        case .bytes(let bytes): return .ref(try VMBuffer(bytes))
        case .list(let values):
            let list = try VMList(capacity: values.count)
            for value in values { try list.append(try value.vmValue(on: allocator)) }
            return .ref(list)
        case .other(let name):
            throw VMError(.invalidArgument, "a value of type `\(printable(name))` cannot be an argument")
        }
    }

    /// A value that a function returned. Lists within lists end after `depth` levels: one may hold itself.
    package init(_ value: VMValue, depth: Int = RuntimeValue.maximumListDepth) throws(VMError) {
        switch value {
        case .i8(let value): self = .i32(Int32(value))
        case .i16(let value): self = .i32(Int32(value))
        case .i32(let value): self = .i32(value)
        case .i64(let value): self = .i64(value)
        case .f32(let value): self = .f32(value)
        case .f64(let value): self = .f64(value)
        case .ref(nil): self = .null
        case .ref(let object?): try self.init(object, depth: depth)
        }
    }

    private init(_ object: AnyObject, depth: Int) throws(VMError) {
        switch object {
        case let view as HALBufferView: self = .tensor(view)
        case let buffer as HALBuffer: self = .buffer(buffer)
        case let buffer as VMBuffer: self = .bytes(Array(buffer.bytes))
        case let list as VMList:
            guard depth > 0 else { throw VMError(.outOfRange, "lists lie within lists without end") }
            var values: [RuntimeValue] = []
            for index in 0..<list.count {
                values.append(try RuntimeValue(try list.value(at: index), depth: depth - 1))
            }
            self = .list(values)
        default: self = .other(typeName: VMRefType.name(of: object))
        }
    }
}
