import IREECompilerCore

extension Pass {
    static let inline = Pass(
        "inline", "Inlines calls.",
        options: ["default-pipeline": "canonicalize"]
    ) { (op, context) throws(Diagnostic) in
        let pipeline = try PassPipeline.parse(context.option("default-pipeline"), context.passes)
        for table in op.symbolTables {
            let graph = CallGraph(table)
            for function in graph.bottomUp {
                try pipeline.run(on: function, context)
                if Inliner.inlineCalls(in: function, graph) { try pipeline.run(on: function, context) }
            }
            // Erases private functions without remaining calls, transitively.
            var uses = SymbolUses(in: table)
            for function in graph.bottomUp.reversed()
            where function.isPrivateSymbol && !uses.contains(function.symbolName) {
                uses.remove(function)
                function.erase()
            }
        }
    }
}

enum Inliner {
    /// - Returns: Whether any call was inlined.
    static func inlineCalls(in caller: Operation, _ graph: CallGraph) -> Bool {
        var calls: [(Operation, Operation)] = []
        caller.walk { op in
            if let callee = graph.callee(of: op), callee !== caller, !graph.isRecursive(caller, callee),
                mayInline(op, callee)
            {
                calls.append((op, callee))
            }
        }
        for (call, callee) in calls { inline(call, callee) }
        return !calls.isEmpty
    }

    private static func mayInline(_ call: Operation, _ callee: Operation) -> Bool {
        guard let body = callee.regions.first, let entry = body.blocks.first,
            entry.arguments.map(\.type) == call.operands.map(\.type), call.block?.region != nil,
            callee.attributes["inlining_policy"]?.isA(Util.neverInline) != true,
            callee.attributes["no_inline"] == nil, call.attributes["no_inline"] == nil
        else { return false }
        let returns = body.blocks.compactMap(\.last).filter { $0.has(.returnLike) }
        guard returns.allSatisfy({ $0.operands.map(\.type) == call.results.map(\.type) }) else {
            return false
        }
        if body.blocks.count == 1 { return returns.count == 1 }
        // Several blocks need a parent that allows them.
        guard let parent = call.parent else { return false }
        return !parent.has(.singleBlock)
    }

    /// Inlines a function's body at a call. Copied operations get call-site locations.
    static func inline(_ call: Operation, _ callee: Operation) {
        guard let block = call.block, let region = block.region, let body = callee.regions.first else {
            return
        }
        var mapping = ValueMapping()
        let copy = Region()
        body.clone(into: copy, &mapping)
        // The call of a function by its wrapper is where the function is, which says nothing of who calls.
        if call.location != callee.location {
            for inner in copy.blocks.flatMap(\.operations) {
                inner.walk { $0.location = $0.location.called(from: call.location) }
            }
        }
        guard let entry = copy.blocks.first else { return }
        for (argument, value) in zip(entry.arguments, call.operands) { argument.replaceAllUses(with: value) }
        if copy.blocks.count == 1, let end = entry.last {
            for inner in entry.operations where inner !== end { inner.moveBefore(call) }
            call.replaceAllUses(with: end.operands)
            end.erase()
            call.erase()
            return
        }
        let rest = block.split(before: call)
        for result in call.results { rest.addArgument(result.type, at: call.location) }
        for inner in copy.blocks {
            guard let end = inner.last, end.has(.returnLike) else { continue }
            let values = end.operands
            end.erase()
            OpBuilder(atEndOf: inner, registry: call.registry, location: call.location).create(CF.Branch.self)
            {
                $0.destOperands = values
                $0.dest = rest
            }
        }
        block.takeOperations(of: entry)
        let further = Array(copy.blocks.dropFirst())
        copy.remove(Set(copy.blocks))
        region.insert(further, after: block)
        call.replaceAllUses(with: rest.arguments)
        call.erase()
    }
}
