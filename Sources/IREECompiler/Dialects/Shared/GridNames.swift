import IREECompilerCore

extension NameSuggestion {
    /// A prefix and the value of the attribute `dimension`, or a letter for it.
    static func dimension(_ prefix: String, letters: Bool = false) -> NameSuggestion {
        .derived { op in
            let number = op.attributes["dimension"]?.integerValue ?? 0
            guard letters else { return ["\(prefix)\(number)"] }
            return [prefix + (number == 0 ? "x" : number == 1 ? "y" : "z")]
        }
    }
}
