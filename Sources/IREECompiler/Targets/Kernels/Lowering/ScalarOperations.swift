import IREECompilerCore

/// Operations on scalars, and what they are in kernels.
enum ScalarOperations {
    struct Rule: Sendable {
        /// Whether `compute` handles `f16` and `bf16` itself.
        var takesNarrowFloats = false
        /// What combines the parts of a reduction with it; nil if it is no associative operation.
        var combiner: KernelOperation.Binary?
        /// The results of operands, given the element types of the results. Nil if the operation is not supported.
        var compute: @Sendable (KernelBuilder, Operation, [KernelValue], [KernelElement]) -> [KernelValue]?
    }

    static let rules: [String: Rule] = {
        var rules: [String: Rule] = [:]
        for (name, operation) in binaries { rules[name] = binary(operation) }
        for (name, operation) in combiners { rules[name]?.combiner = operation }
        for (name, conversion) in integerCasts { rules[name] = cast(conversion) }
        for (name, function) in unaryFunctions {
            rules[name] = Rule { builder, _, values, _ in values.first.map { [function(builder)($0)] } }
        }
        for (name, function) in binaryFunctions {
            rules[name] = Rule { builder, _, values, _ in
                values.count == 2 ? [function(builder, values[0], values[1])] : nil
            }
        }
        rules.merge(special) { $1 }
        return rules
    }()

    /// One operation of a kernel.
    private static let binaries: [String: KernelOperation.Binary] = [
        "arith.addf": .addF, "arith.subf": .subF, "arith.mulf": .mulF, "arith.divf": .divF,
        "arith.addi": .addI, "arith.subi": .subI, "arith.muli": .mulI,
        "arith.andi": .and, "arith.ori": .or, "arith.xori": .xor,
        "arith.minsi": .minS, "arith.maxsi": .maxS, "arith.minui": .minU, "arith.maxui": .maxU,
    ]

    private static let combiners: [String: KernelOperation.Binary] = [
        "arith.addf": .addF, "arith.mulf": .mulF, "arith.addi": .addI, "arith.muli": .mulI,
        "arith.andi": .and, "arith.ori": .or, "arith.xori": .xor,
        "arith.minsi": .minS, "arith.maxsi": .maxS, "arith.minui": .minU, "arith.maxui": .maxU,
        "arith.maximumf": .maximum, "arith.minimumf": .minimum,
    ]

    private static func binary(_ operation: KernelOperation.Binary) -> Rule {
        Rule { builder, _, values, _ in
            values.count == 2 ? [builder.binary(operation, values[0], values[1])] : nil
        }
    }

    // MARK: Casts

    private static let integerCasts: [String: KernelOperation.Conversion] = [
        "arith.extsi": .signExtend, "arith.extui": .zeroExtend, "arith.trunci": .truncate,
    ]

    private static func cast(_ conversion: KernelOperation.Conversion) -> Rule {
        Rule { builder, _, values, results in
            guard let value = values.first, let element = results.first else { return nil }
            return [builder.convert(conversion, value, to: element)]
        }
    }

    /// A cast of an integer to a wider or narrower one.
    private static func resize(_ extension: KernelOperation.Conversion) -> Rule {
        Rule { builder, _, values, results in
            guard let value = values.first, let element = results.first else { return nil }
            let from = builder.type(value).element
            return [builder.convert(element.bits < from.bits ? .truncate : `extension`, value, to: element)]
        }
    }

    private static func toInteger(_ conversion: KernelOperation.Conversion) -> Rule {
        Rule { builder, _, values, results in
            guard let value = values.first, let element = results.first else { return nil }
            return [builder.saturatingInteger(value, to: element, signed: conversion == .floatToSigned)]
        }
    }

    private static func toFloat(_ conversion: KernelOperation.Conversion) -> Rule {
        Rule { builder, _, values, results in
            guard let value = values.first, let element = results.first else { return nil }
            // Narrow floats are rounded by the caller.
            return [builder.convert(conversion, value, to: element.isNarrowFloat ? .f32 : element)]
        }
    }

    private static let floatCast = Rule(takesNarrowFloats: true) { builder, _, values, results in
        guard let value = values.first, let element = results.first else { return nil }
        return [builder.floatCast(value, to: element)]
    }

    // MARK: Comparisons

