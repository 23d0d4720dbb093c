import IREECompilerCore
import IREECompilerDialects

/// Operations on scalars, and what they are in kernels.
enum ScalarOperations {
    struct Rule: Sendable {
        /// Whether `compute` handles narrow floats itself.
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
        for (name, function) in elementaryFunctions {
            rules[name] = Rule { builder, _, values, _ in
                values.isEmpty ? nil : [builder.call(name, Array(values.prefix(1))) { function($0)($1[0]) }]
            }
        }
        for (name, function) in elementaryFunctionsOfTwo {
            rules[name] = Rule { builder, _, values, _ in
                values.count == 2 ? [builder.call(name, values) { function($0, $1[0], $1[1]) }] : nil
            }
        }
        rules.merge(special) { $1 }
        return rules
    }()

    /// One operation of a kernel.
    private static let binaries: [String: KernelOperation.Binary] = [
        Arith.Name.addf: .addF, Arith.Name.subf: .subF, Arith.Name.mulf: .mulF, Arith.Name.divf: .divF,
        Arith.Name.addi: .addI, Arith.Name.subi: .subI, Arith.Name.muli: .mulI,
        Arith.Name.andi: .and, Arith.Name.ori: .or, Arith.Name.xori: .xor,
        Arith.Name.minsi: .minS, Arith.Name.maxsi: .maxS, Arith.Name.minui: .minU, Arith.Name.maxui: .maxU,
    ]

    private static let combiners: [String: KernelOperation.Binary] = [
        Arith.Name.addf: .addF, Arith.Name.mulf: .mulF, Arith.Name.addi: .addI, Arith.Name.muli: .mulI,
        Arith.Name.andi: .and, Arith.Name.ori: .or, Arith.Name.xori: .xor,
        Arith.Name.minsi: .minS, Arith.Name.maxsi: .maxS, Arith.Name.minui: .minU, Arith.Name.maxui: .maxU,
        Arith.Name.maximumf: .maximum, Arith.Name.minimumf: .minimum,
    ]

    private static func binary(_ operation: KernelOperation.Binary) -> Rule {
        Rule { builder, _, values, _ in
            values.count == 2 ? [builder.binary(operation, values[0], values[1])] : nil
        }
    }

    // MARK: Casts

