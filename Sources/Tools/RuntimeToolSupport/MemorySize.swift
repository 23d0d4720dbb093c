import ArgumentParser

/// A number of bytes as flags write it: `1000000`, `512m`, `4GiB`, `4gb`.
///
/// `k`, `m`, `g` and `t`, alone or with `ib`, are powers of 1024, and with `b` powers of 1000. Case does not
/// matter.
public struct MemorySize: ExpressibleByArgument, Sendable, Hashable {
    public let bytes: UInt64

    public init?(argument: String) {
        let text = argument.lowercased()
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard let number = UInt64(digits), let unit = Self.unit(text.dropFirst(digits.count)) else {
            return nil
        }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit)
        guard !overflow else { return nil }
        self.bytes = bytes
    }

    private static func unit(_ suffix: Substring) -> UInt64? {
        if suffix.isEmpty || suffix == "b" { return 1 }
        let letters = Array("kmgt")
        guard let first = suffix.first, let power = letters.firstIndex(of: first) else { return nil }
        let base: UInt64
        switch suffix.dropFirst() {
        case "", "ib": base = 1024
        case "b": base = 1000
        default: return nil
        }
        return (0...power).reduce(1) { product, _ in product * base }
    }

    public var defaultValueDescription: String { "\(bytes)" }
}
