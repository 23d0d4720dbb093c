import IREECompilerCore

extension Pass {
    static let materializeBuiltins = Pass(
        "iree-stream-materialize-builtins",
        "Replaces fills whose pattern devices do not support by dispatches of builtin executables.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var wide: [Operation] = []
        module.walk { op in
            let value = op.as(Stream.AsyncSplat.self)?.value ?? op.as(Stream.AsyncFill.self)?.value
            if value?.type == .i64 { wide.append(op) }
        }
        guard !wide.isEmpty else { return }
        let kernel = try WideFill(in: module)
        for op in wide {
            if let splat = op.as(Stream.AsyncSplat.self) { kernel.replace(splat) }
            if let fill = op.as(Stream.AsyncFill.self) { kernel.replace(fill) }
        }
    }
}

/// An executable that fills memory with 64-bit patterns, which device fills do not support.
private struct WideFill {
    private static let name = "__builtin_fill_i64"

    /// Its operands: the pattern, count and target.
    private static let program = """
        stream.executable private @\(name) {
          stream.executable.export @\(name) workgroups(%count: index) -> (index, index, index) {
            %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice(%count)
            stream.return %x, %y, %z : index, index, index
          }
          builtin.module {
            func.func @\(name)(%number: i64, %count: index, %memory: !stream.binding) {
              %start = arith.constant 0 : index
              %n = iree_tensor_ext.dispatch.workload.ordinal %count, 0 : index
              %to = stream.binding.subspan %memory[%start] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi64>>{%n}
              %empty = tensor.empty(%n) : tensor<?xi64>
              %full = linalg.fill ins(%number : i64) outs(%empty : tensor<?xi64>) -> tensor<?xi64>
              iree_tensor_ext.dispatch.tensor.store %full, %to, offsets = [0], sizes = [%n], strides = [1] : tensor<?xi64> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi64>>{%n}
              return
            }
          }
        }
        """

    private let entryPoints: Attribute

    init(in module: Operation) throws(Diagnostic) {
        entryPoints = .array([.symbol(SymbolReference(Self.name, nested: [Self.name]))])
        guard module.lookupSymbol(Self.name) == nil, let body = module.body() else { return }
        let source = try AsmParser(
            SourceText(Self.program.utf8, name: Self.name), registry: module.registry
        ).module()
        guard let executable = source.body()?.first else { return }
        executable.remove()
        body.insert(executable, before: body.first)
    }

    func replace(_ splat: OpView<Stream.AsyncSplat>) {
        let builder = OpBuilder(before: splat.op)
        builder.location = splat.op.location
        let count = self.count(splat.resultSize, builder)
        let dispatch = builder.create(Stream.AsyncDispatch.self) {
            $0.workload = [count]
            $0.entryPoints = entryPoints
            $0.resourceOperands = [splat.value, count]
            $0.resultSizes = [splat.resultSize]
            $0.affinity = splat.affinity
            $0.results = [splat.result.type]
        }
        splat.result.replaceAllUses(with: dispatch.results[0])
        splat.op.erase()
    }

    func replace(_ fill: OpView<Stream.AsyncFill>) {
        let builder = OpBuilder(before: fill.op)
        builder.location = fill.op.location
        let count = self.count(fill.targetLength, builder)
        let dispatch = builder.create(Stream.AsyncDispatch.self) {
            $0.workload = [count]
            $0.entryPoints = entryPoints
            $0.resourceOperands = [fill.value, count, fill.target]
            $0.resourceOperandSizes = [fill.targetSize]
            $0.resourceOperandOffsets = [fill.targetOffset]
            $0.resourceOperandEnds = [fill.targetEnd]
            $0.resourceOperandLengths = [fill.targetLength]
            $0.resultSizes = [fill.targetSize]
            $0.tiedOperands = Tied.attribute([2])
            $0.affinity = fill.affinity
            $0.results = [fill.result.type]
        }
        fill.result.replaceAllUses(with: dispatch.results[0])
        fill.op.erase()
    }

    private func count(_ bytes: Value, _ builder: OpBuilder) -> Value {
        builder.create(Arith.DivUI.self) {
            $0.lhs = bytes
            $0.rhs = builder.constant(index: 8)
            $0.result = .index
        }.result
    }
}
