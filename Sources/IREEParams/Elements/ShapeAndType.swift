/// A shape and an element type as command lines write them: `4x8xf32`, or `f32` for a scalar.
public struct ShapeAndType: Sendable, Hashable {
    /// The dimensions, outermost first.
    public var shape: [UInt64]
    /// The type of the elements.
    public var type: ElementType

    /// A tensor of these dimensions, outermost first.
    public init(shape: [UInt64], type: ElementType) {
        self.shape = shape
        self.type = type
    }

    /// The highest rank that a parameter may have.
    public static let maximumRank = 16

    /// - Throws: `INVALID_ARGUMENT` for anything that is not exactly dimensions and a type, joined
    ///   with `x`.
    public init(
        parsing text: some StringProtocol, maximumRank: Int = Self.maximumRank
    ) throws(ParameterError) {
        var parts: [String] = text.split(separator: "x" as Character, omittingEmptySubsequences: false).map {
            String($0)
        }
        // `4xx32` is four of the raw type `x32`: the last two parts belong together.
        var typeName = parts.removeLast()
        if parts.last == "" {
            parts.removeLast()
            typeName = "x" + typeName
        }
        guard parts.count <= maximumRank else {
            throw ParameterError(
                .invalidArgument,
                "`\(printable(text))` has \(parts.count) dimensions; at most \(maximumRank) are supported"
            )
        }
        var shape: [UInt64] = []
        for part in parts {
            guard let size = try? ParsedInteger(parsing: part), case .nonNegative(let value) = size else {
                throw ParameterError(
                    .invalidArgument, "`\(printable(part))` in `\(printable(text))` is no dimension",
                    hint: "expected a shape and a type such as 4x8xf32")
            }
            shape.append(value)
        }
        type = try ElementType(name: typeName)
        self.shape = shape
    }

    /// The length in bytes of a dense tensor.
    ///
    /// - Throws: `INVALID_ARGUMENT` for elements that do not fill whole bytes, `OUT_OF_RANGE` where
    ///   the product does not fit.
    public func byteCount() throws(ParameterError) -> UInt64 {
        guard let size = type.byteCount else {
            throw ParameterError(
                .invalidArgument, "elements of \(type.bitCount) bits do not fill whole bytes",
                hint: "use a type of the same bits: 1xi8 for 2xi4, for example")
        }
        if shape.contains(0) { return 0 }
        var product = size
        for dimension in shape {
            let (next, overflow) = product.multipliedReportingOverflow(by: dimension)
            guard !overflow, next <= UInt64(Int64.max) else {
                throw ParameterError(
                    .outOfRange,
                    "a shape of \(shape.map(String.init).joined(separator: "x")) has more bytes than any file"
                )
            }
            product = next
        }
        return product
    }
}
