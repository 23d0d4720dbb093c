import FuzzSupport
import IREEBytecode
import IREEParams
import IREERuntime

/// Parameters under the names that the seeds ask for.
func makeParameters() throws(ParameterError) -> MemoryParameterProvider {
    let provider = MemoryParameterProvider()
    for layer in 0..<4 {
        try provider.add(ParameterKey("blk.\(layer).w"), bytes: [UInt8](repeating: 1, count: 16))
    }
    try provider.add("weights", scope: "model", bytes: [UInt8](repeating: 2, count: 48))
    try provider.add("bias", scope: "head", bytes: [UInt8](repeating: 3, count: 12))
    return provider
}

func argument(_ kind: CallingConvention.Value) throws(VMError) -> RuntimeValue {
    switch kind {
    case .i32: .i32(2)
    case .i64: .i64(2)
    case .f32: .f32(2)
    case .f64: .f64(2)
    case .ref: .tensor(try HALBufferView([1, 2, 3, 4] as [Float], shape: [4]))
    }
}

/// Loads a module and calls all it exports, with little time and memory. Machine code is trusted, and not allowed:
/// only executables of bytecode are loaded.
func exercise(_ bytes: [UInt8]) throws(VMError) {
    var limits = ExecutionLimits(branches: 2000, timeout: .milliseconds(200))
    limits.allocation = 1 << 20
    let device = HALDevice.localSync(
        allowsNativeCode: false, limits: limits, allocator: HALAllocator(memoryLimit: 16 << 20))
    guard let parameters = try? makeParameters() else { return }
    let program = try Program(
        [try VMModule(ModuleBytes(bytes, path: "module"))], devices: [device], parameters: parameters,
        limits: limits)
    for name in program.functionNames.prefix(16) {
        let function = try program.function(name)
        var arguments: [RuntimeValue] = []
        for kind in function.argumentKinds { arguments.append(try argument(kind)) }
        _ = try function.call(arguments, limits: limits)
    }
}

runFuzzer(seeds: "vmfb") { source in
    guard let bytes = try? source.readBytes(at: 0, count: Int(source.size)) else { return }
    do throws(VMError) {
        try exercise(bytes)
    } catch {
        precondition(!error.message.isEmpty && !error.description.isEmpty, "an error says nothing")
    }
}
