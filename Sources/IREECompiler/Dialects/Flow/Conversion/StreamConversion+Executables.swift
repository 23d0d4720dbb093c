import IREECompilerCore

/// Executables: device code keeps its types, except for tensor arguments.
extension StreamConversion {
    func addExecutableRules() {
        conversion.add(Flow.Executable.self) { [unowned self] op, _, conversion in
            try convertExecutable(op.op)
        }
        conversion.add([Stream.Executable.self, HAL.Executable.self]) { _, _, _ in }
    }

    /// Operations with equivalents in `stream`.
    private static let counterparts: [String: any OpKind.Type] = {
        let pairs: [(any OpKind.Type, any OpKind.Type)] = [
            (Flow.DispatchWorkgroupCount.self, Stream.DispatchWorkgroupCount.self),
            (Flow.DispatchWorkgroupID.self, Stream.DispatchWorkgroupID.self),
            (Flow.DispatchWorkgroupSize.self, Stream.DispatchWorkgroupSize.self),
            (Flow.Executable.self, Stream.Executable.self),
            (Flow.ExecutableExport.self, Stream.ExecutableExport.self),
            (Flow.ExecutableEnd.self, Stream.ExecutableEnd.self), (Flow.Return.self, Stream.Return.self),
        ]
        return Dictionary(uniqueKeysWithValues: pairs.map { ("\($0.name)", $1) })
    }()

    private func convertExecutable(_ executable: Operation) throws(Diagnostic) {
        var all: [Operation] = []
        executable.walk { all.append($0) }
        for op in all where op.has(.function) && !op.isPrivateSymbol { try bindArguments(of: op) }
        for op in all {
            guard let kind = Self.counterparts[op.name] else { continue }
            op.renamed(to: conversion.builder.registry.definition(named: "\(kind.name)"))
        }
    }

    /// Converts tensor arguments of a dispatch function to bindings and subspans.
    private func bindArguments(of function: Operation) throws(Diagnostic) {
        guard let entry = function.body(),
            case .type(.function(let type))? = function.attributes["function_type"]
        else {
            return
        }
        builder.location = function.location
        builder.setInsertionPoint(atStartOf: entry)
        var zero: Value?
        for argument in entry.arguments where argument.type.isA(TensorExt.dispatchTensor) {
            if argument.hasUses {
                let offset = zero ?? builder.constant(index: 0)
                zero = offset
                try bind(argument, at: offset)
            }
            argument.type = Stream.binding.type()
        }
        function.attributes["function_type"] = .type(
            .function(entry.arguments.map(\.type), type.results))
    }

    private func bind(_ argument: Value, at offset: Value) throws(Diagnostic) {
        let type = argument.type
        let ties = argument.users.compactMap { $0.as(Flow.DispatchTieShape.self) }
        let isStatic = type.parameters.last?.typeValue?.shaped?.dynamicDimensionCount == 0
        guard isStatic || !ties.isEmpty else {
            throw Diagnostic(
                .error, "nothing says the dynamic dimensions of an argument of type \(type.quoted)",
                at: argument.argumentLocation)
        }
        builder.preservingInsertionPoint {
            // Dimensions are defined where they are tied to the tensor.
            if !isStatic { builder.setInsertionPoint(before: ties[0].op) }
            let subspan = builder.create(Stream.BindingSubspan.self) {
                $0.binding = argument
                $0.byteOffset = offset
                $0.dynamicDims = isStatic ? [] : ties[0].dynamicDims
                $0.result = type
            }
            argument.replaceAllUses(with: subspan.result, except: subspan.op)
        }
        for tie in ties {
            tie.op.replaceAllUses(with: [tie.operand])
            tie.op.erase()
        }
    }
}
