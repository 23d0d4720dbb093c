import IREECompilerCore

extension Pass {
    static let splitParameterEncoder = Pass(
        "iree-stream-split-parameter-encoder",
        "Splits the encoding of parameters by initializers into a module that runs ahead of time.",
        on: Builtin.Module.self,
        options: [
            "mode": "consolidate", "output-scope": "", "output-file": "",
            "hoist-parameter-expressions": "true", "hoist-constant-expressions": "true",
            "max-encoding-growth-factor": "1.2",
        ]
    ) { (module, context) throws(Diagnostic) in
        let policy = try EncodingPolicy(context)
        let path = context.option("output-file")
        let expressions = EncodingExpression.all(in: module, policy)
        guard !expressions.isEmpty else {
            // The file of an earlier run may not match this program.
            if !path.isEmpty { try ModuleFile.remove(path, at: module) }
            return
        }
        let plan = try EncodingPlan(expressions, scope: context.option("output-scope"), context.settings)
        let encoder = EncoderModule(plan, of: module).build()
        EncodedLoads.replace(plan)
        try context.run(.cse, on: encoder)
        try Verifier.verify(encoder)
        if path.isEmpty {
            context.emit(AsmPrinter.print(encoder) + [UInt8(ascii: "\n")])
        } else {
            try ModuleFile.write(encoder, to: path)
        }
    }
}
