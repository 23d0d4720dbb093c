extension ParameterEntry {
    /// Where all bytes of the parameter are.
    ///
    /// Opens the file of an external entry, and proves that the parameter's bytes lie in their file: an archive says
    /// how long an external range is, but only the file itself has a size.
    ///
    /// - Throws: what opening throws, or `OUT_OF_RANGE`; both with the key.
    public func location() throws(ParameterError) -> ParameterLocation {
        do throws(ParameterError) {
            let range: FileRange
            switch storage {
            case .splat(let pattern): return .splat(pattern, phase: 0, length: length)
            case .file(let file): range = file
            case .external(let external):
                range = FileRange(source: try external.file.source(), offset: external.offset)
            }
            try range.source.checkRange(offset: range.offset, count: length)
            return .file(range, length: length)
        } catch {
            throw error.about(key)
        }
    }

    /// Where `length` bytes of the parameter are from `offset` on.
    ///
    /// - Throws: as `location`; also `OUT_OF_RANGE` for bytes beyond the parameter's end.
    func part(
        at offset: UInt64, length: UInt64, scope: String = ""
    ) throws(ParameterError) -> ParameterLocation {
        guard offset <= self.length, length <= self.length - offset else {
            throw ParameterError(
                .outOfRange, "\(length) bytes at \(offset) reach beyond the parameter's \(self.length) bytes",
                file: storage.path, key: key.description, scope: scope)
        }
        return try location().part(offset, length: length)
    }
}

extension ParameterError {
    /// The error with the key it is about, unless it names one already.
    func about(_ key: ParameterKey) -> ParameterError {
        var error = self
        error.key = error.key ?? key.description
        return error
    }
}
