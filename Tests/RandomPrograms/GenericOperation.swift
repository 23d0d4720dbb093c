/// A `linalg.generic`: loops over a space, whose operands are indexed by maps.
struct GenericOperation {
    /// Sizes of the loops.
    var loops: [Value.Dimension]
    /// The loops that are reductions.
    var reductions: Set<Int> = []
    var inputs: [(value: Value, map: [String])]
    /// The value that the result starts from, and its map.
    var output: (name: String, element: Element, dimensions: [Value.Dimension], map: [String])

    /// The text of the operation around its body.
    func text(_ result: String, body: [String], arguments: [String]) -> [String] {
        func map(_ terms: [String]) -> String {
            let loops = loops.indices.map { "d\($0)" }.joined(separator: ", ")
            return "affine_map<(\(loops)) -> (\(terms.joined(separator: ", ")))>"
        }
        let maps = (inputs.map { map($0.map) } + [map(output.map)]).joined(separator: ", ")
        let iterators = loops.indices.map { reductions.contains($0) ? "\"reduction\"" : "\"parallel\"" }
        let type = Value.type(output.dimensions, output.element)
        var text = [
            "\(result) = linalg.generic {indexing_maps = [\(maps)], iterator_types = [\(iterators.joined(separator: ", "))]}"
        ]
        if !inputs.isEmpty {
            let names = inputs.map(\.value.name).joined(separator: ", ")
            text.append("  ins(\(names) : \(inputs.map(\.value.type).joined(separator: ", ")))")
        }
        text.append("  outs(\(output.name) : \(type)) {")
        let elements = inputs.map(\.value.element.name) + [output.element.name]
        let parameters = zip(arguments, elements).map { "\($0): \($1)" }.joined(separator: ", ")
        text.append("^bb0(\(parameters)):")
        return text + body.map { "  " + $0 } + ["} -> \(type)"]
    }
}
