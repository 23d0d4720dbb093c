import IREEBytecode
import IREECompilerCore
import IREECompilerDialects
import IREERuntime

extension Pass {
    /// Runs here what would run when the module is loaded: initializers that depend on constants only.
    ///
    /// They are compiled for the bytecode of kernels, and run within bounds of memory, of branches and of time. Where
    /// they cannot be evaluated, the program stays as it is.
    static let evaluateConstants = Pass(
        "iree-consteval-jit-globals", "Evaluates initializers that depend on constants only.",
        on: Builtin.Module.self
    ) { (program, context) throws(Diagnostic) in
        guard let evaluation = EvaluationModule(of: program),
            let results = ConstantEvaluation.results(of: evaluation, context.resources)
        else { return }
        evaluation.replace(with: results)
    }
}

private enum ConstantEvaluation {
    /// For the initializers, which may submit a dispatch in each iteration of a loop.
    private static let hostBranches: UInt64 = 1 << 16
    /// For each workgroup of a dispatch.
    private static let kernelBranches: UInt64 = 1 << 26
    private static let timeout = Duration.seconds(10)
    private static let memory: UInt64 = 1 << 30

    /// The values of the module's functions; nil if one has none.
    static func results(
        of evaluation: EvaluationModule, _ resources: [String: String]
    ) -> [Attribute]? {
        var session = CompilerSession()
        session.options.firstPhase = .globalOptimization
        session.options.target.backends = ["vmvx"]
        session.options.stripsSourceMap = true
        session.options.emitsPolyglotZIP = false
        do {
            let bytes = try session.compile(evaluation.module, resources: ["builtin": resources])
            var limits = ExecutionLimits(branches: kernelBranches, timeout: timeout)
            let budget = MemoryBudget(limit: memory)
            limits.memory = budget
            limits.allocation = memory
            let device = HALDevice.localSync(
                allowsNativeCode: false, limits: limits, allocator: HALAllocator(budget: budget))
            limits.branches = hostBranches
            let program = try Program(
                [try VMModule(ModuleBytes(bytes))], devices: [device], limits: limits)
            return try evaluation.values.map { value in
                let results = try program.function(value.getter).call([], limits: limits)
                guard results.count == 1, let result = try attribute(of: results[0], value.type) else {
                    throw Diagnostic(.error, "no value of type \(value.type)")
                }
                return result
            }
        } catch {
            return nil
        }
    }

    private static func attribute(of value: RuntimeValue, _ type: IRType) throws(VMError) -> Attribute? {
        switch value {
        case .i32(let number): return .integer(Int64(number), type)
        case .i64(let number): return .integer(number, type)
        case .f32(let number): return .float(Double(number), type)
        case .f64(let number): return .float(number, type)
        case .tensor(let view):
            guard let shape = type.shaped, shape.shape == view.shape, let width = shape.element.bitWidth
            else {
                return nil
            }
            let bytes = try view.buffer.withMapping(.read) { Array($0) }
            let first = bytes.prefix(width / 8)
            guard !first.isEmpty, bytes.count == view.elementCount * first.count else { return nil }
            let isSplat = stride(from: 0, to: bytes.count, by: first.count).allSatisfy {
                bytes[$0..<$0 + first.count].elementsEqual(first)
            }
            return .dense(
                DenseElements(type: type, bytes: isSplat ? Array(first) : bytes, isSplat: isSplat))
        default: return nil
        }
    }
}
