import IREECompilerCore

/// Operations of the `vm` dialect: modules, functions, imports and exports.
extension VM {
    struct Module: Op {
        static let name: StaticString = "vm.module"
        static let summary: StaticString = "VM module: functions, globals and read-only data."
        static let terminator: StaticString? = "vm.module_terminator"
        static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable,
        ]
        let symVisibility = OptionalAttribute(.string)
        let symName = AttributeField(.symbolName)
        let ordinalCounts = OptionalAttribute(.dialect(VM.ordinalCounts))
        let version = OptionalAttribute(.i32)
        let body = RegionField()
        static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword regions
            """
        init() {}
    }

    enum ModuleTerminator: OpKind {
        static let name: StaticString = "vm.module_terminator"
        static let summary: StaticString = "Terminator of a module."
        static var fields: SharedFields.End { .init() }
    }

    struct Function: Op {
        static let name: StaticString = "vm.func"
        static let summary: StaticString = "Function."
        static let syntax: OpSyntax? = .function(tied: false)
        static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .symbol]
        let symName = AttributeField(.symbolName)
        let symVisibility = OptionalAttribute(.string)
        let functionType = AttributeField(.type)
        let ordinal = OptionalAttribute(.i32)
        let inliningPolicy = OptionalAttribute(.any)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let body = RegionField()
        init() {}
    }

    struct Import: Op {
        static let name: StaticString = "vm.import"
        static let summary: StaticString = "Function imported from another module."
        static let syntax: OpSyntax? = VM.importFunction
        static let traits: OpTraits = [.symbol, .function, .callable]
        let symName = AttributeField(.symbolName)
        let functionType = AttributeField(.type)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let symVisibility = OptionalAttribute(.string)
        let ordinal = OptionalAttribute(.i32)
        let isOptional = OptionalAttribute(.unit)
        let minimumVersion = OptionalAttribute(.i32)
        let body = RegionField()
        init() {}
    }

    struct ImportResolved: Op, VMInstruction {
        static let opcode = Opcode.importResolved
        static let resultNames: NameSuggestion? = .derived { op in
            [(op.attributes["import"]?.symbolValue?.leaf).map { "has_\($0)" }]
        }
        static let traits: OpTraits = .pure
        let `import` = AttributeField(.symbol)
        let result = Result(.i32)
        static let assembly: StaticString = "$import attr-dict `:` type($result)"
        init() {}
    }

    struct Export: Op {
        static let name: StaticString = "vm.export"
        static let summary: StaticString = "Exported function, with the name for its callers."
        static let syntax: OpSyntax? = VM.export
        let functionRef = AttributeField(.flatSymbol)
        let exportName = AttributeField(.string)
        let ordinal = OptionalAttribute(.i32)
        init() {}
    }

    struct Initializer: Op {
        static let name: StaticString = "vm.initializer"
        static let summary: StaticString = "Initializer, executed when the module is loaded."
        static let syntax: OpSyntax? = .initializer
        static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .initializer]
        let functionType = AttributeField(.type)
        let argAttrs = OptionalAttribute(.array)
        let resAttrs = OptionalAttribute(.array)
        let body = RegionField()
        init() {}
    }
}
