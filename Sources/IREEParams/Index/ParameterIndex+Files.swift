extension ParameterIndex {
    /// The suggested fix for a file that claims more bytes than it has.
    private static let cutShortHint = "the file may have been cut short: fetch or write it again"

    /// Opens the file at `path` and adds all its parameters.
    ///
    /// On an error the index is left with what was added before it.
    ///
    /// - Parameter repeated: what to do about a key that the index has already.
    /// - Returns: the open file, which the entries share.
    @discardableResult
    public mutating func addFile(
        _ path: String, options: ReadOptions = ReadOptions(), repeated: RepeatedKeys = .refused
    ) throws(ParameterError) -> any ByteSource {
        let source = try ParameterFile.open(path, options: options)
        try addEntries(of: source, options: options, repeated: repeated)
        return source
    }

    /// Adds all parameters of an open file.
    public mutating func addEntries(
        of source: any ByteSource, options: ReadOptions = ReadOptions(), repeated: RepeatedKeys = .refused
    ) throws(ParameterError) {
        if repeated == .firstWins, !isEmpty {
            // Read by itself: a key that is twice in one file is that file's fault all the same.
            var later = ParameterIndex()
            try later.addEntries(of: source, options: options)
            for entry in later.entries where position(of: entry.key) == nil { try add(entry) }
            return
        }
        let format = try ParameterFile.format(of: source, options: options)
        let findings = options.findings ?? ReadFindings()
        var options = options
        options.findings = findings
        do throws(ParameterError) {
            try format.readEntries(of: source, options: options) { (entry) throws(ParameterError) in
                if let expected = findings.entryCount {
                    findings.entryCount = nil
                    // Many small files grow the index as single entries do: each by its own count would copy
                    // it for each. A file with holes can claim any number.
                    if expected > count { reserveCapacity(count + min(expected, 1 << 20)) }
                }
                try append(consume entry)
            }
            try enterKeys()
        } catch {
            var error = error
            // A key that is there twice was read before what ended the reading.
            do { try enterKeys() } catch let earlier { error = earlier }
            // What a format of the user's reads may be something else to the library.
            let isOurs = ParameterFile.formats.contains { type(of: $0) == type(of: format) }
            if isOurs, error.file == source.path, let foreign = ParameterFile.otherKind(source) {
                throw foreign
            }
            if error.code == .outOfRange, error.hint == nil { error.hint = Self.cutShortHint }
            throw error
        }
    }
}