    private static let integerPredicates: [KernelOperation.Comparison] = [
        .eq, .ne, .slt, .sle, .sgt, .sge, .ult, .ule, .ugt, .uge,
    ]

    /// From 1 on; 0 and 15 are constants.
    private static let floatPredicates: [KernelOperation.Comparison] = [
        .oeq, .ogt, .oge, .olt, .ole, .one, .ord, .ueq, .fugt, .fuge, .fult, .fule, .une, .uno,
    ]

    private static func predicate(_ op: Operation) -> Int {
        op.attributes["predicate"]?.integerValue.flatMap { Int(exactly: $0) } ?? -1
    }

    private static let special: [String: Rule] = [
        "arith.index_cast": resize(.signExtend), "arith.index_castui": resize(.zeroExtend),
        "arith.extf": floatCast, "arith.truncf": floatCast, "arith.convertf": floatCast,
        "arith.fptosi": toInteger(.floatToSigned), "arith.fptoui": toInteger(.floatToUnsigned),
        "arith.sitofp": toFloat(.signedToFloat), "arith.uitofp": toFloat(.unsignedToFloat),
        "arith.bitcast": Rule(takesNarrowFloats: true) { builder, _, values, results in
            guard let value = values.first, let element = results.first,
                builder.type(value).element.bits == element.bits
            else { return nil }
            return [builder.bitcast(value, to: element)]
        },
        "arith.select": Rule(takesNarrowFloats: true) { builder, _, values, _ in
            values.count == 3 ? [builder.select(values[0], values[1], values[2])] : nil
        },
        "arith.cmpi": Rule { builder, op, values, _ in
            guard integerPredicates.indices.contains(predicate(op)), values.count == 2 else { return nil }
            return [builder.compare(integerPredicates[predicate(op)], values[0], values[1])]
        },
        "arith.cmpf": Rule { builder, op, values, _ in
            guard values.count == 2 else { return nil }
            let number = predicate(op)
            if number == 0 || number == 15 { return [builder.constant(number == 0 ? 0 : 1, KernelType(.i1))] }
            guard floatPredicates.indices.contains(number - 1) else { return nil }
            return [builder.compare(floatPredicates[number - 1], values[0], values[1])]
        },
        "arith.maximumf": Rule(combiner: .maximum) { builder, _, values, _ in
            values.count == 2 ? [builder.extremum(values[0], values[1], largest: true)] : nil
        },
        "arith.minimumf": Rule(combiner: .minimum) { builder, _, values, _ in
            values.count == 2 ? [builder.extremum(values[0], values[1], largest: false)] : nil
        },
        "math.fma": Rule { builder, _, values, _ in
            // Rounded twice where the processor has no fused operation.
            values.count == 3 ? [builder.fma(values[0], values[1], values[2])] : nil
        },
        "math.clampf": Rule { builder, _, values, _ in
            guard values.count == 3 else { return nil }
            let low = builder.extremum(values[0], values[1], largest: true)
            return [builder.extremum(low, values[2], largest: false)]
        },
        "math.sincos": Rule { builder, _, values, _ in
            values.first.map { [builder.sine($0), builder.cosine($0)] }
        },
        "math.fpowi": Rule { builder, _, values, _ in
            values.count == 2 ? [builder.power(values[0], integer: values[1])] : nil
        },
        "arith.remf": Rule { builder, _, values, _ in
            values.count == 2 ? builder.remainder(values[0], values[1]).map { [$0] } : nil
        },
        "arith.addui_extended": Rule { builder, _, values, _ in
            guard values.count == 2 else { return nil }
            let sum = builder.add(values[0], values[1])
            return [sum, builder.compare(.ult, sum, values[0])]
        },
        "arith.subui_extended": Rule { builder, _, values, _ in
            guard values.count == 2 else { return nil }
            let difference = builder.binary(.subI, values[0], values[1])
            return [difference, builder.compare(.ult, values[0], values[1])]
        },
        "arith.mulsi_extended": Rule { builder, _, values, _ in
            values.count == 2 ? builder.wideProduct(values[0], values[1], .signExtend) : nil
        },
        "arith.mului_extended": Rule { builder, _, values, _ in
            values.count == 2 ? builder.wideProduct(values[0], values[1], .zeroExtend) : nil
        },
        "math.isnormal": Rule { builder, _, values, _ in
            values.first.map { x in
                let least = builder.type(x).element == .f64 ? 0x1p-1022 : 0x1p-126
                let isLarge = builder.compare(.oge, builder.absolute(x), builder.float(least, like: x))
                let isFinite = builder.compare(
                    .olt, builder.absolute(x), builder.float(.infinity, like: x))
                return [builder.binary(.and, isLarge, isFinite)]
            }
        },
        "math.isnan": Rule { builder, _, values, _ in
            values.first.map { [builder.compare(.uno, $0, $0)] }
        },
        "math.isinf": Rule { builder, _, values, _ in
            values.first.map { x in
                [builder.compare(.oeq, builder.absolute(x), builder.float(.infinity, like: x))]
            }
        },
        "math.isfinite": Rule { builder, _, values, _ in
            values.first.map { x in
                [builder.compare(.olt, builder.absolute(x), builder.float(.infinity, like: x))]
            }
        },
    ]

