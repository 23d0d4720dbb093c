extension ParameterEntry {
    /// Writes the parameter's bytes, and nothing else, to a file.
    ///
    /// The file appears when all of it is on disk. Memory does not grow with the parameter.
    ///
    /// - Throws: a `ParameterError`; then `path` is as it was before.
    public func extract(to path: String) throws(ParameterError) {
        do throws(ParameterError) {
            let content = try openContent()
            // A splat can be of any length, and would fill the disk before it failed.
            guard length <= UInt64(Int64.max) else {
                throw ParameterError(.outOfRange, "\(length) bytes are more than any file can hold")
            }
            let file = try AtomicFile(path: path, mode: 0o644)
            let output = BufferedOutput(file)
            switch content {
            case .splat(let pattern): try output.fill(pattern, length: length)
            case .file(let range): try output.copy(range, length: length)
            }
            try output.flush()
            try file.finish(size: length)
        } catch {
            throw error.about(key)
        }
    }
}
