extension ParameterEntry {
    /// Writes the parameter's bytes, and nothing else, to a file.
    ///
    /// The file appears when all of it is on disk. Memory does not grow with the parameter.
    ///
    /// - Parameter options: what to do where an old file cannot be replaced.
    /// - Throws: a `ParameterError`; then `path` is as it was before, unless the options allowed to write
    ///   it in place.
    public func extract(to path: String, options: OutputOptions = .standard) throws(ParameterError) {
        do throws(ParameterError) {
            try extract(to: try OutputPlace(path: path), options: options)
        } catch {
            throw error.about(key)
        }
    }

    package func extract(
        to place: OutputPlace, options: OutputOptions = .standard
    ) throws(ParameterError) {
        do throws(ParameterError) {
            let location = try location()
            // A splat can be of any length, and would fill the disk before it failed.
            guard length <= UInt64(Int64.max) else {
                throw ParameterError(.outOfRange, "\(length) bytes are more than any file can hold")
            }
            let file = try AtomicFile(place: place, options: options)
            if case .file(let range, _) = location { try file.checkInput(range.source) }
            let output = BufferedOutput(file)
            switch location {
            case .splat(let pattern, _, let length): try output.fill(pattern, length: length)
            case .file(let range, let length): try output.copy(range, length: length)
            }
            try output.flush()
            try file.finish(size: length)
        } catch {
            throw error.about(key)
        }
    }
}

extension AtomicFile {
    /// Throws where `source` is what is written over: its bytes would be gone before they are read.
    func checkInput(_ source: any ByteSource) throws(ParameterError) {
        guard let overwrittenFile, overwrittenFile == source.fileIdentity else { return }
        throw ParameterError(
            .failedPrecondition, "the file is an input as well, and cannot be replaced", file: path,
            hint: "write to another file")
    }
}
