/// Operations of the `vm` dialect: what modules are made of.
extension VM {
    /// VM module: functions, globals and read-only data.
    public struct Module: Op {
        public static let name: StaticString = "vm.module"
        public static let traits: OpTraits = [
            .isolatedFromAbove, .singleBlock, .implicitTerminator, .symbol, .symbolTable,
        ]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let ordinalCounts = OptionalAttribute(.dialect("vm.ordinal_counts"))
        public let version = OptionalAttribute(.i32)
        public let body = RegionField()
        public static let assembly: StaticString = """
            custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict-with-keyword regions
            """
        public init() {}
    }

    /// Terminator of a module.
    public enum ModuleTerminator: OpKind {
        public static let name: StaticString = "vm.module_terminator"
        public static var fields: SharedFields.End { .init() }
    }

    /// Function.
    public struct Function: Op {
        public static let name: StaticString = "vm.func"
        public static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .symbol]
        public let symName = AttributeField(.symbolName)
        public let symVisibility = OptionalAttribute(.string)
        public let functionType = AttributeField(.type)
        public let ordinal = OptionalAttribute(.i32)
        public let inliningPolicy = OptionalAttribute(.any)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public init() {}
    }

    /// Function imported from another module.
    public struct Import: Op {
        public static let name: StaticString = "vm.import"
        public static let traits: OpTraits = [.symbol, .function, .callable]
        public let symName = AttributeField(.symbolName)
        public let functionType = AttributeField(.type)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let symVisibility = OptionalAttribute(.string)
        public let ordinal = OptionalAttribute(.i32)
        public let isOptional = OptionalAttribute(.unit)
        public let minimumVersion = OptionalAttribute(.i32)
        public let body = RegionField()
        public init() {}
    }

    /// Returns whether an optional import was resolved.
    public struct ImportResolved: Op {
        public static let name: StaticString = "vm.import.resolved"
        public static let traits: OpTraits = .pure
        public let `import` = AttributeField(.symbol)
        public let result = Result(.i32)
        public static let assembly: StaticString = "$import attr-dict `:` type($result)"
        public init() {}
    }

    /// Exported function, with the name for its callers.
    public struct Export: Op {
        public static let name: StaticString = "vm.export"
        public let functionRef = AttributeField(.flatSymbol)
        public let exportName = AttributeField(.string)
        public let ordinal = OptionalAttribute(.i32)
        public init() {}
    }

    /// Initializer, executed when the module is loaded.
    public struct Initializer: Op {
        public static let name: StaticString = "vm.initializer"
        public static let traits: OpTraits = [.isolatedFromAbove, .function, .callable, .initializer]
        public let functionType = AttributeField(.type)
        public let argAttrs = OptionalAttribute(.array)
        public let resAttrs = OptionalAttribute(.array)
        public let body = RegionField()
        public init() {}
    }
}