    private static let integerCasts: [String: KernelOperation.Conversion] = [
        Arith.Name.extsi: .signExtend, Arith.Name.extui: .zeroExtend, Arith.Name.trunci: .truncate,
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

    /// An operation on a number and its scale. Of a scale only the exponent counts, and then it is of the type that is
    /// computed in.
    private static func scaling(
        _ operation: KernelOperation.Binary,
        in computed: @escaping @Sendable (KernelElement, KernelElement) -> KernelElement
    ) -> Rule {
        Rule(takesNarrowFloats: true) { builder, _, values, results in
            guard values.count == 2, let element = results.first else { return nil }
            let wide = computed(builder.type(values[0]).element, element)
            let arithmetic = wide.isNarrowFloat ? .f32 : wide
            let scale = builder.floatCast(
                builder.floatCast(builder.floatCast(values[1], to: .f8E8M0FNU), to: wide), to: arithmetic)
            let number = builder.floatCast(values[0], to: arithmetic)
            // Rounded once if it is computed in the result's type.
            let scaled = builder.floatCast(builder.binary(operation, number, scale), to: wide)
            return [builder.floatCast(scaled, to: element)]
        }
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
        Arith.Name.indexCast: resize(.signExtend), Arith.Name.indexCastui: resize(.zeroExtend),
        Arith.Name.extf: floatCast, Arith.Name.truncf: floatCast, Arith.Name.convertf: floatCast,
        Arith.Name.scalingExtf: scaling(.mulF) { $1 },
        Arith.Name.scalingTruncf: scaling(.divF) { number, _ in number },
        Arith.Name.fptosi: toInteger(.floatToSigned), Arith.Name.fptoui: toInteger(.floatToUnsigned),
        Arith.Name.sitofp: toFloat(.signedToFloat), Arith.Name.uitofp: toFloat(.unsignedToFloat),
        Arith.Name.bitcast: Rule(takesNarrowFloats: true) { builder, _, values, results in
            guard let value = values.first, let element = results.first,
                builder.type(value).element.bits == element.bits
            else { return nil }
            return [builder.bitcast(value, to: element)]
        },
        Arith.Name.select: Rule(takesNarrowFloats: true) { builder, _, values, _ in
            values.count == 3 ? [builder.select(values[0], values[1], values[2])] : nil
        },
        Arith.Name.cmpi: Rule { builder, op, values, _ in
            guard integerPredicates.indices.contains(predicate(op)), values.count == 2 else { return nil }
            return [builder.compare(integerPredicates[predicate(op)], values[0], values[1])]
        },
        Arith.Name.cmpf: Rule { builder, op, values, _ in
            guard values.count == 2 else { return nil }
            let number = predicate(op)
            if number == 0 || number == 15 { return [builder.constant(number == 0 ? 0 : 1, KernelType(.i1))] }
            guard floatPredicates.indices.contains(number - 1) else { return nil }
            return [builder.compare(floatPredicates[number - 1], values[0], values[1])]
        },
        Arith.Name.maximumf: Rule(combiner: .maximum) { builder, _, values, _ in
            values.count == 2 ? [builder.extremum(values[0], values[1], largest: true)] : nil
        },
        Arith.Name.minimumf: Rule(combiner: .minimum) { builder, _, values, _ in
            values.count == 2 ? [builder.extremum(values[0], values[1], largest: false)] : nil
        },
        Math.Name.fma: Rule { builder, _, values, _ in
            // Rounded twice where the processor has no fused operation.
            values.count == 3 ? [builder.fma(values[0], values[1], values[2])] : nil
        },
        Math.Name.clampf: Rule { builder, _, values, _ in
            guard values.count == 3 else { return nil }
            let low = builder.extremum(values[0], values[1], largest: true)
            return [builder.extremum(low, values[2], largest: false)]
        },
        Math.Name.sincos: Rule { builder, _, values, _ in
            values.first.map { value in
                [
                    builder.call(Math.Name.sin, [value]) { $0.sine($1[0]) },
                    builder.call(Math.Name.cos, [value]) { $0.cosine($1[0]) },
                ]
            }
        },
        Math.Name.fpowi: Rule { builder, _, values, _ in
            values.count == 2 ? [builder.power(values[0], integer: values[1])] : nil
        },
        Arith.Name.remf: Rule { builder, _, values, _ in
            values.count == 2 ? builder.remainder(values[0], values[1]).map { [$0] } : nil
        },
        Arith.Name.adduiExtended: Rule { builder, _, values, _ in
            guard values.count == 2 else { return nil }
            let sum = builder.add(values[0], values[1])
            return [sum, builder.compare(.ult, sum, values[0])]
        },
        Arith.Name.subuiExtended: Rule { builder, _, values, _ in
            guard values.count == 2 else { return nil }
            let difference = builder.binary(.subI, values[0], values[1])
            return [difference, builder.compare(.ult, values[0], values[1])]
        },
        Arith.Name.mulsiExtended: Rule { builder, _, values, _ in
            values.count == 2 ? builder.wideProduct(values[0], values[1], .signExtend) : nil
        },
        Arith.Name.muluiExtended: Rule { builder, _, values, _ in
            values.count == 2 ? builder.wideProduct(values[0], values[1], .zeroExtend) : nil
        },
        Math.Name.isnormal: Rule { builder, _, values, _ in
            values.first.map { x in
                let least = builder.type(x).element == .f64 ? 0x1p-1022 : 0x1p-126
                let isLarge = builder.compare(.oge, builder.absolute(x), builder.float(least, like: x))
                let isFinite = builder.compare(
                    .olt, builder.absolute(x), builder.float(.infinity, like: x))
                return [builder.binary(.and, isLarge, isFinite)]
            }
        },
        Math.Name.isnan: Rule { builder, _, values, _ in
            values.first.map { [builder.compare(.uno, $0, $0)] }
        },
        Math.Name.isinf: Rule { builder, _, values, _ in
            values.first.map { x in
                [builder.compare(.oeq, builder.absolute(x), builder.float(.infinity, like: x))]
            }
        },
        Math.Name.isfinite: Rule { builder, _, values, _ in
            values.first.map { x in
                [builder.compare(.olt, builder.absolute(x), builder.float(.infinity, like: x))]
            }
        },
    ]

    // MARK: Functions

    typealias Unary = @Sendable (KernelBuilder) -> (KernelValue) -> KernelValue
    typealias Function = @Sendable (KernelBuilder, KernelValue, KernelValue) -> KernelValue

    private static let unaryFunctions: [String: Unary] = [
        Arith.Name.negf: { $0.negated }, Math.Name.absf: { $0.absolute },
        Math.Name.ceil: { $0.ceil }, Math.Name.floor: { $0.floor }, Math.Name.round: { $0.round },
        Math.Name.roundeven: { $0.roundEven }, Math.Name.trunc: { $0.trunc },
        Math.Name.sqrt: { builder in { builder.unary(.sqrt, $0) } },
        Math.Name.rsqrt: { $0.reciprocalSquareRoot },
        Math.Name.absi: { $0.absoluteInteger },
        Math.Name.ctpop: { builder in { builder.unary(.populationCount, $0) } },
        Math.Name.ctlz: { builder in { builder.unary(.leadingZeros, $0) } },
        Math.Name.cttz: { builder in { builder.unary(.trailingZeros, $0) } },
    ]

    /// Functions that are much code: kernels share them.
    private static let elementaryFunctions: [String: Unary] = [
        Math.Name.exp: { $0.exponential }, Math.Name.exp2: { $0.exponential2 },
        Math.Name.expm1: { $0.exponentialMinus1 },
        Math.Name.log: { $0.logarithm }, Math.Name.log2: { $0.logarithm2 },
        Math.Name.log10: { $0.logarithm10 },
        Math.Name.log1p: { $0.logarithm1Plus },
        Math.Name.sin: { $0.sine }, Math.Name.cos: { $0.cosine }, Math.Name.tan: { $0.tangent },
        Math.Name.sinh: { $0.hyperbolicSine }, Math.Name.cosh: { $0.hyperbolicCosine },
        Math.Name.tanh: { $0.hyperbolicTangent },
        Math.Name.asin: { $0.arcSine }, Math.Name.acos: { $0.arcCosine },
        Math.Name.atan: { builder in { builder.arcTangent($0) } },
        Math.Name.asinh: { $0.inverseHyperbolicSine }, Math.Name.acosh: { $0.inverseHyperbolicCosine },
        Math.Name.atanh: { $0.inverseHyperbolicTangent }, Math.Name.cbrt: { $0.cubeRoot },
        Math.Name.erf: { $0.errorFunction }, Math.Name.erfc: { $0.complementaryErrorFunction },
    ]

    private static let binaryFunctions: [String: Function] = [
        Arith.Name.divsi: { $0.divide(.divS, $1, $2) }, Arith.Name.divui: { $0.divide(.divU, $1, $2) },
        Arith.Name.remsi: { $0.divide(.remS, $1, $2) }, Arith.Name.remui: { $0.divide(.remU, $1, $2) },
        Arith.Name.floordivsi: { $0.floorDivide($1, $2) }, Arith.Name.ceildivsi: { $0.ceilDivide($1, $2) },
        Arith.Name.ceildivui: { $0.ceilDivideUnsigned($1, $2) },
        Arith.Name.shli: { $0.shift(.shiftLeft, $1, $2) },
        Arith.Name.shrsi: { $0.shift(.shiftRightSigned, $1, $2) },
        Arith.Name.shrui: { $0.shift(.shiftRightUnsigned, $1, $2) },
        Arith.Name.maxnumf: { $0.extremumNumber($1, $2, largest: true) },
        Arith.Name.minnumf: { $0.extremumNumber($1, $2, largest: false) },
        Math.Name.copysign: { $0.copySign($1, $2) },
        Math.Name.ipowi: { $0.integerPower($1, $2) },
    ]

    private static let elementaryFunctionsOfTwo: [String: Function] = [
        Math.Name.powf: { $0.power($1, $2) }, Math.Name.atan2: { $0.arcTangent($1, $2) },
    ]
}

extension KernelBuilder {
    /// The exponential, of which a kernel has one function at most for a type.
    func sharedExponential(_ x: KernelValue) -> KernelValue {
        call(Math.Name.exp, [x]) { $0.exponential($1[0]) }
    }
}
