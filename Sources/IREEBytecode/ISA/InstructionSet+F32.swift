extension InstructionSet {
    /// Instructions on 32-bit floating-point numbers, each behind a prefix byte. A row's place is its opcode.
    static let f32Rows: [Row] = [
        Row("vm.global.load.f32", .globalLoad(.f32), "Loads a global 32-bit float."),
        Row("vm.global.store.f32", .globalStore(.f32), "Stores to a global 32-bit float."),
        Row(
            "vm.global.load.indirect.f32", .globalLoadIndirect(.f32),
            "Loads a global 32-bit float through its address."),
        Row(
            "vm.global.store.indirect.f32", .globalStoreIndirect(.f32),
            "Stores to a global 32-bit float through its address."),
        Row("vm.const.f32.zero", .zero(.f32), "Zero as a 32-bit float."),
        Row("vm.const.f32", .constant(.f32), "Constant 32-bit float."),
        Row("vm.list.get.f32", .listGet(.f32), "Loads a 32-bit float from a list."),
        Row("vm.list.set.f32", .listSet(.f32), "Stores a 32-bit float into a list."),
        Row("vm.select.f32", .select(.f32), "Selects one of two 32-bit floats by a condition."),
        Row("vm.switch.f32", .switchOf(.f32), "Selects the 32-bit float at an index, or a default."),
        Row("vm.add.f32", .binary(.f32), "Addition of 32-bit floats.", [.commutative, .direct]),
        Row("vm.sub.f32", .binary(.f32), "Subtraction of 32-bit floats.", .direct),
        Row("vm.mul.f32", .binary(.f32), "Multiplication of 32-bit floats.", [.commutative, .direct]),
        Row("vm.div.f32", .binary(.f32), "Division of 32-bit floats.", .direct),
        Row("vm.rem.f32", .binary(.f32), "Remainder of 32-bit floats."),
        Row("vm.fma.f32", .ternary(.f32), "Fused multiply-add of 32-bit floats.", .direct),
        Row("vm.abs.f32", .unary(.f32), "Absolute value of a 32-bit float.", .direct),
        Row("vm.neg.f32", .unary(.f32), "Negation of a 32-bit float.", .direct),
        Row("vm.ceil.f32", .unary(.f32), "Rounds a 32-bit float toward positive infinity."),
        Row("vm.floor.f32", .unary(.f32), "Rounds a 32-bit float toward negative infinity."),
        Row(
            "vm.cast.si32.f32", .convert(.i32, .f32),
            "Conversion of a signed 32-bit integer to a 32-bit float, rounded to the nearest."),
        Row(
            "vm.cast.ui32.f32", .convert(.i32, .f32),
            "Conversion of an unsigned 32-bit integer to a 32-bit float, rounded to the nearest."),
        Row(
            "vm.cast.f32.si32", .convert(.f32, .i32),
            "Conversion of a 32-bit float to a signed 32-bit integer, rounded to the nearest."),
        Row(
            "vm.cast.f32.ui32", .convert(.f32, .i32),
            "Conversion of a 32-bit float to an unsigned 32-bit integer, rounded to the nearest."),
        Row(
            "vm.bitcast.i32.f32", .convert(.i32, .f32), "Bitwise cast of a 32-bit integer to a 32-bit float."),
        Row(
            "vm.bitcast.f32.i32", .convert(.f32, .i32), "Bitwise cast of a 32-bit float to a 32-bit integer."),
        Row("vm.atan.f32", .unary(.f32), "Arc tangent of a 32-bit float."),
        Row("vm.atan2.f32", .binary(.f32), "Two-argument arc tangent of 32-bit floats."),
        Row("vm.cos.f32", .unary(.f32), "Cosine of a 32-bit float."),
        Row("vm.sin.f32", .unary(.f32), "Sine of a 32-bit float."),
        Row("vm.exp.f32", .unary(.f32), "Base-e exponential of a 32-bit float."),
        Row("vm.exp2.f32", .unary(.f32), "Base-2 exponential of a 32-bit float."),
        Row("vm.expm1.f32", .unary(.f32), "Exponential minus one of a 32-bit float."),
        Row("vm.log.f32", .unary(.f32), "Natural logarithm of a 32-bit float."),
        Row("vm.log10.f32", .unary(.f32), "Base-10 logarithm of a 32-bit float."),
        Row("vm.log1p.f32", .unary(.f32), "Natural logarithm of one plus a 32-bit float."),
        Row("vm.log2.f32", .unary(.f32), "Base-2 logarithm of a 32-bit float."),
        Row("vm.pow.f32", .binary(.f32), "Power of 32-bit floats."),
        Row("vm.rsqrt.f32", .unary(.f32), "Reciprocal square root of a 32-bit float."),
        Row("vm.sqrt.f32", .unary(.f32), "Square root of a 32-bit float."),
        Row("vm.tanh.f32", .unary(.f32), "Hyperbolic tangent of a 32-bit float."),
        Row("vm.erf.f32", .unary(.f32), "Error function of a 32-bit float."),
        Row(
            "vm.cmp.eq.f32.o", .compare(.f32), "Equality of 32-bit floats; false for NaN (ordered).",
            [.commutative, .direct]),
        Row(
            "vm.cmp.eq.f32.u", .compare(.f32), "Equality of 32-bit floats; true for NaN (unordered).",
            .commutative),
        Row(
            "vm.cmp.ne.f32.o", .compare(.f32), "Inequality of 32-bit floats; false for NaN (ordered).",
            .commutative),
        Row(
            "vm.cmp.ne.f32.u", .compare(.f32), "Inequality of 32-bit floats; true for NaN (unordered).",
            .commutative),
        Row(
            "vm.cmp.lt.f32.o", .compare(.f32),
            "Less-than comparison of 32-bit floats; false for NaN (ordered).", .direct),
        Row(
            "vm.cmp.lt.f32.u", .compare(.f32),
            "Less-than comparison of 32-bit floats; true for NaN (unordered)."),
        Row(
            "vm.cmp.lte.f32.o", .compare(.f32),
            "Less-than-or-equal comparison of 32-bit floats; false for NaN (ordered).", .direct),
        Row(
            "vm.cmp.lte.f32.u", .compare(.f32),
            "Less-than-or-equal comparison of 32-bit floats; true for NaN (unordered)."),
        Row("vm.cmp.nan.f32", .test(.f32), "Returns whether a 32-bit float is NaN."),
        Row("vm.buffer.load.f32", .bufferLoad(.f32), "Loads a 32-bit float from a buffer.", .direct),
        Row("vm.buffer.store.f32", .bufferStore(.f32), "Stores a 32-bit float into a buffer.", .direct),
        Row("vm.buffer.fill.f32", .bufferFill(.f32), "Fills a range with a 32-bit float."),
        Row(
            "vm.round.f32", .unary(.f32), "Rounds a 32-bit float to the nearest integer, ties away from zero."
        ),
        Row("vm.min.f32", .binary(.f32), "Minimum of 32-bit floats.", [.commutative, .direct]),
        Row("vm.max.f32", .binary(.f32), "Maximum of 32-bit floats.", [.commutative, .direct]),
        Row("vm.round.f32.even", .unary(.f32), "Rounds a 32-bit float to the nearest integer, ties to even."),
        Row(
            "vm.cast.f32.si64", .convert(.f32, .i64),
            "Conversion of a 32-bit float to a signed 64-bit integer, rounded to the nearest."),
        Row(
            "vm.cast.f32.ui64", .convert(.f32, .i64),
            "Conversion of a 32-bit float to an unsigned 64-bit integer, rounded to the nearest."),
        Row(
            "vm.cast.si64.f32", .convert(.i64, .f32),
            "Conversion of a signed 64-bit integer to a 32-bit float, rounded to the nearest."),
        Row(
            "vm.cast.ui64.f32", .convert(.i64, .f32),
            "Conversion of an unsigned 64-bit integer to a 32-bit float, rounded to the nearest."),
        Row("vm.fpowi.f32", .integerPower(.f32), "A 32-bit float raised to an integer power."),
    ]
}
