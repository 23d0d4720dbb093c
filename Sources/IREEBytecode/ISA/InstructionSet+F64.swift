extension InstructionSet {
    /// Instructions on 64-bit floating-point numbers, each behind a prefix byte. A row's place is its opcode.
    static let f64Rows: [Row] = [
        Row("vm.global.load.f64", .globalLoad(.f64), "Loads a global 64-bit float."),
        Row("vm.global.store.f64", .globalStore(.f64), "Stores to a global 64-bit float."),
        Row(
            "vm.global.load.indirect.f64", .globalLoadIndirect(.f64),
            "Loads a global 64-bit float through its address."),
        Row(
            "vm.global.store.indirect.f64", .globalStoreIndirect(.f64),
            "Stores to a global 64-bit float through its address."),
        Row("vm.const.f64.zero", .zero(.f64), "Zero as a 64-bit float."),
        Row("vm.const.f64", .constant(.f64), "Constant 64-bit float."),
        Row("vm.list.get.f64", .listGet(.f64), "Loads a 64-bit float from a list."),
        Row("vm.list.set.f64", .listSet(.f64), "Stores a 64-bit float into a list."),
        Row("vm.select.f64", .select(.f64), "Selects one of two 64-bit floats by a condition."),
        Row("vm.switch.f64", .switchOf(.f64), "Selects the 64-bit float at an index, or a default."),
        Row("vm.add.f64", .binary(.f64), "Addition of 64-bit floats.", [.commutative, .direct]),
        Row("vm.sub.f64", .binary(.f64), "Subtraction of 64-bit floats.", .direct),
        Row("vm.mul.f64", .binary(.f64), "Multiplication of 64-bit floats.", [.commutative, .direct]),
        Row("vm.div.f64", .binary(.f64), "Division of 64-bit floats.", .direct),
        Row("vm.rem.f64", .binary(.f64), "Remainder of 64-bit floats."),
        Row("vm.fma.f64", .ternary(.f64), "Fused multiply-add of 64-bit floats.", .direct),
        Row("vm.abs.f64", .unary(.f64), "Absolute value of a 64-bit float.", .direct),
        Row("vm.neg.f64", .unary(.f64), "Negation of a 64-bit float.", .direct),
        Row("vm.ceil.f64", .unary(.f64), "Rounds a 64-bit float toward positive infinity."),
        Row("vm.floor.f64", .unary(.f64), "Rounds a 64-bit float toward negative infinity."),
        Row("vm.trunc.f64.f32", .convert(.f64, .f32), "Truncates a 64-bit float to a 32-bit float."),
        Row("vm.ext.f32.f64", .convert(.f32, .f64), "Extends a 32-bit float to a 64-bit float."),
        Row(
            "vm.cast.si32.f64", .convert(.i32, .f64),
            "Conversion of a signed 32-bit integer to a 64-bit float, rounded to the nearest."),
        Row(
            "vm.cast.ui32.f64", .convert(.i32, .f64),
            "Conversion of an unsigned 32-bit integer to a 64-bit float, rounded to the nearest."),
        Row(
            "vm.cast.f64.si32", .convert(.f64, .i32),
            "Conversion of a 64-bit float to a signed 32-bit integer, rounded to the nearest."),
        Row(
            "vm.cast.f64.ui32", .convert(.f64, .i32),
            "Conversion of a 64-bit float to an unsigned 32-bit integer, rounded to the nearest."),
        Row(
            "vm.cast.si64.f64", .convert(.i64, .f64),
            "Conversion of a signed 64-bit integer to a 64-bit float, rounded to the nearest."),
        Row(
            "vm.cast.ui64.f64", .convert(.i64, .f64),
            "Conversion of an unsigned 64-bit integer to a 64-bit float, rounded to the nearest."),
        Row(
            "vm.cast.f64.si64", .convert(.f64, .i64),
            "Conversion of a 64-bit float to a signed 64-bit integer, rounded to the nearest."),
        Row(
            "vm.cast.f64.ui64", .convert(.f64, .i64),
            "Conversion of a 64-bit float to an unsigned 64-bit integer, rounded to the nearest."),
        Row(
            "vm.bitcast.i64.f64", .convert(.i64, .f64), "Bitwise cast of a 64-bit integer to a 64-bit float."),
        Row(
            "vm.bitcast.f64.i64", .convert(.f64, .i64), "Bitwise cast of a 64-bit float to a 64-bit integer."),
        Row("vm.atan.f64", .unary(.f64), "Arc tangent of a 64-bit float."),
        Row("vm.atan2.f64", .binary(.f64), "Two-argument arc tangent of 64-bit floats."),
        Row("vm.cos.f64", .unary(.f64), "Cosine of a 64-bit float."),
        Row("vm.sin.f64", .unary(.f64), "Sine of a 64-bit float."),
        Row("vm.exp.f64", .unary(.f64), "Base-e exponential of a 64-bit float."),
        Row("vm.exp2.f64", .unary(.f64), "Base-2 exponential of a 64-bit float."),
        Row("vm.expm1.f64", .unary(.f64), "Exponential minus one of a 64-bit float."),
        Row("vm.log.f64", .unary(.f64), "Natural logarithm of a 64-bit float."),
        Row("vm.log10.f64", .unary(.f64), "Base-10 logarithm of a 64-bit float."),
        Row("vm.log1p.f64", .unary(.f64), "Natural logarithm of one plus a 64-bit float."),
        Row("vm.log2.f64", .unary(.f64), "Base-2 logarithm of a 64-bit float."),
        Row("vm.pow.f64", .binary(.f64), "Power of 64-bit floats."),
        Row("vm.rsqrt.f64", .unary(.f64), "Reciprocal square root of a 64-bit float."),
        Row("vm.sqrt.f64", .unary(.f64), "Square root of a 64-bit float."),
        Row("vm.tanh.f64", .unary(.f64), "Hyperbolic tangent of a 64-bit float."),
        Row("vm.erf.f64", .unary(.f64), "Error function of a 64-bit float."),
        Row(
            "vm.cmp.eq.f64.o", .compare(.f64), "Equality of 64-bit floats; false for NaN (ordered).",
            [.commutative, .direct]),
        Row(
            "vm.cmp.eq.f64.u", .compare(.f64), "Equality of 64-bit floats; true for NaN (unordered).",
            .commutative),
        Row(
            "vm.cmp.ne.f64.o", .compare(.f64), "Inequality of 64-bit floats; false for NaN (ordered).",
            .commutative),
        Row(
            "vm.cmp.ne.f64.u", .compare(.f64), "Inequality of 64-bit floats; true for NaN (unordered).",
            .commutative),
        Row(
            "vm.cmp.lt.f64.o", .compare(.f64),
            "Less-than comparison of 64-bit floats; false for NaN (ordered).", .direct),
        Row(
            "vm.cmp.lt.f64.u", .compare(.f64),
            "Less-than comparison of 64-bit floats; true for NaN (unordered)."),
        Row(
            "vm.cmp.lte.f64.o", .compare(.f64),
            "Less-than-or-equal comparison of 64-bit floats; false for NaN (ordered).", .direct),
        Row(
            "vm.cmp.lte.f64.u", .compare(.f64),
            "Less-than-or-equal comparison of 64-bit floats; true for NaN (unordered)."),
        Row("vm.cmp.nan.f64", .test(.f64), "Returns whether a 64-bit float is NaN."),
        Row("vm.buffer.load.f64", .bufferLoad(.f64), "Loads a 64-bit float from a buffer.", .direct),
        Row("vm.buffer.store.f64", .bufferStore(.f64), "Stores a 64-bit float into a buffer.", .direct),
        Row("vm.buffer.fill.f64", .bufferFill(.f64), "Fills a range with a 64-bit float."),
        Row(
            "vm.round.f64", .unary(.f64), "Rounds a 64-bit float to the nearest integer, ties away from zero."
        ),
        Row("vm.min.f64", .binary(.f64), "Minimum of 64-bit floats.", [.commutative, .direct]),
        Row("vm.max.f64", .binary(.f64), "Maximum of 64-bit floats.", [.commutative, .direct]),
        Row("vm.round.f64.even", .unary(.f64), "Rounds a 64-bit float to the nearest integer, ties to even."),
        Row("vm.fpowi.f64", .integerPower(.f64), "A 64-bit float raised to an integer power."),
    ]
}
