extension ArchiveBuilder {
    /// Appends a parameter with these elements, row-major. They are stored little-endian, as every IREE archive is.
    ///
    ///     var archive = ArchiveBuilder()
    ///     try archive.add("weight", weights, shape: [32, 16])
    ///     try archive.write(to: "model.irpa")
    ///
    /// - Parameter shape: the dimensions, outermost first, which the number of elements is checked against. An archive
    ///   does not record it.
    /// - Throws: `INVALID_ARGUMENT` for a shape of another number of elements, and what `add(_:)` throws.
    public mutating func add<Element: ParameterElement>(
        _ key: ParameterKey, _ elements: some Collection<Element>, shape: [Int]? = nil
    ) throws(ParameterError) {
        if let shape {
            let count = shape.reduce((partialValue: 1, overflow: false)) { count, dimension in
                let (product, overflow) = count.partialValue.multipliedReportingOverflow(by: dimension)
                return (product, overflow || count.overflow || dimension < 0)
            }
            guard !count.overflow, count.partialValue == elements.count else {
                let text = shape.map(String.init).joined(separator: "x")
                throw ParameterError(
                    .invalidArgument,
                    "expected as many elements as a shape of \(text) has, got \(elements.count)",
                    key: key.description)
            }
        }
        let values = Array(elements)
        let bytes = values.withUnsafeBytes { Array($0) }
        try add(key, bytes: bytes)
    }

    /// Appends a parameter with these bytes.
    public mutating func add(
        _ key: ParameterKey, bytes: some Collection<UInt8>, metadata: [UInt8] = []
    ) throws(ParameterError) {
        let source = MemorySource(bytes, path: "<memory:\(key)>")
        try add(
            Item(
                key: key, length: source.size, metadata: metadata,
                content: .copy(FileRange(source: source, offset: 0))))
    }

    /// Appends a parameter of `length` bytes that are all made of the pattern and take no space in the archive.
    public mutating func add(
        _ key: ParameterKey, splat pattern: SplatPattern, length: UInt64
    ) throws(ParameterError) {
        try add(Item(key: key, length: length, content: .splat(pattern)))
    }
}
