import IREEPlatform

extension ParameterEntry {
    /// Reads the bytes `offset ..< offset + target.count` of the parameter: from its file, from the
    /// file it refers to, or made from its pattern.
    ///
    /// - Throws: `OUT_OF_RANGE` where the range leaves the parameter, and what reading its file throws.
    public func read(
        at offset: UInt64 = 0, into target: UnsafeMutableRawBufferPointer
    ) throws(ParameterError) {
        try part(at: offset, length: UInt64(target.count)).read(into: target)
    }

    /// All bytes of the parameter.
    public func readBytes() throws(ParameterError) -> [UInt8] {
        try readElements(as: UInt8.self)
    }

    /// All elements of the parameter, as they lie in the file: for numbers of more than one byte that
    /// is little-endian in every format but big-endian GGUF.
    ///
    /// - Throws: `INVALID_ARGUMENT` where the parameter is no whole number of elements.
    public func readElements<Element: ParameterElement>(
        as type: Element.Type
    ) throws(ParameterError) -> [Element] {
        let size = UInt64(MemoryLayout<Element>.stride)
        guard length % size == 0, let count = Int(exactly: length / size) else {
            throw ParameterError(
                .invalidArgument, "\(length) bytes are no whole number of elements of \(size) bytes",
                file: storage.path, key: key.description)
        }
        try checkMemory()
        var failure: ParameterError?
        let elements = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            do throws(ParameterError) {
                try read(into: UnsafeMutableRawBufferPointer(buffer))
                initialized = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return elements
    }

    /// What the entry claims is checked before memory is taken for it.
    private func checkMemory() throws(ParameterError) {
        _ = try location()
        // A splat, or a file with holes, may be far larger than what there is.
        guard length <= physicalMemory else {
            throw ParameterError(
                .resourceExhausted,
                "the parameter has \(length) bytes, and the machine has \(physicalMemory) bytes of memory",
                file: storage.path, key: key.description, hint: "read it in parts")
        }
    }
}
