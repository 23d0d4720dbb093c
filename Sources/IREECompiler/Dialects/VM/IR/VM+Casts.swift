import IREECompilerCore

/// Operations of the `vm` dialect: casts.
extension VM {
    static let casts: [[OpRow]] = [
        castRows(
            "bitcast.#.#", [(.f32, .i32), (.f64, .i64), (.i32, .f32), (.i64, .f64)],
            "Bitwise cast of a # to a #"),
        castRows(
            "cast.#.#",
            [(.f32, .si32), (.f32, .ui32), (.f32, .si64), (.f32, .ui64), (.f64, .si64), (.f64, .ui64)],
            "Conversion of a # to a #, rounded to the nearest"),
        castRows(
            "cast.#.#", [(.si32, .f32), (.si64, .f32), (.si64, .f64)],
            "Conversion of a # to a #, rounded to the nearest"),
        castRows(
            "cast.#.#", [(.ui32, .f32), (.ui64, .f32), (.ui64, .f64)],
            "Conversion of an # to a #, rounded to the nearest"),
        castRows("ext.#.#", [(.i8, .i32s), (.i8, .i32u), (.i8, .i64s), (.i8, .i64u)], "Extends an # to a #"),
        castRows(
            "ext.#.#", [(.i16, .i32s), (.i16, .i32u), (.i16, .i64s), (.i16, .i64u)], "Extends a # to a #"),
        castRows("ext.#.#", [(.i32, .i64s), (.i32, .i64u), (.f32, .f64)], "Extends a # to a #"),
        castRows("trunc.#.#", [(.i16, .i8), (.i32, .i8), (.i64, .i8)], "Truncates a # to an #"),
        castRows(
            "trunc.#.#", [(.i32, .i16), (.i64, .i16), (.i64, .i32), (.f64, .f32)], "Truncates a # to a #"),
        [
            OpRow(
                "vm.cast.any.ref", "Casts an opaque reference to a concrete type.", { Cast(.vmRef, .vmRef) }
            ),
            OpRow("vm.cast.ref.any", "Casts a reference to the opaque type.", { Cast(.vmRef, .vmRef) }),
        ],
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
