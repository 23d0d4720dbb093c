import IREECompilerCore
import IREECompilerDialects

/// Makes bytecode for the VM of the functions of executables: modules of their own, which run on any processor.
package struct VMVXTarget: ExecutableTarget {
    /// The format of the executables, as runtimes know it.
    package static let format = "vmvx-bytecode-fb"
    package var kernelTarget = KernelTarget.virtualMachine

    package init() {}

    /// The module of some kernels.
    package func serialize(_ kernels: [Kernel], name: String) throws(Diagnostic) -> [UInt8] {
        try withModule(kernels, name: name) { (program) throws(Diagnostic) in
            let registry = PassRegistry(Pass.ofDialects)
            let passes = PassContext(passes: registry)
            try PassPipeline.parse(Self.pipeline, registry).run(on: program, passes)
            var target = VMBytecodeTarget()
            target.stripsSourceMap = true
            target.emitsArchive = false
            try target.lower(program, passes)
            return try target.serialize(program)
        }
    }

    private static let pipeline =
        "builtin.module(vm.module(iree-vm-annotate-functions,iree-vm-materialize-ref-discards))"

    /// The text of the module of some kernels.
    package func text(_ kernels: [Kernel], name: String) throws(Diagnostic) -> String {
        try withModule(kernels, name: name) { (program) throws(Diagnostic) in
            String(decoding: AsmPrinter.print(program), as: UTF8.self)
        }
    }

    /// Calls `body` with a program that contains the module.
    private func withModule<T>(
        _ kernels: [Kernel], name: String, _ body: (Operation) throws(Diagnostic) -> T
    ) throws(Diagnostic) -> T {
        // Operations refer to the context, which is gone with it.
        let context = Context()
        defer { withExtendedLifetime(context) {} }
        let builder = OpBuilder(registry: context.registry)
        let program = builder.create(Builtin.Module.self)
        builder.setInsertionPoint(atEndOf: program.bodyRegion.addBlock())
        let module = builder.create(VM.Module.self) {
            $0.symVisibility = .string("public")
            $0.symName = .string(name)
        }
        let block = module.body.addBlock()
        for kernel in kernels {
            builder.setInsertionPoint(atEndOf: block)
            try VMVXPrinter.print(kernel, builder)
        }
        builder.setInsertionPoint(atEndOf: block)
        builder.vmEndModule()
        return try body(program.op)
    }
}
