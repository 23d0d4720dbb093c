/// Verifies traits.
extension VerifierRun {
    static func verifyTraits(_ op: Operation, _ definition: OpDefinition) throws(Diagnostic) {
        let traits = definition.traits
        if traits.contains(.terminator), op.next != nil {
            throw op.error("must be the last operation in the parent block")
        }
        if !definition.parents.isEmpty { try verifyParent(op, definition.parents) }
        if traits.contains(.sameOperandsAndResultType) {
            try verifySameTypes(op, op.results)
        } else if traits.contains(.elementwise) {
            try verifyElementwise(op)
        }
        if traits.contains(.sameTypeOperands) { try verifySameTypes(op, []) }
        // Operands that a branching call passes are verified against the callee.
        if traits.contains(.branchLike), !traits.contains(.callLike),
            definition.successors.allSatisfy({ $0.arity == .one })
        {
            try verifyBranch(op)
        }
        if traits.contains(.singleBlock) { try verifySingleBlock(op) }
        if traits.contains(.symbol) { try verifySymbol(op) }
        if traits.contains(.function) { try verifyFunction(op) }
        for companion in definition.companions { try companion.verify(op) }
    }

    /// Verifies traits that need verified regions.
    static func verifyRegionTraits(_ op: Operation) throws(Diagnostic) {
        if op.has(.implicitTerminator), let expected = op.definition.terminator {
            for region in op.regions {
                guard let last = region.blocks.first?.last, last.name != expected else { continue }
                throw op.error("expects regions to end with '\(expected)', found '\(last.name)'")
            }
        }
        try op.definition.verifyRegions(op)
    }

    private static func verifyParent(_ op: Operation, _ parents: [String]) throws(Diagnostic) {
        guard let parent = op.parent, !parents.contains(parent.name) else { return }
        let names = parents.map { "'\($0)'" }.joined(separator: " or ")
        throw op.error("expects parent op \(names), but got '\(parent.name)'")
    }

    private static func verifySameTypes(_ op: Operation, _ results: [Value]) throws(Diagnostic) {
        guard let first = op.operandCount > 0 ? op.operand(0).type : results.first?.type else { return }
        for i in 0..<op.operandCount where op.operand(i).type != first {
            throw op.error(
                "requires the same type for all operands" + (results.isEmpty ? "" : " and results"))
        }
        for result in results where result.type != first {
            throw op.error("requires the same type for all operands and results")
        }
    }

    /// Scalars give scalars; vectors and tensors give results of the same shape.
    private static func verifyElementwise(_ op: Operation) throws(Diagnostic) {
        func isMany(_ type: IRType) -> Bool {
            switch type {
            case .vector, .tensor, .unrankedTensor: true
            default: false
            }
        }
        guard let first = op.results.first else { return }
        var hasMany = false
        for i in 0..<op.operandCount where isMany(op.operand(i).type) { hasMany = true }
        guard hasMany else {
            guard !op.results.contains(where: { isMany($0.type) }) else {
                throw op.error("expects scalar results, as its operands are scalars")
            }
            return
        }
        guard op.results.allSatisfy({ isMany($0.type) }) else {
            throw op.error("expects non-scalar results, as it has non-scalar operands")
        }
        for i in 0..<op.operandCount {
            let type = op.operand(i).type
            guard !isMany(type) || haveCompatibleShapes(type, first.type) else {
                throw op.error("requires the same shape for all non-scalar operands and results")
            }
        }
        for result in op.results where !haveCompatibleShapes(result.type, first.type) {
            throw op.error("requires the same shape for all non-scalar operands and results")
        }
    }

