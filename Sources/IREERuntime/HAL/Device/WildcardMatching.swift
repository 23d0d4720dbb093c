extension String {
    /// Whether the text is what `pattern` says, in which `*` is any text and `?` any character.
    ///
    /// Takes no more than the product of both lengths.
    func matches(wildcards pattern: String) -> Bool {
        let (text, pattern) = (Array(utf8), Array(pattern.utf8))
        var (place, next) = (0, 0)
        // Where to go on when a guess about the last `*` was wrong.
        var retry: (pattern: Int, text: Int)?
        while place < text.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                retry = (next + 1, place)
                next += 1
            } else if next < pattern.count, pattern[next] == UInt8(ascii: "?") || pattern[next] == text[place]
            {
                next += 1
                place += 1
            } else if let last = retry {
                retry = (last.pattern, last.text + 1)
                (next, place) = (last.pattern, last.text + 1)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
