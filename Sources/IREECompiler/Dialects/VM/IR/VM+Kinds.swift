import IREECompilerCore

/// Tables of pseudo operations that exist for several value types.
extension VM {
    /// A value type, as it appears in names and summaries.
    struct Kind: Sendable {
        let name: String
        /// The type constraint of its register.
        let type: TypeConstraint
        /// The singular noun, without an article; the plural ends in "s".
        let words: String
        /// The end of the summary.
        let note: String

        private init(_ name: String, _ type: TypeConstraint, _ words: String, _ note: String = "") {
            self.name = name
            self.type = type
            self.words = words
            self.note = note
        }

        static let i8 = Kind("i8", .i32, "8-bit integer")
        static let i16 = Kind("i16", .i32, "16-bit integer")
        static let i32 = Kind("i32", .i32, "32-bit integer")
        static let i32s = Kind("i32.s", .i32, "32-bit integer", ", signed")
        static let i32u = Kind("i32.u", .i32, "32-bit integer", ", unsigned")
        static let i64 = Kind("i64", .i64, "64-bit integer")
        static let i64s = Kind("i64.s", .i64, "64-bit integer", ", signed")
        static let i64u = Kind("i64.u", .i64, "64-bit integer", ", unsigned")
        static let f32 = Kind("f32", .f32, "32-bit float")
        static let f32o = Kind("f32.o", .f32, "32-bit float", "; false for NaN (ordered)")
        static let f32u = Kind("f32.u", .f32, "32-bit float", "; true for NaN (unordered)")
        static let f64 = Kind("f64", .f64, "64-bit float")
        static let f64o = Kind("f64.o", .f64, "64-bit float", "; false for NaN (ordered)")
        static let f64u = Kind("f64.u", .f64, "64-bit float", "; true for NaN (unordered)")
    }

    static let integers: [Kind] = [.i32, .i64]
    static let floats: [Kind] = [.f32, .f64]
    static let numbers = integers + floats
    /// Signed and unsigned integers, for operations that differ.
    static let signed: [Kind] = [.i32s, .i32u, .i64s, .i64u]
    /// Floats with ordered and unordered comparison.
    static let ordered: [Kind] = [.f32o, .f32u, .f64o, .f64u]

    /// One row for each value type, which replaces `#` in the name and the summary; its note ends the summary.
    static func rows(
        _ name: String, _ kinds: [Kind], _ summary: String,
        _ fields: @escaping @Sendable (TypeConstraint) -> any OpFields, _ traits: OpTraits = []
    ) -> [OpRow] {
        kinds.map { kind in
            OpRow(
                "vm.\(filled(name, [kind.name]))", "\(filled(summary, [kind.words]))\(kind.note).",
                { fields(kind.type) }, traits)
        }
    }

    /// One row for each pair of value types, which replace the first and the second `#`.
    static func castRows(_ name: String, _ pairs: [(from: Kind, to: Kind)], _ summary: String) -> [OpRow] {
        pairs.map { from, to in
            OpRow(
                "vm.\(filled(name, [from.name, to.name]))",
                "\(filled(summary, [from.words, to.words]))\(to.note).", { Cast(from.type, to.type) })
        }
    }

    private static func filled(_ text: String, _ words: [String]) -> String {
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        return zip(parts, words + [""]).map { $0 + $1 }.joined()
    }
}