    /// Whether the types are of the same kind and their shapes may be equal at run time.
    package static func haveCompatibleShapes(_ a: IRType, _ b: IRType) -> Bool {
        switch (a, b) {
        case (.vector(let a), .vector(let b)): a.shape == b.shape && a.scalable == b.scalable
        case (.tensor(let a), .tensor(let b)): ShapedType.agree(a.shape[...], b.shape[...])
        case (.unrankedTensor, .tensor), (.tensor, .unrankedTensor), (.unrankedTensor, .unrankedTensor): true
        case (.memref(let a), .memref(let b)): ShapedType.agree(a.shape[...], b.shape[...])
        default: false
        }
    }

    private static func verifySingleBlock(_ op: Operation) throws(Diagnostic) {
        for (i, region) in op.regions.enumerated() where !region.isEmpty {
            guard region.blocks.count == 1 else {
                throw op.error("expects region #\(i) to have 0 or 1 blocks")
            }
            guard !region.blocks[0].isEmpty || op.has(.noTerminator) else {
                throw op.error("expects a non-empty block")
            }
        }
    }

    // MARK: Branches

    /// Operands of a branch have the types of the successors' arguments.
    private static func verifyBranch(_ op: Operation) throws(Diagnostic) {
        for i in op.successors.indices {
            guard let field = BranchOperands.field(of: op, successor: i) else { continue }
            try verify(op, passes: op.operandRange(field), to: i)
        }
    }

    package static func verify(
        _ branch: Operation, passes operands: Range<Int>, to successor: Int
    ) throws(Diagnostic) {
        let arguments = branch.successors[successor].arguments
        guard operands.count == arguments.count else {
            throw branch.error(
                "branch has \(operands.count) operands for successor #\(successor), but target block has "
                    + "\(arguments.count) arguments")
        }
        for (i, argument) in zip(operands, arguments) where branch.operand(i).type != argument.type {
            throw branch.error(
                "expects operand #\(i) to have the type of block argument #\(argument.index) of successor "
                    + "#\(successor), \(argument.type.quoted), but got \(branch.operand(i).type.quoted)")
        }
    }

    // MARK: Symbols and functions

    private static func verifySymbol(_ op: Operation) throws(Diagnostic) {
        guard let name = op.attributes["sym_name"] else { return }
        guard let text = name.stringValue, !text.isEmpty else {
            throw op.error("requires a non-empty string attribute 'sym_name'")
        }
        if let visibility = op.attributes["sym_visibility"] {
            guard let word = visibility.stringValue, ["public", "private", "nested"].contains(word) else {
                throw op.error(
                    "expects attribute 'sym_visibility' to be 'public', 'private' or 'nested', but got "
                        + "\(visibility)")
            }
        }
        if op.has(.privateDeclaration), op.regions.first?.isEmpty != false {
            guard ["private", "nested"].contains(op.attributes["sym_visibility"]?.stringValue) else {
                throw op.error("symbol declaration cannot have public visibility")
            }
        }
        if let parent = op.parent, parent.definition.isRegistered, !parent.has(.symbolTable) {
            throw op.error("expects parent to be a symbol table")
        }
    }

    private static func verifyFunction(_ op: Operation) throws(Diagnostic) {
        guard let attribute = op.attributes["function_type"] else { return }
        guard case .function(let type)? = attribute.typeValue else {
            throw op.error("requires attribute 'function_type' to be a function type")
        }
        for (name, count) in [("arg_attrs", type.inputs.count), ("res_attrs", type.results.count)] {
            guard let list = op.attributes[name]?.arrayValue else { continue }
            guard list.count == count else {
                throw op.error("expects \(count) entries in attribute '\(name)', but got \(list.count)")
            }
            for entry in list {
                guard let dictionary = entry.dictionaryValue else {
                    throw op.error("expects dictionaries in attribute '\(name)', but got \(entry)")
                }
                for attribute in dictionary.entries where !attribute.name.contains(".") {
                    throw op.error(
                        "expects only dialect attributes, but '\(name)' has '\(attribute.name)'")
                }
            }
        }
        guard let entry = op.body() else { return }
        guard entry.arguments.map(\.type) == type.inputs else {
            throw op.error("expects entry block arguments to match the function signature")
        }
    }
}
