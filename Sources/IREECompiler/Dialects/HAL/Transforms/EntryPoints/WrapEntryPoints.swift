import IREECompilerCore

extension Pass {
    static let wrapEntryPoints = Pass(
        "iree-abi-wrap-entry-points",
        "Wraps public functions, and declarations of functions, in functions with the types of their callers.",
        on: Builtin.Module.self, options: ["invocation-model": ""]
    ) { (module, context) throws(Diagnostic) in
        let isAsync =
            context.option("invocation-model") == "coarse-fences"
            || context.settings[Setting.executionModel] == "async-external"
        let model: InvocationModel = isAsync ? .coarseFences : .synchronous
        var symbols = SymbolTable(module)
        let functions = (module.body()?.operations ?? []).compactMap { $0.as(Util.Function.self) }
            .filter { $0.op.attributes["iree.abi.stub"] == nil }
        // Declarations first: calls of them are the callers' own.
        for function in functions where function.body.isEmpty {
            let own = InvocationModel(of: function.op, default: model)
            try ImportWrapper(function, own).wrap(in: module, &symbols)
        }
        for function in functions where !function.body.isEmpty && !function.op.isPrivateSymbol {
            let own = InvocationModel(of: function.op, default: model)
            try ExportWrapper(function, own).wrap(&symbols)
        }
    }
}

/// How a function is called.
enum InvocationModel {
    case synchronous
    /// A fence before which nothing is read, and one that is signaled when all results are there.
    case coarseFences

    init(of function: Operation, default model: InvocationModel) {
        switch function.attributes["iree.abi.model"]?.stringValue {
        case nil: self = model
        case "coarse-fences": self = .coarseFences
        default: self = .synchronous
        }
    }

    var convention: Attribute? {
        HAL.abiConvention.attribute([self == .coarseFences ? "coarse_fences" : "synchronous"])
    }
}

/// Attributes of functions, arguments and results that wrappers implement.
enum EntryPointAttributes {
    private static let names = [
        "iree.abi.affinity", "iree.abi.encoding", "iree.abi.model", "iree.abi.output", "iree.abi.transients",
    ]

    /// Removes them from a function.
    static func strip(_ function: Operation) {
        for name in names { function.attributes[name] = nil }
        for list in ["arg_attrs", "res_attrs"] {
            function.attributes[list] = stripped(function.attributes[list])
        }
    }

    /// A list of dictionaries without them, with `more` empty ones; nil if all are empty.
    static func stripped(_ list: Attribute?, more: Int = 0) -> Attribute? {
        guard var all = list?.arrayValue else { return nil }
        for i in all.indices {
            var own = all[i].dictionaryValue ?? AttributeDictionary()
            for name in names { own[name] = nil }
            all[i] = .dictionary(own)
        }
        guard all.contains(where: { $0.dictionaryValue?.isEmpty == false }) else { return nil }
        return .array(all + Array(repeating: .dictionary(AttributeDictionary()), count: more))
    }
}

extension IRType {
    /// The type that callers use.
    var entryPointType: IRType { isTensor ? .halBufferView : self }
}
