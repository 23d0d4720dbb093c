import IREECompilerCore

/// Operations of the `vm` dialect: modules, functions, imports and exports.
extension VM {
    /// Attributes of functions and imports that say what calls of them need.
    package enum FunctionRequirement: String {
        /// A call may not be finished when it returns, and is to be resumed.
        case yield = "vm.yield"
        /// References are released if a call fails.
        case unwind = "vm.unwind"
    }

    package struct Module: Op {
        package static let name: StaticString = "vm.module"
        package static let summary: StaticString = "VM module: functions, globals and read-only data."
        package static let terminator: StaticString? = "vm.module_terminator"
        package static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable,
        ]
        package let symVisibility = OptionalAttribute(.string)
        package let symName = AttributeField(.symbolName)
        package let ordinalCounts = OptionalAttribute(.dialect(VM.ordinalCounts))
        package let version = OptionalAttribute(.i32)
        package let body = RegionField()
        package static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword regions
            """
        package init() {}
    }

    enum ModuleTerminator: OpKind {
        package static let name: StaticString = "vm.module_terminator"
        package static let summary: StaticString = "Terminator of a module."
        static var fields: SharedFields.End { .init() }
    }

    package struct Function: Op {
        package static let name: StaticString = "vm.func"
        package static let summary: StaticString = "Function."
        package static let syntax: OpSyntax? = .function(tied: false)
        package static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .symbol]
        package let symName = AttributeField(.symbolName)
        package let symVisibility = OptionalAttribute(.string)
        package let functionType = AttributeField(.type)
        package let ordinal = OptionalAttribute(.i32)
        package let inliningPolicy = OptionalAttribute(.any)
        package let argAttrs = OptionalAttribute(.array)
        package let resAttrs = OptionalAttribute(.array)
        package let body = RegionField()
        package init() {}
    }

    package struct Import: Op {
        package static let name: StaticString = "vm.import"
        package static let summary: StaticString = "Function imported from another module."
        package static let syntax: OpSyntax? = VM.importFunction
        package static let traits: OpTraits = [.symbol, .function, .callable]
        package let symName = AttributeField(.symbolName)
        package let functionType = AttributeField(.type)
        package let argAttrs = OptionalAttribute(.array)
        package let resAttrs = OptionalAttribute(.array)
        package let symVisibility = OptionalAttribute(.string)
        package let ordinal = OptionalAttribute(.i32)
        package let isOptional = OptionalAttribute(.unit)
        package let minimumVersion = OptionalAttribute(.i32)
        package let body = RegionField()
        package init() {}
    }

    struct ImportResolved: Op, VMInstruction {
        package static let opcode = Opcode.importResolved
        package static let resultNames: NameSuggestion? = .derived { op in
            [(op.attributes["import"]?.symbolValue?.leaf).map { SymbolNames.sanitized("has_\($0)") }]
        }
        package static let traits: OpTraits = .pure
        package let `import` = AttributeField(.symbol)
        package let result = Result(.i32)
        package static let assembly: StaticString = "$import attr-dict `:` type($result)"
        package init() {}
    }

    package struct Export: Op {
        package static let name: StaticString = "vm.export"
        package static let summary: StaticString = "Exported function, with the name for its callers."
        package static let syntax: OpSyntax? = VM.export
        package let functionRef = AttributeField(.flatSymbol)
        package let exportName = AttributeField(.string)
        package let ordinal = OptionalAttribute(.i32)
        package init() {}
    }

    package struct Initializer: Op {
        package static let name: StaticString = "vm.initializer"
        package static let summary: StaticString = "Initializer, executed when the module is loaded."
        package static let syntax: OpSyntax? = .initializer
        package static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .initializer]
        package let functionType = AttributeField(.type)
        package let argAttrs = OptionalAttribute(.array)
        package let resAttrs = OptionalAttribute(.array)
        package let body = RegionField()
        package init() {}
    }
}

extension Operation {
    /// Whether calls of a function or import need this.
    package func requires(_ requirement: VM.FunctionRequirement) -> Bool {
        attributes[requirement.rawValue] != nil
    }
}
