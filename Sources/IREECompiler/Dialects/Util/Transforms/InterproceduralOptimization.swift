import IREECompilerCore

extension Pass {
    static let interproceduralOptimization = Pass(
        "iree-util-ipo",
        "Interprocedural optimization: drops unused or uniform arguments and results.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        // All decisions precede all changes, as they depend on the whole program.
        let interfaces = FunctionInterface.all(in: module)
        for interface in interfaces { interface.apply() }
    }
}

/// A function with its calls, and how its arguments and results change.
private struct FunctionInterface {
    enum Argument {
        case kept
        /// Unused.
        case dropped
        /// Every call passes this constant, or this load of an immutable global.
        case constant(Operation)
        /// Every call passes the same value as for another argument.
        case duplicate(of: Int)
    }
    enum Result {
        case kept
        case dropped
        /// Every return has this constant.
        case constant(Operation)
        case duplicate(of: Int)
        /// Every return has this argument.
        case passed(argument: Int)
    }
    let function: Operation
    let calls: [Operation]
    private let returns: [Operation]
    private var arguments: [Argument] = []
    private var results: [Result] = []

    /// Functions whose uses are all known calls.
    static func all(in module: Operation) -> [FunctionInterface] {
        var functions: [String: Operation] = [:]
        let top = module.body()?.operations ?? []
        for op in top where op.is(Util.Function.self) { functions[op.symbolName] = op }
        var calls: [ObjectIdentifier: [Operation]] = [:]
        var open: Set<ObjectIdentifier> = []
        module.walk(.preOrder) { op in
            for entry in op.attributes.entries where entry.name != "sym_name" {
                entry.value.visitSymbols { reference in
                    guard let function = functions[reference.leaf] else { return }
                    let isCall =
                        op.is(Util.Call.self) && entry.name == "callee"
                        && op.parent?.lookupNearestSymbol(reference) === function
                    if isCall, !op.tiesResults {
                        calls[ObjectIdentifier(function), default: []].append(op)
                    } else {
                        open.insert(ObjectIdentifier(function))
                    }
                }
            }
        }
        return top.compactMap { op in
            guard op.is(Util.Function.self), op.isPrivateSymbol, op.body() != nil,
                !op.tiesResults, !open.contains(ObjectIdentifier(op))
            else { return nil }
            return FunctionInterface(op, calls[ObjectIdentifier(op)] ?? [])
        }
    }

    private init?(_ function: Operation, _ calls: [Operation]) {
        guard let entry = function.body(),
            case .type(.function(let type))? = function.attributes["function_type"]
        else { return nil }
        self.function = function
        self.calls = calls
        var returns: [Operation] = []
        function.walk { if $0.is(Util.Return.self), $0.parent === function { returns.append($0) } }
        self.returns = returns
        guard type.inputs.count == entry.arguments.count,
            calls.allSatisfy({
                $0.operandCount == type.inputs.count && $0.results.count == type.results.count
            }), returns.allSatisfy({ $0.operandCount == type.results.count })
        else { return nil }
        decideResults(type.results.count, entry)
        decideArguments(entry)
    }

    // MARK: Decisions

    private mutating func decideResults(_ count: Int, _ entry: Block) {
        results = (0..<count).map { i in
            let values = returns.map { $0.operand(i) }
            if !calls.isEmpty, !calls.contains(where: { $0.results[i].hasUses }) { return .dropped }
            if let first = values.first, values.allSatisfy({ $0 === first }) {
                if let constant = first.sharedConstant { return .constant(constant) }
                if first.ownerBlock === entry { return .passed(argument: first.index) }
            }
            return returns.isEmpty
                ? .kept : Self.duplicate(i, in: returns).map { .duplicate(of: $0) } ?? .kept
        }
        // The base of a used duplicate is used.
        for case .duplicate(let base) in results {
            if case .dropped = results[base] { results[base] = .kept }
        }
    }

    private mutating func decideArguments(_ entry: Block) {
        arguments = entry.arguments.enumerated().map { i, argument in
            if !isNeeded(argument) { return .dropped }
            if let constant = commonConstant(i) { return .constant(constant) }
            return calls.isEmpty ? .kept : Self.duplicate(i, in: calls).map { .duplicate(of: $0) } ?? .kept
        }
        for case .duplicate(let base) in arguments {
            if case .dropped = arguments[base] { arguments[base] = .kept }
        }
    }

    /// Whether an argument is used other than by returns of values that callers know.
    private func isNeeded(_ argument: Value) -> Bool {
        guard argument.hasUses else { return false }
        let isPassed = results.indices.contains { i in returns.allSatisfy { $0.operand(i) === argument } }
        guard isPassed else { return true }
        return argument.uses.contains { use in
            guard returns.contains(where: { $0 === use.owner }) else { return true }
            if case .kept = results[use.index] { return true }
            return false
        }
    }

