import IREECompilerCore

/// Operations of the `vm` dialect: casts.
extension VM {
    /// Pseudo operations: casts without an instruction, which are expanded to others.
    static let casts: [[OpRow]] = [
        castRows("ext.#.#", [(.i8, .i64s), (.i8, .i64u)], "Extends an # to a #"),
        castRows("ext.#.#", [(.i16, .i64s), (.i16, .i64u)], "Extends a # to a #"),
        castRows("trunc.#.#", [(.i16, .i8), (.i64, .i8)], "Truncates a # to an #"),
        castRows("trunc.#.#", [(.i64, .i16)], "Truncates a # to a #"),
        [OpRow("vm.cast.ref.any", "Casts a reference to the opaque type.", { Cast(.vmRef, .vmRef) })],
    ]

    /// Cast.
    struct Cast: OpFields {
        static let traits: OpTraits = .pure
        let operand: Operand
        let result: Result
        static let assembly: StaticString = "$operand attr-dict `:` type($operand) `->` type($result)"

        init(_ from: TypeConstraint, _ to: TypeConstraint) {
            operand = Operand(from)
            result = Result(to)
        }
    }
}
