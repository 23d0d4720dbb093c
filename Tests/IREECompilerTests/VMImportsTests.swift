import Testing

@testable import IREECompilerCore
@testable import IREECompilerDialects

/// The table of imported functions refers to fields of operations by name: a wrong name would pass a zero.
struct VMImportsTests {
    private static func fields(_ argument: VMArgument) -> [String] {
        switch argument.source {
        case .field(let name), .unsigned(let name), .byteWidth(let name), .slot(let name), .buffer(let name),
            .values(let name):
            [name]
        case .tuples(let parts): parts.flatMap(fields)
        case .constant: []
        }
    }

    @Test func fieldsExist() {
        #expect(VMImports.all.count >= 50)
        for function in VMImports.all {
            let definition = Registry.shared.definition(named: "\(function.kind.name)")
            let known = Set(
                (definition.operands.map(\.name) + definition.attributes.map(\.name)).map { "\($0)" })
            for name in function.arguments.flatMap(Self.fields) {
                #expect(known.contains(name), "\(function.name): '\(function.kind.name)' has no '\(name)'")
            }
        }
    }

    @Test func argumentsHaveDistinctNames() {
        for function in VMImports.all {
            let names = function.arguments.map(\.name)
            #expect(Set(names).count == names.count, "\(function.name): \(names)")
        }
    }
}
