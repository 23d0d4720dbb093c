import IREEBytecode
import IREECompilerCore
import IREECompilerDialects

/// Makes compiled modules (`.vmfb`) of programs in the `vm` dialect.
package struct VMBytecodeTarget {
    /// Leaves out source locations and names of functions.
    package var stripsSourceMap = false
    /// Leaves out operations for debuggers.
    package var stripsDebugOperations = false
    /// Makes the module a ZIP archive too.
    package var emitsArchive = true

    package init() {}

    /// Passes that leave operations that are instructions, and functions in place of initializers.
    private var pipeline: String {
        """
        builtin.module(vm.module(iree-vm-expand-pseudo-operations{strip-debug-ops=\(stripsDebugOperations)},\
        iree-vm-ordinal-allocation))
        """
    }

    /// Lowers the first `vm.module` of a program to instructions.
    ///
    /// - Throws: The diagnostic of a pass that fails, or if there is no such module.
    package func lower(_ program: Operation, _ context: PassContext) throws(Diagnostic) {
        _ = try module(of: program)
        try PassPipeline.parse(pipeline, context.passes).run(on: program, context)
    }

    private func module(of program: Operation) throws(Diagnostic) -> Operation {
        if program.is(VM.Module.self) { return program }
        guard let module = program.body()?.operations.first(where: { $0.is(VM.Module.self) }) else {
            throw Diagnostic(.error, "expected a program with a vm.module", at: program.location)
        }
        return module
    }

    /// The bytes of a program that has been lowered.
    ///
    /// - Parameter resources: constants of the file, by name.
    /// - Throws: An error at the operation that cannot be encoded.
    package func serialize(
        _ program: Operation, resources: [String: String] = [:]
    ) throws(Diagnostic) -> [UInt8] {
        let module = try module(of: program)
        let writer = try ModuleEmitter(module, resources: resources).emit(debug: !stripsSourceMap)
        do throws(VMError) {
            return try writer.write(emitsArchive ? .archive : .plain)
        } catch {
            throw module.error("cannot be written: \(error.details.message)")
        }
    }
}
