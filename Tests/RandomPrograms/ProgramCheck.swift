import IREEBytecode
import IREECompiler
import IREEParams
import IREERuntime

/// What is wrong with a compiled function.
struct Failure: Error, CustomStringConvertible {
    let description: String
}

/// Compiles and calls a function, and compares what it returns with what it should.
struct ProgramCheck {
    var backend: String
    var cpu: String
    var device: String

    func run(_ function: FunctionBuilder) throws {
        var session = CompilerSession()
        session.options.target.backends = [backend]
        session.options.target.cpu = cpu
        session.options.demotesF64 = false
        let output = session.compile(Array(function.text(name: "main").utf8), name: "program.mlir")
        guard let bytes = output.bytes else {
            throw Failure(description: output.diagnostics.map { $0.rendered(output.source) }.joined())
        }
        let device = device == "local-sync" ? HALDevice.localSync() : HALDevice.localTask()
        let program = try Program([try VMModule(ModuleBytes(bytes))], devices: [device])
        let arguments = try function.arguments.map { RuntimeValue.tensor(try Self.view($0)) }
        // The second call finds what the first one left.
        for call in 1...2 {
            let results = try program.call("main", arguments)
            for (i, (result, expected)) in zip(results, function.results).enumerated() {
                guard case .tensor(let view) = result else {
                    throw Failure(
                        description: "call \(call), result \(i): expected a tensor, got \(result.typeName)")
                }
                try Self.compare(view, expected, "call \(call), result \(i)")
            }
        }
    }

    private static func view(_ value: Value) throws -> HALBufferView {
        let (numbers, shape) = (value.numbers, value.shape)
        switch value.element {
        case .f64: return try HALBufferView(numbers.map(\.real), shape: shape)
        case .f32: return try HALBufferView(numbers.map { Float($0.real) }, shape: shape)
        case .f16:
            let bits = numbers.map { Float16($0.real).bitPattern }
            return try HALBufferView(
                HALBufferView(bits, shape: shape).buffer, shape: shape, elementType: value.element.type)
        case .bf16:
            let bits = numbers.map { UInt16(truncatingIfNeeded: Float($0.real).bitPattern >> 16) }
            return try HALBufferView(
                HALBufferView(bits, shape: shape).buffer, shape: shape, elementType: value.element.type)
        case .i8: return try HALBufferView(numbers.map { Int8(truncatingIfNeeded: $0.integer) }, shape: shape)
        case .i16:
            return try HALBufferView(numbers.map { Int16(truncatingIfNeeded: $0.integer) }, shape: shape)
        case .i32:
            return try HALBufferView(numbers.map { Int32(truncatingIfNeeded: $0.integer) }, shape: shape)
        default: return try HALBufferView(numbers.map(\.integer), shape: shape)
        }
    }

    private static func compare(_ view: HALBufferView, _ expected: Value, _ name: String) throws {
        guard view.shape == expected.shape else {
            throw Failure(description: "\(name): expected the shape \(expected.shape), got \(view.shape)")
        }
        let element = expected.element
        let raw = try HALBufferView(view.buffer, shape: view.shape, elementType: storage(element))
        let reals: [Double]
        let integers: [Int64]
        switch element {
        case .f64: (reals, integers) = (try raw.elements(as: Double.self), [])
        case .f32: (reals, integers) = (try raw.elements(as: Float.self).map(Double.init), [])
        case .f16:
            (reals, integers) = (
                try raw.elements(as: UInt16.self).map { Double(Float16(bitPattern: $0)) }, []
            )
        case .bf16:
            let bits = try raw.elements(as: UInt16.self)
            (reals, integers) = (bits.map { Double(Float(bitPattern: UInt32($0) << 16)) }, [])
        case .i8: (reals, integers) = ([], try raw.elements(as: Int8.self).map(Int64.init))
        case .i16: (reals, integers) = ([], try raw.elements(as: Int16.self).map(Int64.init))
        case .i32: (reals, integers) = ([], try raw.elements(as: Int32.self).map(Int64.init))
        default: (reals, integers) = ([], try raw.elements(as: Int64.self))
        }
        for (i, number) in expected.numbers.enumerated() {
            if element.isFloat {
                guard !number.accepts(reals[i]) else { continue }
                throw Failure(
                    description:
                        "\(name), element \(i) of \(expected.type): expected \(number.real) ± \(number.error), got \(reals[i])"
                )
            }
            guard number.integer != integers[i] else { continue }
            throw Failure(
                description:
                    "\(name), element \(i) of \(expected.type): expected \(number.integer), got \(integers[i])"
            )
        }
    }

    /// The type by which elements are read.
    private static func storage(_ element: Element) -> ElementType {
        element.isFloat && element.bits == 16 ? UInt16.elementType : element.type
    }
}
