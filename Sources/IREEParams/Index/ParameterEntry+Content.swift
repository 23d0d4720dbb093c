/// A parameter's bytes, ready to be read.
enum OpenContent {
    case splat(SplatPattern)
    /// All bytes of the parameter lie in the source, from the offset on.
    case file(FileRange)
}

extension ParameterEntry {
    /// Opens the file of an external entry, and proves that the parameter's bytes lie in its file. An
    /// archive says how long an external range is; only the file knows whether it is.
    ///
    /// - Throws: what opening throws, or `OUT_OF_RANGE`; both with the key.
    func openContent() throws(ParameterError) -> OpenContent {
        do throws(ParameterError) {
            let range: FileRange
            switch storage {
            case .splat(let pattern): return .splat(pattern)
            case .file(let file): range = file
            case .external(let external):
                range = FileRange(source: try external.file.source(), offset: external.offset)
            }
            try range.source.checkRange(offset: range.offset, count: length)
            return .file(range)
        } catch {
            throw error.about(key)
        }
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
