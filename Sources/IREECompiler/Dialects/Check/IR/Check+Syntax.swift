import IREECompilerCore

extension Check {
    static let directives: [String: Directive] = ["Tolerances": tolerances]

    /// `, atol 1.0, rtol 1.0`, each if it is not the default.
    private static let tolerances = Directive { (parser, arguments, op) throws(Diagnostic) in
        while parser.take(.comma) {
            guard let i = ["atol", "rtol"].firstIndex(where: { parser.isWord($0) }) else {
                throw parser.error("expected 'atol' or 'rtol'", at: parser.token.start)
            }
            parser.advance()
            arguments.setAttribute(i, try parser.attribute(expected: .f32), op)
        }
    } print: { printer, arguments, op in
        let values = ["atol", "rtol"].enumerated().map { op.attributes[$1] ?? defaults[$0] }
        // The official parser does not read the second one alone.
        guard values != defaults else { return }
        for (i, word) in ["atol", "rtol"].enumerated() where i == 0 || values[i] != defaults[i] {
            printer.write(", \(word) ")
            printer.write(values[i], as: .f32)
        }
    }

    /// Of `atol` and `rtol`.
    static let defaults: [Attribute] = [.float(Double(Float(1e-4)), .f32), .float(0, .f32)]
}
