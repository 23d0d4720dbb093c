/// Types, attributes and names of the `vm` dialect.
extension VM {
    static let types: [DialectTypeDefinition] = [
        .plain("vm.buffer"), .plain("vm.opaque"), open("vm.list"), open("vm.ref"),
    ]

    static let attributes: [DialectAttributeDefinition] = [
        .ofFields(
            "vm.ordinal_counts",
            [
                "import_funcs", "export_funcs", "internal_funcs", "global_bytes", "global_refs", "rodatas",
                "rwdatas",
            ].map { .init($0, .typed(.i32)) })
    ]

    /// `<type>`, or `<?>` for any.
    private static func open(_ name: String) -> DialectTypeDefinition {
        DialectTypeDefinition(name) { (parser) throws(Diagnostic) in
            try parser.expect(.less, "'<'")
            let type: IRType = parser.take(.question) ? .named("vm.opaque") : try parser.type()
            try parser.expect(.greater, "'>'")
            return [.type(type)]
        } print: { writer, parameters in
            writer.write("<")
            if parameters.first?.typeValue == .named("vm.opaque") {
                writer.write("?")
            } else {
                writer.list(parameters) { $0.write($1) }
            }
            writer.write(">")
        }
    }

    static let resultNames: [String: NameSuggestion] = {
        var names: [String: NameSuggestion] = [
            "": .derived { op in
                guard let type = op.results.first?.type else { return [] }
                switch type.dialectName {
                case "vm.buffer": return ["buffer"]
                case "vm.list": return ["list"]
                case "vm.ref": return ["ref"]
                default: return []
                }
            },
            "vm.const.ref.zero": .fixed(["null"]),
            "vm.const.ref.rodata": .derived { [$0.attributes["rodata"]?.symbolValue?.leaf] },
            "vm.rodata.inline": .derived { [$0.attributes["name"]?.stringValue ?? "buffer"] },
            "vm.import.resolved": .derived { op in
                [(op.attributes["import"]?.symbolValue?.leaf).map { "has_\($0)" }]
            },
        ]
        for type in ["i32", "i64"] {
            names["vm.const.\(type)"] = .derived { op in
                guard let value = op.attributes["value"]?.integerValue else { return [] }
                return [value == 0 ? "zero" : "c\(value)"]
            }
        }
        for type in ["i32", "i64", "f32", "f64"] { names["vm.const.\(type).zero"] = .fixed(["zero"]) }
        for type in ["i32", "i64", "f32", "f64", "ref"] {
            names["vm.global.load.\(type)"] = .derived { [$0.attributes["global"]?.symbolValue?.leaf] }
        }
        for type in ["i32", "i64"] {
            for word in ["eq", "ne", "nz"] { names["vm.cmp.\(word).\(type)"] = .fixed([word]) }
            for word in ["lt", "lte", "gt", "gte"] {
                for sign in ["s", "u"] {
                    names["vm.cmp.\(word).\(type).\(sign)"] = .fixed([sign + word])
                }
            }
        }
        for word in ["eq", "ne", "nz"] { names["vm.cmp.\(word).ref"] = .fixed(["r\(word)"]) }
        return names
    }()
}
