extension JSONScanner {
    /// Reads an object: calls `field` for each key, to read the value that follows.
    ///
    /// - Parameter what: names the object in messages.
    mutating func readObject(
        _ what: @autoclosure () -> String,
        _ field: (inout JSONScanner, Text, Int) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        try expect("{", "at the start of \(what())")
        try readRestOfObject(what(), field)
    }

    /// Reads an object whose opening brace has been passed.
    mutating func readRestOfObject(
        _ what: @autoclosure () -> String,
        _ field: (inout JSONScanner, Text, Int) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        if consume("}") { return }
        repeat {
            _ = next()
            let start = position
            let key = try readString("a key of \(what())")
            try expect(":", "after a key")
            try field(&self, key, start)
        } while consume(",")
        try expect("}", "or `,` in \(what())")
    }

    /// Reads an array: calls `element` to read each.
    mutating func readArray(
        _ what: @autoclosure () -> String,
        _ element: (inout JSONScanner) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        try expect("[", "at the start of \(what())")
        if consume("]") { return }
        repeat {
            try element(&self)
        } while consume(",")
        try expect("]", "or `,` in \(what())")
    }

    /// Skips a value of any kind.
    ///
    /// - Parameter depth: how many arrays and objects the value lies in.
    mutating func skipValue(depth: Int) throws(ParameterError) {
        guard depth < Self.maximumDepth else {
            throw error(
                .invalidArgument, "values in the JSON header lie more than \(Self.maximumDepth) deep")
        }
        switch Unicode.Scalar(next()) {
        case "\"": _ = try readString("a value")
        case "{":
            try readObject("an object") { (scanner, _, _) throws(ParameterError) in
                try scanner.skipValue(depth: depth + 1)
            }
        case "[":
            try readArray("an array") { (scanner) throws(ParameterError) in
                try scanner.skipValue(depth: depth + 1)
            }
        case "t": try skipWord("true")
        case "f": try skipWord("false")
        case "n": try skipWord("null")
        default: try skipNumber()
        }
    }

    /// Passes `word`, whose first letter comes next.
    mutating func skipWord(_ word: String) throws(ParameterError) {
        let start = position
        for letter in word.unicodeScalars where !consumeDirectly(letter) {
            throw error(.invalidArgument, "the JSON header has an unknown word", at: start)
        }
    }

    private mutating func skipNumber() throws(ParameterError) {
        let start = position
        _ = consumeDirectly("-")
        var isValid = consumeDirectly("0") || skipDigits()
        if consumeDirectly(".") { isValid = skipDigits() && isValid }
        if consumeDirectly("e") || consumeDirectly("E") {
            _ = consumeDirectly("+") || consumeDirectly("-")
            isValid = skipDigits() && isValid
        }
        guard isValid else {
            throw error(.invalidArgument, "the JSON header has no value where one must be", at: start)
        }
    }

    private mutating func skipDigits() -> Bool {
        let start = position
        while consumeDigit() {}
        return position > start
    }
}
