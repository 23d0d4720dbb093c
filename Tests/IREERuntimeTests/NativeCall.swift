import IREEBytecode
import Testing

@testable import IREERuntime

/// Calls a function of a native module as the machine does.
func callNative(
    _ module: any VMNativeModule, _ name: String, _ arguments: [VMValue]
) throws -> [VMValue] {
    let function = try #require(module.functions.first { $0.name == name }, "\(name)")
    let convention = try CallingConvention(parsing: function.convention)
    let target = NativeTarget(function.body, convention)
    defer { target.deallocate() }
    let kinds = try #require(convention.plainArguments)
    try #require(kinds.count == arguments.count, "\(name) takes \(kinds.count) arguments")
    let count = arguments.count + convention.results.count
    let numbers = UnsafeMutableRawPointer.allocate(byteCount: (count + 1) * 8, alignment: 16)
    let references = References.allocate(capacity: count + 1)
    references.initialize(repeating: nil, count: count + 1)
    defer {
        for register in 0..<count { assign(references, register, nil) }
        references.deallocate()
        numbers.deallocate()
    }
    /// Every value has two registers to itself.
    func registers(_ kinds: [CallingConvention.Value], from first: Int) -> [UInt16] {
        let list = kinds.enumerated().map { index, kind in
            kind == .ref ? UInt16(Encoding.refBit) | UInt16(first + index) : UInt16(2 * (first + index))
        }
        return [UInt16(list.count)] + list
    }
    for (register, argument) in arguments.enumerated() {
        let place = numbers + register * 8
        switch argument {
        case .i8(let value): place.storeBytes(of: Int32(value), as: Int32.self)
        case .i16(let value): place.storeBytes(of: Int32(value), as: Int32.self)
        case .i32(let value): place.storeBytes(of: value, as: Int32.self)
        case .i64(let value): place.storeBytes(of: value, as: Int64.self)
        case .f32(let value): place.storeBytes(of: value, as: Float.self)
        case .f64(let value): place.storeBytes(of: value, as: Double.self)
        case .ref(let object): assign(references, register, object.map { owned($0) })
        }
    }
    try registers(kinds, from: 0).withUnsafeBytes { operands in
        try registers(convention.results, from: kinds.count).withUnsafeBytes { results in
            var call = VMCall(
                spanWidths: target.spanWidths, numbers: numbers, references: references, segments: nil,
                operands: try #require(operands.baseAddress), results: try #require(results.baseAddress))
            _ = try function.body(&call)
        }
    }
    return convention.results.enumerated().map { index, kind in
        let place = numbers + (kinds.count + index) * 8
        switch kind {
        case .i32: return .i32(place.load(as: Int32.self))
        case .i64: return .i64(place.load(as: Int64.self))
        case .f32: return .f32(place.load(as: Float.self))
        case .f64: return .f64(place.load(as: Double.self))
        case .ref:
            let found = references[kinds.count + index]
            return .ref(found.map { Unmanaged<AnyObject>.fromOpaque($0).takeUnretainedValue() })
        }
    }
}

extension VMBuffer {
    /// A buffer of numbers.
    convenience init<Number: BitwiseCopyable>(of numbers: [Number], isMutable: Bool = true) throws {
        try self.init(numbers.withUnsafeBytes { Array($0) }, isMutable: isMutable)
    }

    func numbers<Number: BitwiseCopyable>(as type: Number.Type = Number.self) -> [Number] {
        stride(
            from: 0, to: bytes.count - bytes.count % MemoryLayout<Number>.size, by: MemoryLayout<Number>.size
        )
        .map { bytes.loadUnaligned(fromByteOffset: $0, as: type) }
    }
}