    /// The constant that all calls pass for an argument.
    private func commonConstant(_ i: Int) -> Operation? {
        guard let first = calls.first?.operand(i).sharedConstant,
            calls.allSatisfy({
                guard let other = $0.operand(i).sharedConstant else { return false }
                return other.name == first.name && other.attributes == first.attributes
                    && other.results[0].type == first.results[0].type
            })
        else { return nil }
        return first
    }

    /// The first operand that equals operand `i` in all operations.
    private static func duplicate(_ i: Int, in ops: [Operation]) -> Int? {
        var base: Int?
        for op in ops {
            guard let same = (0..<i).first(where: { op.operand($0) === op.operand(i) }),
                base == nil || base == same
            else { return nil }
            base = same
        }
        return base
    }

    // MARK: Changes

    func apply() {
        changeFunction()
        let calls = calls.map(changed)
        // Erases calls of empty functions.
        guard let entry = function.body(), function.regions[0].blocks.count == 1, entry.arguments.isEmpty,
            let only = entry.first, only.next == nil, only.is(Util.Return.self), only.operandCount == 0
        else { return }
        for call in calls { call.erase() }
        function.erase()
    }

    private func changeFunction() {
        guard let entry = function.body(),
            case .type(.function(let type))? = function.attributes["function_type"]
        else { return }
        let builder = OpBuilder(registry: function.registry)
        builder.setInsertionPoint(atStartOf: entry)
        for (argument, change) in zip(entry.arguments, arguments) {
            switch change {
            case .kept, .dropped: break
            case .constant(let op): argument.replaceAllUses(with: builder.insert(op.clone()).results[0])
            case .duplicate(let base): argument.replaceAllUses(with: entry.arguments[base])
            }
        }
        for op in returns { op.setOperands(results.keep(op.operands)) }
        for i in arguments.indices.reversed() where !arguments[i].isKept { entry.removeArgument(i) }
        function.attributes["function_type"] = .type(
            .function(arguments.keep(type.inputs), results.keep(type.results)))
        if let tied = function.attributes["tied_operands"]?.arrayValue, tied.count == results.count {
            function.attributes["tied_operands"] = .array(results.keep(tied))
        }
        for (name, kept) in [("arg_attrs", arguments.map(\.isKept)), ("res_attrs", results.map(\.isKept))] {
            guard let values = function.attributes[name]?.arrayValue, values.count == kept.count else {
                continue
            }
            let left = zip(values, kept).filter(\.1).map(\.0)
            let isEmpty = left.allSatisfy { $0.dictionaryValue?.isEmpty ?? true }
            function.attributes[name] = isEmpty ? nil : .array(left)
        }
    }

    /// The call after the signature change.
    private func changed(_ call: Operation) -> Operation {
        guard !arguments.allSatisfy(\.isKept) || !results.allSatisfy(\.isKept) else { return call }
        let builder = OpBuilder(before: call)
        builder.setInsertionPoint(after: call)
        for (result, change) in zip(call.results, results) {
            switch change {
            case .kept, .dropped: break
            case .constant(let op): result.replaceAllUses(with: builder.insert(op.clone()).results[0])
            case .duplicate(let base): result.replaceAllUses(with: call.results[base])
            case .passed(let i): result.replaceAllUses(with: call.operand(i))
            }
        }
        let new = call.rebuilt(
            results: [results.keep(call.results.map(\.type))], operands: [arguments.keep(call.operands)])
        // Attributes per argument or result no longer match.
        for entry in call.attributes.entries where entry.name != "callee" && !entry.name.contains(".") {
            new.attributes[entry.name] = nil
        }
        builder.setInsertionPoint(before: call)
        builder.insert(new)
        for (old, value) in zip(results.keep(call.results), new.results) { old.replaceAllUses(with: value) }
        call.erase()
        return new
    }
}

private protocol Keepable { var isKept: Bool { get } }

extension FunctionInterface.Argument: Keepable {
    var isKept: Bool { if case .kept = self { true } else { false } }
}

extension FunctionInterface.Result: Keepable {
    var isKept: Bool { if case .kept = self { true } else { false } }
}

extension Array where Element: Keepable {
    /// The elements of `values` whose changes keep them.
    fileprivate func keep<T>(_ values: [T]) -> [T] { zip(self, values).filter { $0.0.isKept }.map(\.1) }
}

extension Operation {
    /// Whether any result is tied to an operand or argument.
    fileprivate var tiesResults: Bool {
        attributes["tied_operands"]?.arrayValue?.contains { ($0.integerValue ?? 0) >= 0 } ?? false
    }
}

extension Value {
    /// The operation that defines the value, if it is repeatable.
    fileprivate var sharedConstant: Operation? {
        guard let op = definingOp, op.results.count == 1 else { return nil }
        if op.constantValue != nil, op.operandCount == 0, op.regions.isEmpty { return op }
        return op.is(Util.GlobalLoad.self) && op.attributes["is_immutable"] != nil ? op : nil
    }
}
