extension String {
    /// The parts of a flag between its first `=` signs: at most `count`, at least one.
    ///
    /// Bytes are looked at, not characters: a name may start with a combining mark, which makes one
    /// character with the `=` before it.
    public func partsAtEquals(_ count: Int) -> [Substring] {
        utf8.split(
            separator: UInt8(ascii: "="), maxSplits: count - 1, omittingEmptySubsequences: false
        ).map { Substring($0) }
    }
}
