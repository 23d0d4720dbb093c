import IREERuntime

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects
@testable import IREECompilerTargets

/// Functions in MLIR, compiled for the current platform and loaded.
struct CompiledKernels {
    let kernels: any HALKernels

    static let context = Context()

    static func functions(_ text: String, verify: Bool = true) throws -> (Operation, [Operation]) {
        let source = SourceText(taking: Array(text.utf8), name: "kernels.mlir")
        let parser = AsmParser(source, registry: context.registry, allowsUnregistered: false)
        let program = try parser.module()
        if verify { try Verifier.verify(program, allowsUnknown: false) }
        var functions: [Operation] = []
        program.walk { if $0.name == "func.func" { functions.append($0) } }
        return (program, functions)
    }

    /// On plain processors, compiles for the vectors of the plainest one, or for AVX2 with fused multiply-add and conversions of
    /// `f16`.
    init(_ text: String, wide: Bool = false) throws {
        let (program, functions) = try Self.functions(text)
        defer { withExtendedLifetime(program) {} }
        guard KernelPlatform.current != .virtualMachine else {
            let target = VMVXTarget()
            let bytes = try target.serialize(target.kernels(of: functions), name: "kernels")
            kernels = try bytes.withUnsafeBytes {
                try VMVXLoader().load($0, format: VMVXTarget.format, constants: [])
            }
            return
        }
        var target = LLVMCPUTarget()
        if KernelPlatform.current == .maskedProcessor, let masked = KernelPlatform.masked {
            target = masked
        } else if wide {
            target.features = ["+avx2", "+fma", "+f16c"]
            target.kernelTarget.convertsHalf = true
            target.kernelTarget.vectorBytes = 32
            target.kernelTarget.hasFMA = true
        }
        let bytes = try target.serialize(target.kernels(of: functions), name: "kernels")
        kernels = try bytes.withUnsafeBytes { try ExecutableLibrary(embeddedELF: $0) }
    }

    /// Runs a function with a number of workgroups; bindings are changed in place.
    func run(
        function ordinal: Int = 0, constants: [UInt32] = [], workgroups: (UInt32, UInt32) = (1, 1),
        _ bindings: inout [[UInt8]]
    ) throws {
        // Guards beside each binding tell stores that are out of bounds.
        let guardSize = 256
        let memory = bindings.map { bytes in
            let memory = UnsafeMutableRawBufferPointer.allocate(
                byteCount: bytes.count + 2 * guardSize, alignment: 64)
            memory.initializeMemory(as: UInt8.self, repeating: 0xA5)
            UnsafeMutableRawBufferPointer(rebasing: memory[guardSize..<(guardSize + bytes.count)])
                .copyBytes(from: bytes)
            return memory
        }
        defer { for part in memory { part.deallocate() } }
        try run(
            ordinal, constants, workgroups,
            memory.map { UnsafeMutableRawBufferPointer(rebasing: $0[guardSize..<($0.count - guardSize)]) })
        for (i, part) in memory.enumerated() {
            guard part.prefix(guardSize).allSatisfy({ $0 == 0xA5 }),
                part.suffix(guardSize).allSatisfy({ $0 == 0xA5 })
            else { throw OutOfBounds(binding: i) }
            bindings[i] = Array(part[guardSize..<(part.count - guardSize)])
        }
    }

    private func run(
        _ ordinal: Int, _ constants: [UInt32], _ workgroups: (UInt32, UInt32),
        _ memory: [UnsafeMutableRawBufferPointer]
    ) throws {
        let lengths = memory.map(\.count)
        let permissions = memory.map { _ in true }
        try constants.withUnsafeBufferPointer { constants in
            try memory.map(\.baseAddress).withUnsafeBufferPointer { pointers in
                try lengths.withUnsafeBufferPointer { lengths in
                    try permissions.withUnsafeBufferPointer { permissions in
                        try kernels.run(
                            ordinal,
                            HALDispatchArguments(
                                workgroupCount: (workgroups.0, workgroups.1, 1), constants: constants,
                                bindings: pointers, lengths: lengths, permissions: permissions),
                            workgroups: 0..<UInt64(workgroups.0) * UInt64(workgroups.1),
                            localMemory: UnsafeMutableRawBufferPointer(start: nil, count: 0))
                    }
                }
            }
        }
    }

    struct OutOfBounds: Error {
        var binding: Int
    }
}

func bytes<T>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

func values<T>(_ bytes: [UInt8], as: T.Type = T.self) -> [T] {
    bytes.withUnsafeBytes { Array($0.bindMemory(to: T.self)) }
}
