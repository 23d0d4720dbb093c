extension ParameterEntry {
    /// Writes the parameter's bytes, and nothing else, to a file.
    ///
    /// The file appears when all of it is on disk. Memory does not grow with the parameter.
    ///
    /// - Throws: a `ParameterError`; then `path` is as it was before.
    public func extract(to path: String) throws(ParameterError) {
        do throws(ParameterError) {
            let file = try AtomicFile(path: path, mode: 0o644)
            let output = BufferedOutput(file)
            switch storage {
            case .splat(let pattern): try output.fill(pattern, length: length)
            case .file(let range): try output.copy(range, length: length)
            case .external(let range):
                try output.copy(
                    FileRange(source: try range.file.source(), offset: range.offset), length: length)
            }
            try output.flush()
            try file.finish(size: length)
        } catch {
            var error = error
            error.key = error.key ?? key.description
            throw error
        }
    }
}
