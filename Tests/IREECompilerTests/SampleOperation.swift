@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// An operation created from its definition: a value for each operand, an attribute for each field.
enum SampleOperation {
    /// Candidate types, as text.
    private static let types: [IRType] = [
        "i32", "index", "f32", "i1", "i64", "i8", "i16", "f64", "tensor<4xf32>", "tensor<4xi32>",
        "tensor<4x4xf32>",
        "complex<f32>", "tensor<f32>", "tensor<4xi1>", "vector<4xf32>", "vector<4xi32>", "memref<4xf32>",
        "(i32) -> i32",
        "!util.buffer", "!util.list<i32>", "!util.variant", "!util.object", "!util.ptr<i32>",
        "!stream.resource<*>", "!stream.resource<staging>", "!stream.resource<transient>",
        "!stream.resource<constant>",
        "!stream.timepoint", "!stream.file", "!stream.channel", "!stream.binding", "!flow.channel",
        "!hal.buffer", "!hal.buffer_view", "!hal.device", "!hal.fence", "!hal.command_buffer",
        "!hal.allocator",
        "!hal.channel", "!hal.event", "!hal.executable", "!hal.file", "!vm.buffer", "!vm.list<i32>",
        "!vm.list<f32>",
        "!vm.ref<?>", "!vm.ref<!hal.buffer>", "!iree_tensor_ext.dispatch.tensor<readwrite:tensor<4xf32>>",
        "!iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>",
        "!iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>",
    ].compactMap { try? AsmParser(SourceText($0.utf8, name: "type")).type() }

    /// Sizes of an operation: of the first variadic field of each role and of the others, and whether
    /// optional fields are present.
    struct Filling {
        let first: Int
        let others: Int
        let takesOptional: Bool

        static let all = [
            (1, 1, true), (1, 1, false), (0, 0, false), (2, 1, false), (2, 2, true), (4, 1, false),
            (0, 0, true),
        ].map { Filling(first: $0.0, others: $0.1, takesOptional: $0.2) }
    }

    /// Functions with a well-formed operation of this definition, the largest first.
    static func verified(_ definition: OpDefinition) -> some Sequence<Operation> {
        Filling.all.lazy.flatMap { filling in
            types.lazy.compactMap { preferred in
                guard let module = module(definition, filling, preferred),
                    isWellFormed(module)
                else { return nil }
                return module
            }
        }
    }

    /// Whether all operations conform to their fields. Samples cannot satisfy requirements beyond that.
    private static func isWellFormed(_ module: Operation) -> Bool {
        var isWellFormed = true
        module.walk { op in
            if (try? VerifierRun.verifyFields(op)) == nil { isWellFormed = false }
        }
        return isWellFormed
    }

    /// The module, verified or not.
    static func module(_ definition: OpDefinition, _ filling: Filling, _ preferred: IRType) -> Operation? {
        let text = "util.func private @f() {\n  util.return\n}"
        guard let module = try? AsmParser(SourceText(text.utf8, name: "sample")).module(),
            let function = module.lookupSymbol("f"), let block = function.body(), let end = block.last
        else { return nil }
        func type(_ field: AnyField) -> IRType? {
            field.type.accepts(preferred)
                ? preferred : field.type.only ?? types.first(where: field.type.accepts)
        }
        func count(_ field: AnyField, among fields: [AnyField]) -> Int {
            switch field.arity {
            case .one: 1
            case .optional: filling.takesOptional ? 1 : 0
            case .variadic:
                field === fields.first { $0.arity == .variadic } ? filling.first : filling.others
            }
        }
        var operands: [[Value]] = []
        for field in definition.operands {
            guard let type = type(field) else { return nil }
            operands.append(
                (0..<count(field, among: definition.operands)).map { _ in block.addArgument(type) })
        }
        var results: [[IRType]] = []
        for field in definition.results {
            guard let type = type(field) else { return nil }
            results.append(Array(repeating: type, count: count(field, among: definition.results)))
        }
        var attributes = AttributeDictionary()
        for field in definition.attributes where field.arity == .one {
            guard let value = attribute(field.constraint, preferred) else { return nil }
            attributes[field.name] = value
        }
        function.attributes["function_type"] = .type(.function(block.arguments.map(\.type), []))
        let op = Operation(
            definition, operands: operands, results: results, attributes: attributes,
            successors: definition.successors.map { _ in target(after: end) },
            regionCount: definition.regions.count)
        block.insert(op, before: end)
        if op.isTerminator { end.erase() }
        return module
    }

    /// A successor block.
    private static func target(after end: Operation) -> Block {
        guard let block = end.block, let region = block.region else { return Block() }
        if region.blocks.count > 1 { return region.blocks[1] }
        let target = region.addBlock()
        target.append(end.clone())
        return target
    }

    private static func attribute(_ constraint: AttributeConstraint, _ preferred: IRType) -> Attribute? {
        let written: Attribute?
        switch constraint.form {
        case .any: written = preferred.isIntegerOrIndex ? .integer(1, preferred) : .float(1, preferred)
        case .typed(let type): written = type.isFloat ? .float(1, type) : .integer(1, type)
        case .string: written = .string("text")
        case .symbolName: written = .string("name")
        case .symbol: written = .symbol(SymbolReference("f"))
        case .type: written = .type(preferred)
        case .unit: written = .unit
        case .enumeration(let definition): written = definition.attribute([definition.cases[0].word])
        case .array: written = .array([])
        case .dictionary: written = .dictionary(AttributeDictionary())
        case .denseArray(let type): written = .denseArray([], type)
        case .dialect, .affineMap: written = nil
        }
        return written.flatMap { constraint.accepts($0) ? $0 : nil }
    }
}
