import IREEBytecode
import IREEParams

extension HALModule {
    static let plainBufferViewFunctions: [VMNativeFunction] = [
        VMNativeFunction("buffer_view.assert", "0rriiCID_v", assertView),
        VMNativeFunction("buffer_view.buffer", "0r_r") { (call) throws(VMError) in
            call.appendResult(try call.take(HALBufferView.self).buffer)
        },
        VMNativeFunction("buffer_view.create", "0rIIiiCID_r", makeView),
        VMNativeFunction("buffer_view.dim", "0ri_I") { (call) throws(VMError) in
            let shape = try call.take(HALBufferView.self).shape
            let index = Int(try call.takeInt32())
            // Programs ask for the dimensions of an argument before they check its rank. The check that
            // follows tells which argument is wrong, and how.
            call.appendResult(shape.indices.contains(index) ? Int64(shape[index]) : 0)
        },
        VMNativeFunction("buffer_view.element_type", "0r_i") { (call) throws(VMError) in
            call.appendResult(Int32(bitPattern: try call.take(HALBufferView.self).elementType.rawValue))
        },
        VMNativeFunction("buffer_view.encoding_type", "0r_i") { (call) throws(VMError) in
            call.appendResult(Int32(bitPattern: try call.take(HALBufferView.self).encoding.rawValue))
        },
        VMNativeFunction("buffer_view.rank", "0r_i") { (call) throws(VMError) in
            call.appendResult(Int32(truncatingIfNeeded: try call.take(HALBufferView.self).shape.count))
        },
    ]

    private static func makeView(_ call: inout VMCall) throws(VMError) {
        let source = try call.take(HALBuffer.self)
        let offset = try call.takeUInt64()
        let buffer = try subspan(source, offset, try call.takeUInt64())
        let type = ElementType(rawValue: UInt32(bitPattern: try call.takeInt32()))
        let encoding = UInt32(bitPattern: try call.takeInt32())
        call.appendResult(
            try HALBufferView(
                buffer, shape: try shape(&call), elementType: type,
                encoding: HALBufferView.EncodingType(rawValue: encoding) ?? .opaque))
    }

    private static func shape(_ call: inout VMCall) throws(VMError) -> [Int] {
        let rank = try call.takeSpan()
        var shape: [Int] = []
        shape.reserveCapacity(rank)
        for _ in 0..<rank { shape.append(Int(try call.takeInt64())) }
        return shape
    }

    /// Checks an argument of the program before it relies on it.
    private static func assertView(_ call: inout VMCall) throws(VMError) {
        let view = try call.take(HALBufferView.self)
        let name = try call.takeLabel()
        let type = ElementType(rawValue: UInt32(bitPattern: try call.takeInt32()))
        let encoding = UInt32(bitPattern: try call.takeInt32())
        // The shape as an array is needed only where it differs.
        var again = call
        let rank = try call.takeSpan()
        var isSameShape = view.shape.count == rank
        for index in 0..<rank {
            let size = try call.takeInt64()
            if isSameShape, view.shape[index] != size { isSameShape = false }
        }
        guard view.encoding == .opaque || view.encoding.rawValue == encoding else {
            throw VMError(
                .invalidArgument,
                "\(name): expected encoding \(encoding), got \(view.encoding.rawValue)")
        }
        guard type.accepts(view.elementType) else {
            throw VMError(
                .invalidArgument,
                "\(name): expected elements of type \(type), got \(view.elementType)")
        }
        if isSameShape { return }
        let shape = try shape(&again)
        guard view.shape.count == shape.count else {
            throw VMError(
                .invalidArgument,
                "\(name): expected rank \(shape.count), got \(view.shape.count): \(text(view.shape))")
        }
        throw VMError(
            .invalidArgument, "\(name): expected shape \(text(shape)), got \(text(view.shape))")
    }

    private static func text(_ shape: [Int]) -> String {
        shape.isEmpty ? "that of a scalar" : shape.map { "\($0)" }.joined(separator: "x")
    }
}

extension ElementType {
    /// Whether a program that expects this type may be given another. Raw bits pass for every type of as many
    /// bits, and integers for those of another sign. Elements that say nothing of themselves pass for all.
    func accepts(_ other: ElementType) -> Bool {
        if self == other || other.rawValue == 0 { return true }
        if other.kind == .opaque { return bitCount == other.bitCount }
        return isInteger && other.isInteger && bitCount == other.bitCount
    }

    private var isInteger: Bool {
        switch kind {
        case .integer, .signedInteger, .unsignedInteger, .boolean: true
        default: false
        }
    }
}
