import IREECompilerCore

/// What callers see of a function: names of arguments and results, and its declaration as text.
struct EntryPointNames {
    private let function: Operation
    private let type: FunctionType

    init(_ function: Operation, _ type: FunctionType) {
        self.function = function
        self.type = type
    }

    /// Attributes of argument or result `i`.
    private func attributes(_ list: String, _ i: Int) -> AttributeDictionary {
        let all = function.attributes[list]?.arrayValue ?? []
        return all.indices.contains(i)
            ? all[i].dictionaryValue ?? AttributeDictionary() : AttributeDictionary()
    }

    func argument(_ i: Int) -> AttributeDictionary { attributes("arg_attrs", i) }
    func result(_ i: Int) -> AttributeDictionary { attributes("res_attrs", i) }

    func argumentName(_ i: Int) -> String { argument(i)["iree.abi.name"]?.stringValue ?? "input\(i)" }
    func resultName(_ i: Int) -> String { result(i)["iree.abi.name"]?.stringValue ?? "output\(i)" }

    /// `sync func @f(%input0: tensor<4xf32>) -> (%output0: i32)`: for people, not for a parser.
    func declaration(_ name: String, isAsync: Bool) -> String {
        let inputs = type.inputs.enumerated().map { i, type in
            "%\(argumentName(i)): \(type)\(Self.text(argument(i)))"
        }
        let results = type.results.enumerated().map { i, type in
            "%\(resultName(i)): \(type)\(Self.text(result(i)))"
        }
        let model = isAsync ? "async" : "sync"
        return
            "\(model) func @\(name)(\(inputs.joined(separator: ", "))) -> (\(results.joined(separator: ", ")))"
    }

    private static func text(_ attributes: AttributeDictionary) -> String {
        let shown = attributes.entries.filter { $0.name != "iree.abi.name" }.map {
            "\($0.name) = \($0.value)"
        }
        return shown.isEmpty ? "" : " {\(shown.joined(separator: ", "))}"
    }
}