    // MARK: Functions

    typealias Unary = @Sendable (KernelBuilder) -> (KernelValue) -> KernelValue
    typealias Function = @Sendable (KernelBuilder, KernelValue, KernelValue) -> KernelValue

    private static let unaryFunctions: [String: Unary] = [
        "arith.negf": { $0.negated }, "math.absf": { $0.absolute },
        "math.ceil": { $0.ceil }, "math.floor": { $0.floor }, "math.round": { $0.round },
        "math.roundeven": { $0.roundEven }, "math.trunc": { $0.trunc },
        "math.sqrt": { builder in { builder.unary(.sqrt, $0) } }, "math.rsqrt": { $0.reciprocalSquareRoot },
        "math.exp": { $0.exponential }, "math.exp2": { $0.exponential2 },
        "math.expm1": { $0.exponentialMinus1 },
        "math.log": { $0.logarithm }, "math.log2": { $0.logarithm2 }, "math.log10": { $0.logarithm10 },
        "math.log1p": { $0.logarithm1Plus },
        "math.sin": { $0.sine }, "math.cos": { $0.cosine }, "math.tan": { $0.tangent },
        "math.sinh": { $0.hyperbolicSine }, "math.cosh": { $0.hyperbolicCosine },
        "math.tanh": { $0.hyperbolicTangent },
        "math.asin": { $0.arcSine }, "math.acos": { $0.arcCosine },
        "math.atan": { builder in { builder.arcTangent($0) } },
        "math.asinh": { $0.inverseHyperbolicSine }, "math.acosh": { $0.inverseHyperbolicCosine },
        "math.atanh": { $0.inverseHyperbolicTangent }, "math.cbrt": { $0.cubeRoot },
        "math.erf": { $0.errorFunction }, "math.erfc": { $0.complementaryErrorFunction },
        "math.absi": { $0.absoluteInteger },
        "math.ctpop": { builder in { builder.unary(.populationCount, $0) } },
        "math.ctlz": { builder in { builder.unary(.leadingZeros, $0) } },
        "math.cttz": { builder in { builder.unary(.trailingZeros, $0) } },
    ]

    private static let binaryFunctions: [String: Function] = [
        "arith.divsi": { $0.divide(.divS, $1, $2) }, "arith.divui": { $0.divide(.divU, $1, $2) },
        "arith.remsi": { $0.divide(.remS, $1, $2) }, "arith.remui": { $0.divide(.remU, $1, $2) },
        "arith.floordivsi": { $0.floorDivide($1, $2) }, "arith.ceildivsi": { $0.ceilDivide($1, $2) },
        "arith.ceildivui": { $0.ceilDivideUnsigned($1, $2) },
        "arith.shli": { $0.shift(.shiftLeft, $1, $2) },
        "arith.shrsi": { $0.shift(.shiftRightSigned, $1, $2) },
        "arith.shrui": { $0.shift(.shiftRightUnsigned, $1, $2) },
        "arith.maxnumf": { $0.extremumNumber($1, $2, largest: true) },
        "arith.minnumf": { $0.extremumNumber($1, $2, largest: false) },
        "math.copysign": { $0.copySign($1, $2) },
        "math.powf": { $0.power($1, $2) }, "math.atan2": { $0.arcTangent($1, $2) },
        "math.ipowi": { $0.integerPower($1, $2) },
    ]
}
