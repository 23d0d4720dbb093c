import IREECompilerCore

/// The data of constants that a program refers to by name (`dense_resource`), as text after the program.
enum ResourceSection {
    /// Empty if the program refers to none. In the order in which the program does.
    static func text(of program: Operation, _ resources: [String: [String: String]]) -> [UInt8] {
        guard let data = resources["builtin"], !data.isEmpty else { return [] }
        var names: [String] = []
        var seen: Set<String> = []
        program.walk(.preOrder) { op in
            for entry in op.attributes.entries {
                entry.value.visitResources { name in
                    if data[name] != nil, seen.insert(name).inserted { names.append(name) }
                }
            }
        }
        guard !names.isEmpty else { return [] }
        let entries = names.map { "      \(key($0)): \(Attribute.string(data[$0] ?? ""))" }
        return Array(
            """
            {-#
              dialect_resources: {
                builtin: {
            \(entries.joined(separator: ",\n"))
                }
              }
            #-}

            """.utf8)
    }

    /// The name as the reference to it has it.
    private static func key(_ name: String) -> String {
        let reference = "\(Attribute.denseResource(name, .tensor(ShapedType([], .i8))))"
        return String(reference.dropFirst("dense_resource<".count).dropLast("> : tensor<i8>".count))
    }
}

extension Attribute {
    /// Visits the names of resources in the attribute.
    fileprivate func visitResources(_ visit: (String) -> Void) {
        switch self {
        case .denseResource(let name, _): visit(name)
        case .array(let values): for value in values { value.visitResources(visit) }
        case .dictionary(let dictionary):
            for entry in dictionary.entries { entry.value.visitResources(visit) }
        case .dialect(let value): for parameter in value.parameters { parameter.visitResources(visit) }
        default: break
        }
    }
}
