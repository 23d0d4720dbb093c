import IREECompilerCore

extension Pass {
    static let packDispatchOperands = Pass(
        "iree-stream-pack-dispatch-operands",
        "Packs dispatch operands into 32-bit push constants.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for executable in module.symbols where executable.is(Stream.Executable.self) {
            let inner = executable.body()?.operations.filter { $0.is(Builtin.Module.self) } ?? []
            for function in inner.flatMap(\.symbols)
            where function.has(.function) && !function.isPrivateSymbol {
                try OperandPacking(ResourceLimits(for: function)).takeWords(function)
            }
        }
        var dispatches: [OpView<Stream.CmdDispatch>] = []
        module.walk { if let dispatch = $0.as(Stream.CmdDispatch.self) { dispatches.append(dispatch) } }
        for dispatch in dispatches {
            // All entry points have the same signature; those of external executables are as declared.
            let exports = (dispatch.entryPoints.arrayValue ?? []).compactMap { entry in
                entry.symbolValue.flatMap { dispatch.op.lookupNearestSymbol($0) }
            }
            guard let export = exports.first(where: { $0.is(Stream.ExecutableExport.self) }) else { continue }
            try OperandPacking(ResourceLimits(for: export)).splitOperands(dispatch)
        }
    }
}

/// Layout of a scalar in 32-bit push constants: low word first, real part first.
///
/// Both dispatches and functions use it.
private struct OperandPacking {
    let indexType: IRType

    init(_ limits: ResourceLimits) {
        indexType = .integer(width: Int(limits.indexBits), signedness: .signless)
    }

    /// The integer type of the scalar's bits before splitting; nil if it is passed unchanged.
    private func carrier(of type: IRType) -> IRType? {
        switch type {
        case .index: indexType
        case .integer(let width, _) where width <= 64: .integer(width: width, signedness: .signless)
        case .float(let kind): .integer(width: kind.width, signedness: .signless)
        default: nil
        }
    }

    // MARK: Dispatches

    func splitOperands(_ dispatch: OpView<Stream.CmdDispatch>) throws(Diagnostic) {
        var region: Operation = dispatch.op
        while let outer = region.parent, !region.is(Stream.CmdExecute.self) { region = outer }
        let builder = OpBuilder(before: region.is(Stream.CmdExecute.self) ? region : dispatch.op)
        builder.location = dispatch.op.location
        var words: [Value] = []
        for operand in dispatch.uniformOperands { words += try self.words(of: operand, builder) }
        dispatch.op.setOperands(dispatch.schema.uniformOperands.index, words)
    }

    private func words(of value: Value, _ builder: OpBuilder) throws(Diagnostic) -> [Value] {
        if case .complex(let type) = value.type {
            let real = part(Complex.Real.self, of: value, type, builder)
            let imaginary = part(Complex.Imaginary.self, of: value, type, builder)
            return try words(of: real, builder) + words(of: imaginary, builder)
        }
        guard let carrier = carrier(of: value.type), let width = carrier.bitWidth else {
            throw Diagnostic(
                .error, "a dispatch cannot be given a value of type \(value.type.quoted)",
                at: builder.location)
        }
        let bits: Value =
            switch value.type {
            case .index: builder.cast(Arith.IndexCastUI.self, value, to: carrier)
            case .float: builder.cast(Arith.Bitcast.self, value, to: carrier)
            default: value
            }
        if width <= 32 { return [builder.cast(Arith.ExtUI.self, bits, to: .i32)] }
        let wide = builder.cast(Arith.ExtUI.self, bits, to: .i64)
        let low = builder.truncate(wide, to: .i32)
        let shifted = builder.create(Arith.ShRUI.self) {
            $0.lhs = wide
            $0.rhs = builder.constant(i64: 32)
            $0.result = .i64
        }.result
        return [low, builder.truncate(shifted, to: .i32)]
    }

    private func part<D: OpKind>(_ kind: D.Type, of value: Value, _ type: IRType, _ builder: OpBuilder)
        -> Value
    where D.Fields == Complex.Magnitude {
        builder.create(kind) {
            $0.complex = value
            $0.result = type
        }.result
    }

    // MARK: Functions

    func takeWords(_ function: Operation) throws(Diagnostic) {
        guard let entry = function.body(),
            case .type(.function(let type))? = function.attributes["function_type"]
        else {
            return
        }
        let builder = OpBuilder(before: function)
        builder.setInsertionPoint(atStartOf: entry)
        let old = entry.arguments
        let argumentAttributes = function.attributes["arg_attrs"]?.arrayValue ?? []
        var attributes: [Attribute] = []
        for (i, argument) in old.enumerated() {
            builder.location = argument.argumentLocation
            let own =
                argumentAttributes.indices.contains(i)
                ? argumentAttributes[i] : .dictionary(AttributeDictionary())
            let first = entry.arguments.count
            let value = try self.value(of: argument.type, in: entry, builder)
            var words = Array(
                repeating: Attribute.dictionary(AttributeDictionary()), count: entry.arguments.count - first)
            if let op = value.definingOp {
                // Attributes of the argument still hold.
                for known in own.dictionaryValue?.entries ?? [] { op.attributes[known.name] = known.value }
            } else {
                words[0] = own
            }
            attributes += words
            argument.replaceAllUses(with: value)
        }
        for _ in old { entry.removeArgument(0) }
        function.attributes["function_type"] = .type(.function(entry.arguments.map(\.type), type.results))
        if !argumentAttributes.isEmpty { function.attributes["arg_attrs"] = .array(attributes) }
    }

    /// Rebuilds a scalar from the function's push-constant arguments, which are appended.
    private func value(of type: IRType, in entry: Block, _ builder: OpBuilder) throws(Diagnostic) -> Value {
        if case .complex(let part) = type {
            let real = try value(of: part, in: entry, builder)
            let imaginary = try value(of: part, in: entry, builder)
            return builder.create(Complex.Create.self) {
                $0.real = real
                $0.imaginary = imaginary
                $0.complex = type
            }.complex
        }
        guard let carrier = carrier(of: type), let width = carrier.bitWidth else {
            return entry.addArgument(type, at: builder.location)
        }
        var bits = entry.addArgument(.i32, at: builder.location)
        if width > 32 {
            let low = builder.cast(Arith.ExtUI.self, bits, to: .i64)
            let high = builder.cast(Arith.ExtUI.self, entry.addArgument(.i32, at: builder.location), to: .i64)
            let shifted = builder.create(Arith.ShLI.self, high, builder.constant(i64: 32))
            bits = builder.create(Arith.OrI.self, low, shifted)
        }
        bits = builder.truncate(bits, to: carrier)
        return switch type {
        case .index: builder.cast(Arith.IndexCastUI.self, bits, to: type)
        case .float: builder.cast(Arith.Bitcast.self, bits, to: type)
        default: bits
        }
    }
}
