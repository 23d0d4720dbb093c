/// Comparing what programs print.
enum Numbers {
    /// Whether texts are the same but for the last digits of numbers: sums have other orders.
    static func agree(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        if a == b { return true }
        func words(_ bytes: [UInt8]) -> [Substring] {
            String(decoding: bytes, as: UTF8.self).split { " =[]\n".contains($0) }
        }
        let (left, right) = (words(a), words(b))
        return left.count == right.count
            && zip(left, right).allSatisfy { x, y in
                guard x != y, let x = Double(x), let y = Double(y) else { return x == y }
                return abs(x - y) <= 1e-5 * max(abs(x), abs(y), 1e-2)
            }
    }
}
