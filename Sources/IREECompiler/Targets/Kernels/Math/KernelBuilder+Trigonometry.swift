/// Trigonometric functions and the error function, with the bounds of the exponentials.
///
/// Sine, cosine and tangent keep them up to a magnitude of 10⁶; beyond, the error grows with the argument.
extension KernelBuilder {
    func sine(_ x: KernelValue) -> KernelValue {
        if let native = native(.sine, x) { return native }
        return inDouble(x) { x in
            let (rest, quadrant) = self.quadrant(x)
            let value = wave(rest, quadrant)
            return select(compare(.oeq, x, float(0, like: x)), x, value)
        }
    }

    func cosine(_ x: KernelValue) -> KernelValue {
        if let native = native(.cosine, x) { return native }
        return inDouble(x) { x in
            let (rest, quadrant) = self.quadrant(x)
            return wave(rest, binary(.addI, quadrant, integer(1, like: quadrant)))
        }
    }

    func tangent(_ x: KernelValue) -> KernelValue {
        inDouble(x) { binary(.divF, self.sine($0), self.cosine($0)) }
    }

    /// The sine of a number of quarter turns and a rest.
    private func wave(_ rest: KernelValue, _ quadrant: KernelValue) -> KernelValue {
        let z = binary(.mulF, rest, rest)
        let sine = binary(
            .addF, rest, binary(.mulF, binary(.mulF, rest, z), polynomial(z, Self.sineSeries)))
        let half = binary(.mulF, z, float(0.5, like: z))
        let one = float(1, like: z)
        let head = binary(.subF, one, half)
        // What rounding the head lost.
        let lost = binary(.subF, binary(.subF, one, head), half)
        let tail = binary(.mulF, binary(.mulF, z, z), polynomial(z, Self.cosineSeries))
        let cosine = binary(.addF, head, binary(.addF, lost, tail))
        func isSet(_ bit: Int64) -> KernelValue {
            compare(
                .ne, binary(.and, quadrant, integer(bit, like: quadrant)), integer(0, like: quadrant))
        }
        let value = select(isSet(1), cosine, sine)
        return select(isSet(2), negated(value), value)
    }

    private func quadrant(_ x: KernelValue) -> (rest: KernelValue, quadrant: KernelValue) {
        let magic = float(0x1.8p52, like: x)
        let sum = binary(.addF, binary(.mulF, x, float(0.6366197723675814, like: x)), magic)
        let number = binary(.subF, sum, magic)
        var rest = x
        // π/2 in parts that leave the products exact.
        for part in [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21] {
            rest = binary(.subF, rest, binary(.mulF, number, float(part, like: x)))
        }
        return (rest, bitcast(sum, to: .i64))
    }

    func errorFunction(_ x: KernelValue) -> KernelValue {
        if let native = native(.errorFunction, x) { return native }
        return inDouble(x) { x in
            let magnitude = absolute(x)
            let z = binary(.mulF, x, x)
            let inner = binary(.mulF, x, polynomial(z, Self.errorSeries))
            let limit = float(6, like: x)
            let bounded = select(compare(.ogt, magnitude, limit), limit, magnitude)
            let two = float(2, like: x)
            let t = binary(.divF, binary(.subF, bounded, two), binary(.addF, bounded, two))
            let decay = exponential(negated(binary(.mulF, bounded, bounded)))
            let complement = binary(.mulF, decay, polynomial(t, Self.scaledComplement))
            let outer = copySign(binary(.subF, float(1, like: x), complement), x)
            let value = select(compare(.olt, magnitude, float(1, like: x)), inner, outer)
            return select(compare(.uno, x, x), x, value)
        }
    }

    private static let sineSeries = [
        -0.16666666666666666, 0.008333333333333331, -0.0001984126984126506, 2.755731921933466e-06,
        -2.5052106230882397e-08, 1.6058531370929943e-10, -7.586682497060049e-13,
    ]
    private static let cosineSeries = [
        0.041666666666666664, -0.0013888888888888887, 2.4801587301584642e-05, -2.755731922140029e-07,
        2.0876755790201824e-09, -1.1470460748607267e-11, 4.745863718947599e-14,
    ]
    /// erf x / x in x², up to 1.
    private static let errorSeries = [
        1.1283791670955126, -0.3761263890318375, 0.11283791670954879, -0.026866170645076792,
        0.0052239776248180145, -0.000854832698083379, 0.0001205533111164271, -1.4925595266831182e-05,
        1.6461000484121361e-06, -1.6350312701054618e-07, 1.4659775274046955e-08, -1.1372848856789924e-09,
        5.957176147746114e-11,
    ]
    /// exp(x²) erfc x in (x - 2) / (x + 2), from 1 to 6.
    private static let scaledComplement = [
        0.25539567631050575, -0.4271858474139585, 0.24165819424246585, -0.07897858101570611,
        0.0037328924043978336, 0.006997461736971578, -0.00084714325299195, -0.0009819769411038642,
        4.355558686575482e-05, 0.00017435947400205157, 2.7527175557227246e-05, -2.7562209161129353e-05,
        -1.3998283772784976e-05, 1.3058577122278017e-06, 4.011749647325067e-06, 1.272567661840228e-06,
        -1.1352571477273627e-06,
    ]
}
