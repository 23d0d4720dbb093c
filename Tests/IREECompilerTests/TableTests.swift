import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Consistency of dialect tables.
struct TableTests {
    /// Operations that have only the generic form.
    private static let generic: Set<String> = []

    private static let definitions = Registry.shared.opNames.map { Registry.shared.definition(named: $0) }

    @Test func formatsCompile() {
        for definition in Self.definitions {
            #expect(definition.format?.problems ?? [] == [])
        }
    }

    @Test func everyOperationHasASyntax() {
        for definition in Self.definitions where definition.format == nil {
            #expect(
                definition.syntax != nil || Self.generic.contains(definition.name),
                "\(definition.name)")
        }
    }

    /// The reference page covers the whole table.
    @Test func referencesAreComplete() {
        for definition in Self.definitions {
            #expect(
                definition.traits.names.count == definition.traits.rawValue.nonzeroBitCount,
                "\(definition.name)")
        }
        for dialect in OperationReference.dialects {
            let page = OperationReference.page(of: dialect) ?? ""
            for name in Self.definitions.map(\.name) where name.hasPrefix("\(dialect).") {
                #expect(page.contains("\n## \(name)\n"), "\(name)")
            }
        }
        #expect(OperationReference.page(of: "none") == nil)
    }

    /// Names are unique, and rows refer to existing definitions.
    @Test func namesAreUnique() {
        func unique(_ names: [String], _ what: String) {
            var seen = Set<String>()
            for name in names { #expect(seen.insert(name).inserted, "\(what) \(name)") }
        }
        let all = Dialect.all
        unique(all.map(\.name), "dialect")
        unique(all.flatMap { $0.ops.map { "\($0.name)" } + $0.rows.map(\.name) }, "operation")
        unique(all.flatMap { $0.types.map(\.name) }, "type")
        unique(all.flatMap { $0.attributes.map(\.name) }, "attribute")
        unique(all.flatMap(\.directives.keys), "directive")
        for dialect in all {
            for name in dialect.ops.map({ "\($0.name)" }) + dialect.rows.map(\.name) {
                #expect(name.hasPrefix(dialect.name + "."), "\(name)")
            }
        }
    }

    /// Every operation has a one-sentence summary without placeholders.
    @Test func operationsHaveSummaries() {
        for definition in Self.definitions {
            let (name, summary) = (definition.name, definition.summary)
            #expect(summary.first?.isUppercase == true && summary.last == ".", "\(name): \(summary)")
            #expect(!summary.contains("#") && !name.contains("#"), "\(name): \(summary)")
        }
        let page = OperationReference.page(of: "math") ?? ""
        #expect(page.contains("## math.acos\n\nArc cosine.\n"))
    }

    /// Fields have distinct names.
    @Test func fieldsHaveNames() {
        for definition in Self.definitions {
            let fields: [AnyField] =
                definition.operands + definition.attributes + definition.regions + definition.successors
            var seen = Set<String>()
            for field in fields {
                #expect(
                    !field.name.isEmpty && seen.insert(field.name).inserted,
                    "\(definition.name): \(field.name)")
            }
        }
    }

    /// Operations with an implicit terminator declare it.
    @Test func implicitTerminatorsAreKnown() {
        for definition in Self.definitions where definition.traits.contains(.implicitTerminator) {
            let name = definition.terminator
            let isTerminator = name.map { Registry.shared.definition(named: $0).traits.contains(.terminator) }
            #expect(isTerminator == true, "\(definition.name)")
        }
    }

    /// Types that a format omits can be inferred.
    @Test func operandTypesAreInferable() {
        for definition in Self.definitions {
            guard let format = definition.format, definition.syntax == nil else {
                continue
            }
            var known = Self.typed(format.elements)
            if known.contains("*") { continue }
            for field in definition.operands + definition.results where field.type.only != nil {
                known.insert(field.name)
            }
            let traits = definition.traits
            if traits.contains(.sameOperandsAndResultType) || traits.contains(.sameTypeOperands) {
                known.formUnion(definition.operands.map(\.name))
                if traits.contains(.sameOperandsAndResultType) {
                    known.formUnion(definition.results.map(\.name))
                }
            }
            known.formUnion(definition.attributes.map(\.name))
            var infers = false
            for _ in 0..<4 {
                for rule in definition.typeRules {
                    switch rule {
                    case .same(let names): if names.contains(where: known.contains) { known.formUnion(names) }
                    case .derived(let from, let to, _): if known.contains(from) { known.insert(to) }
                    case .infer: infers = true
                    }
                }
            }
            for field in definition.operands + (infers ? [] : definition.results) {
                #expect(known.contains(field.name), "\(definition.name): \(field.name)")
            }
        }
    }

    /// Fields whose types a format has; `*` for all.
    private static func typed(_ elements: [AssemblyFormat.Element]) -> Set<String> {
        var names = Set<String>()
        for element in elements {
            switch element {
            case .type(let field): names.insert(field.name)
            case .allOperandTypes, .allResultTypes: names.insert("*")
            case .functionalType(let inputs, let results):
                names.formUnion((inputs ?? []).map(\.name) + (results ?? []).map(\.name))
                if inputs == nil || results == nil { names.insert("*") }
            case .custom(_, let arguments):
                for case .type(let field) in arguments.list { names.insert(field.name) }
            case .optional(_, let then, let otherwise): names.formUnion(typed(then).union(typed(otherwise)))
            case .anyOrder(let clauses): names.formUnion(clauses.flatMap { typed($0.elements) })
            default: break
            }
        }
        return names
    }
}
