import IREECompilerCore

/// Functions of runtime modules that operations call, and which of them a program uses.
struct VMImports {
    static let all: [VMImport] = hal + parameters + check
    private static let byKind = Dictionary(
        all.map { ("\($0.kind.name)", $0) }, uniquingKeysWith: { first, _ in first })

    private var used: Set<String> = []

    /// The function of an operation that may be missing; nil for others.
    static func optional(_ op: Operation) -> VMImport? {
        byKind[op.name].flatMap { $0.traits.contains(.optional) ? $0 : nil }
    }

    /// The imported function of an operation, which is declared if it was not before.
    mutating func use(_ name: String) -> VMImport? {
        guard let function = Self.byKind[name] else { return nil }
        used.insert(name)
        return function
    }

    /// Inserts the used import declarations at the start of a module, without those that it has.
    func insertUsed(into block: Block) {
        guard let module = block.parentOp else { return }
        let first = block.first
        let builder = OpBuilder(like: module)
        builder.block = block
        if let first { builder.setInsertionPoint(before: first) }
        for function in Self.all where used.contains("\(function.kind.name)") {
            if module.lookupSymbol(function.name) == nil { Self.declare(function, builder) }
        }
    }

    private static func declare(_ function: VMImport, _ builder: OpBuilder) {
        let arguments = function.arguments.map { argument in
            var attributes = AttributeDictionary([("vm.name", .string(argument.name))])
            if argument.isVariadic { attributes["vm.variadic"] = .unit }
            return Attribute.dictionary(attributes)
        }
        builder.create(VM.Import.self) {
            if function.traits.contains(.hasNoSideEffects) { $0.attributes["nosideeffects"] = .unit }
            if function.traits.contains(.yields) { $0.attributes[VM.yieldAttribute] = .unit }
            $0.symName = .string(function.name)
            $0.functionType = .type(.function(function.arguments.map(\.type), function.results))
            if !arguments.isEmpty { $0.argAttrs = .array(arguments) }
            $0.symVisibility = .string("private")
            if function.traits.contains(.optional) { $0.isOptional = .unit }
            $0.minimumVersion = function.minimumVersion.map { .i32($0) }
        }
    }
}
