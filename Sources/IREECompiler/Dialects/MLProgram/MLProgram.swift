import IREECompilerCore

/// Globals of the `ml_program` dialect, which front ends emit.
enum MLProgram {
    static let ops: [any OpKind.Type] = [
        Global.self, GlobalLoad.self, GlobalLoadConst.self, GlobalStore.self,
    ]
    static let directives: [String: Directive] = [
        "TypedInitialValue": typedInitialValue
    ]
    static let attributes: [DialectAttributeDefinition] = [external]

    /// The value comes from outside: `#ml_program.extern : type`.
    static let external = DialectAttributeDefinition.plain(
        "ml_program.extern", typing: .firstParameter, alias: { _ in "extern" })

    /// The name of the global that an operation loads.
    private static let globalName = NameSuggestion.derived {
        [$0.attributes["global"]?.symbolValue?.leaf]
    }

    struct Global: Op {
        static let name: StaticString = "ml_program.global"
        static let summary: StaticString = "Global variable with an optional initial value."
        static let traits: OpTraits = .symbol
        let symName = AttributeField(.symbolName)
        let type = AttributeField(.type)
        let isMutable = OptionalAttribute(.unit)
        let value = OptionalAttribute(.any)
        let symVisibility = OptionalAttribute(.string)
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) (`mutable` $is_mutable^)? $sym_name `` \
            custom<TypedInitialValue>($type, $value) attr-dict
            """
        init() {}
    }

    struct GlobalLoad: Op {
        static let name: StaticString = "ml_program.global_load"
        static let summary: StaticString = "Loads a global."
        static let traits: OpTraits = .readsMemory
        static let resultNames: NameSuggestion? = globalName
        let global = AttributeField(.symbol)
        let result = Result(.any)
        static let assembly: StaticString = "$global `:` type($result) attr-dict"
        init() {}
    }

    struct GlobalLoadConst: Op {
        static let name: StaticString = "ml_program.global_load_const"
        static let summary: StaticString = "Loads a global that does not change."
        static let traits: OpTraits = .pure
        static let resultNames: NameSuggestion? = globalName
        let global = AttributeField(.symbol)
        let result = Result(.any)
        static let assembly: StaticString = "$global `:` type($result) attr-dict"
        init() {}
    }

    struct GlobalStore: Op {
        static let name: StaticString = "ml_program.global_store"
        static let summary: StaticString = "Stores to a global."
        static let traits: OpTraits = .writesMemory
        let global = AttributeField(.symbol)
        let value = Operand(.any)
        static let assembly: StaticString = "$global `=` $value `:` type($value) attr-dict"
        init() {}
    }

    /// `(value) : type`, or `: type` without a value. The type of the value is printed if it is another.
    private static let typedInitialValue = Directive { (parser, arguments, op) throws(Diagnostic) in
        if parser.take(.leftParen) {
            arguments.setAttribute(1, try parser.attribute(), op)
            try parser.expect(.rightParen, "')'")
        }
        try parser.expect(.colon, "':'")
        arguments.setAttribute(0, .type(try parser.type()), op)
    } print: { printer, arguments, op in
        if let value = arguments.attribute(1, op) {
            printer.write("(")
            printer.write(value)
            printer.write(") ")
        } else {
            printer.write(" ")
        }
        printer.write(": ")
        if let type = arguments.attribute(0, op)?.typeValue { printer.write(type) }
    }
}
