import IREEBytecode
import IREEPlatform

/// The functions of a VMVX executable.
///
/// A context runs one workgroup at a time, so there are as many contexts as there are threads that run
/// some at once. They have nothing in common but the module.
final class VMVXKernels: HALKernels {
    let exports: [HALExecutable.Function]
    private let module: VerifiedModule
    private let constants: [UInt32]
    private let limits: ExecutionLimits
    /// Idle contexts.
    private let idle: Protected<[Worker]>

    /// How functions are called: local memory, constants, bindings; then workgroup, its size, and the
    /// count of workgroups, three numbers each.
    private static let convention = "0rrriiiiiiiii_v"
    /// Called once for each context, where the module has it.
    private static let setConstants = "__set_constants"
    /// What modules export for their loaders. All other names are those of kernels: the compiler brings
    /// some that start with `__builtin_`.
    private static let reserved: Set = ["__init", "__deinit", "__notify", setConstants]

    /// A context with the functions of the module, in the order of `exports`.
    private final class Worker: @unchecked Sendable {
        // Used by one thread at a time.
        let functions: [VMFunction]

        init(
            _ module: VerifiedModule, _ names: [String], _ constants: [UInt32], _ limits: ExecutionLimits
        ) throws(VMError) {
            let context = try VMContext([.native(VMVXModule()), .bytecode(module)], limits: limits)
            if context.exports(of: module.module.name).contains(VMVXKernels.setConstants) {
                let bytes = constants.flatMap { word in
                    (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
                }
                _ = try context.function("\(module.module.name).\(VMVXKernels.setConstants)").call([
                    .ref(try VMBuffer(bytes, isMutable: false))
                ])
            } else if !constants.isEmpty {
                throw VMError(
                    .failedPrecondition, "the executable takes no constants; the module brings some")
            }
            var functions: [VMFunction] = []
            for name in names { functions.append(try context.function("\(module.module.name).\(name)")) }
            self.functions = functions
        }
    }

    init(_ module: VerifiedModule, constants: [UInt32], limits: ExecutionLimits) throws(VMError) {
        var exports: [HALExecutable.Function] = []
        for export in module.module.description.exports where !Self.reserved.contains(export.name) {
            let function = module.module.description.functions[export.ordinal]
            guard function.callingConvention?.text == Self.convention else {
                throw VMError(
                    .incompatible,
                    "function `\(IREEBytecode.printable(export.name))` of the executable is called as"
                        + " `\(function.callingConvention?.text ?? "")`, not as `\(Self.convention)`")
            }
            func number(_ key: String) -> Int {
                let value = function.attributes.first { $0.key == key }?.value
                return value.flatMap { UInt16($0) }.map { Int($0) } ?? 0
            }
            exports.append(
                HALExecutable.Function(
                    name: export.name, constantCount: number("constant_count"),
                    bindingCount: number("binding_count"), localMemorySize: number("local_memory")))
        }
        self.exports = exports
        self.module = module
        self.constants = constants
        self.limits = limits
        // The first is created now, so that errors in the module are reported when it is loaded.
        idle = Protected([try Worker(module, exports.map(\.name), constants, limits)])
    }

    func run(
        _ ordinal: Int, _ dispatch: borrowing HALDispatchArguments, workgroups range: Range<UInt64>,
        localMemory: UnsafeMutableRawBufferPointer
    ) throws(VMError) {
        let worker: Worker
        if let kept = idle.withLock({ $0.popLast() }) {
            worker = kept
        } else {
            worker = try Worker(module, exports.map(\.name), constants, limits)
        }
        defer { idle.withLock { $0.append(worker) } }
        let arguments = try Arguments(dispatch, localMemory)
        defer { arguments.revoke() }
        let (width, height) = (UInt64(dispatch.workgroupCount.x), UInt64(dispatch.workgroupCount.y))
        let count = dispatch.workgroupCount
        let function = worker.functions[ordinal]
        for index in range {
            _ = try function.call([
                .ref(arguments.localMemory), .ref(arguments.constants), .ref(arguments.bindings),
                .i32(Int32(truncatingIfNeeded: index % width)),
                .i32(Int32(truncatingIfNeeded: index / width % height)),
                .i32(Int32(truncatingIfNeeded: index / width / height)), .i32(1), .i32(1), .i32(1),
                .i32(Int32(bitPattern: count.x)), .i32(Int32(bitPattern: count.y)), .i32(Int32(count.z)),
            ])
        }
    }

    /// The memory of a dispatch as buffers of the machine, for as long as the dispatch takes.
    private struct Arguments {
        let localMemory: VMBuffer
        let constants: VMBuffer
        let bindings: VMList
        private let borrowed: [VMBuffer]

        init(
            _ dispatch: borrowing HALDispatchArguments, _ localMemory: UnsafeMutableRawBufferPointer
        ) throws(VMError) {
            self.localMemory = VMBuffer(lending: localMemory, isMutable: true)
            constants = VMBuffer(
                lending: UnsafeMutableRawBufferPointer(
                    mutating: UnsafeRawBufferPointer(dispatch.constants)), isMutable: false)
            bindings = try VMList(of: .ref(.buffer), capacity: dispatch.bindings.count)
            var borrowed = [self.localMemory, constants]
            for (index, address) in dispatch.bindings.enumerated() {
                let bytes = UnsafeMutableRawBufferPointer(start: address, count: dispatch.lengths[index])
                // Weights are often the memory of a file that cannot be written to.
                let buffer = VMBuffer(lending: bytes, isMutable: dispatch.permissions[index])
                try bindings.append(.ref(buffer))
                borrowed.append(buffer)
            }
            self.borrowed = borrowed
        }

        func revoke() {
            for buffer in borrowed { buffer.revoke() }
        }
    }
}
