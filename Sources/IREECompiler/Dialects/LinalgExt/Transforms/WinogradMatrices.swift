import IREECompilerCore

/// The matrices of the Winograd (Toom-Cook) algorithm: tiles of `output` results of a filter of `kernel` elements are
/// products of polynomials, which are evaluated at points and interpolated.
struct WinogradMatrices {
    typealias Matrix = [[Double]]

    /// A point for each element of a tile but one, whose point is infinity. Small fractions lose the least precision.
    private static let points: [Double] = [0, 1, -1, 2, -2, 0.5, -0.5]

    /// Input tile by input tile: the transposed of what is called B.
    let input: Matrix
    /// Input tile by kernel: G.
    let filter: Matrix
    /// Output tile by input tile: the transposed of A.
    let output: Matrix

    /// Whether sizes of tiles of a tensor can be computed: shapes of programs may be of any size.
    static func canTransform(_ type: ShapedType) -> Bool {
        guard let count = type.elementCount, count <= 1 << 40 else { return false }
        return type.shape.allSatisfy { $0 <= 1 << 31 }
    }

    /// Nil for sizes that there are not enough points for.
    init?(output outputSize: Int, kernel kernelSize: Int) {
        guard outputSize > 0, kernelSize > 0, outputSize <= Self.points.count,
            kernelSize <= Self.points.count, outputSize + kernelSize - 2 <= Self.points.count
        else { return nil }
        let points = Self.points.prefix(outputSize + kernelSize - 2)
        func powers(_ point: Double, _ count: Int) -> [Double] {
            var all = [1.0]
            while all.count < count { all.append(all[all.count - 1] * point) }
            return all
        }
        func unit(_ index: Int, _ count: Int) -> [Double] { (0..<count).map { $0 == index ? 1 : 0 } }
        var input = Matrix()
        var filter = Matrix()
        for (i, point) in points.enumerated() {
            let others = points.enumerated().filter { $0.offset != i }.map(\.element)
            let scale = others.reduce(1) { $0 * (point - $1) }
            // Both factors may have another sign.
            let sign: Double = i == 0 && scale < 0 ? -1 : 1
            // No coefficient is negative zero.
            input.append((Self.polynomial(roots: others) + [0]).map { $0 * sign + 0 })
            filter.append(powers(point, kernelSize).map { $0 / scale * sign })
        }
        input.append(Self.polynomial(roots: Array(points)))
        filter.append(unit(kernelSize - 1, kernelSize))
        self.input = input
        self.filter = filter
        let columns = points.map { powers($0, outputSize) } + [unit(outputSize - 1, outputSize)]
        output = (0..<outputSize).map { row in columns.map { $0[row] } }
    }

    /// The coefficients of the product of `x - root`, from the constant on.
    private static func polynomial(roots: [Double]) -> [Double] {
        var coefficients = [1.0]
        for root in roots {
            var next = [0] + coefficients
            for (i, value) in coefficients.enumerated() { next[i] -= value * root }
            coefficients = next
        }
        return coefficients
    }
}
