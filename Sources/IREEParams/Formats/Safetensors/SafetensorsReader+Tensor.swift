extension SafetensorsReader {
    /// Reads one tensor's description: an object with `dtype`, `shape` and `data_offsets`. Other
    /// fields are skipped, as the reference implementation does.
    ///
    /// - Parameter dataCount: the length of the data section in bytes.
    static func readTensor(
        _ scanner: inout JSONScanner, name: ParameterKey, dataCount: UInt64, shapes: inout ShapeCache
    ) throws(ParameterError) -> SafetensorsTensor {
        var dtype: SafetensorsDType?
        var shape: [UInt64]?
        var range: Range<UInt64>?
        var rangeStart = 0
        _ = scanner.next()
        let start = scanner.position
        try scanner.readObject("a tensor") { (scanner, key, keyStart) throws(ParameterError) in
            let isDuplicate: Bool
            if scanner.isEqual(key, to: "dtype") {
                isDuplicate = dtype != nil
                dtype = try readDType(&scanner)
            } else if scanner.isEqual(key, to: "shape") {
                isDuplicate = shape != nil
                shape = try readShape(&scanner)
            } else if scanner.isEqual(key, to: "data_offsets") {
                isDuplicate = range != nil
                _ = scanner.next()
                rangeStart = scanner.position
                range = try readRange(&scanner, dataCount: dataCount)
            } else {
                isDuplicate = false
                // The value lies in the header's object and in the tensor's.
                try scanner.skipValue(depth: 2)
            }
            guard !isDuplicate else {
                throw scanner.error(
                    .alreadyExists, "`\(scanner.string(key))` is twice in a tensor", at: keyStart)
            }
        }
        guard let dtype, let shape, let range else {
            let missing = dtype == nil ? "dtype" : shape == nil ? "shape" : "data_offsets"
            throw scanner.error(.invalidArgument, "the tensor has no `\(missing)`", at: start)
        }
        try checkSize(range, dtype, shape, scanner, at: rangeStart)
        return SafetensorsTensor(
            name: name, dtype: dtype, shape: shapes.shared(shape), offset: range.lowerBound,
            byteCount: range.upperBound - range.lowerBound)
    }

    private static func readDType(
        _ scanner: inout JSONScanner
    ) throws(ParameterError) -> SafetensorsDType {
        _ = scanner.next()
        let start = scanner.position
        let name = try scanner.readString("`dtype`")
        guard let dtype = SafetensorsDType(name: scanner.string(name)) else {
            throw scanner.error(
                .unimplemented, "the tensor's dtype `\(scanner.excerpt(name))` is not known", at: start)
        }
        return dtype
    }

    private static func readShape(_ scanner: inout JSONScanner) throws(ParameterError) -> [UInt64] {
        var shape: [UInt64] = []
        try scanner.readArray("`shape`") { (scanner) throws(ParameterError) in
            // One allocation for nearly all shapes, and none for scalars.
            if shape.isEmpty { shape.reserveCapacity(4) }
            shape.append(try scanner.readUnsigned("a dimension"))
        }
        return shape
    }

    private static func readRange(
        _ scanner: inout JSONScanner, dataCount: UInt64
    ) throws(ParameterError) -> Range<UInt64> {
        _ = scanner.next()
        let start = scanner.position
        try scanner.expect("[", "at the start of `data_offsets`")
        let begin = try scanner.readUnsigned("the begin of `data_offsets`")
        try scanner.expect(",", "between the two `data_offsets`")
        let end = try scanner.readUnsigned("the end of `data_offsets`")
        try scanner.expect("]", "after the two `data_offsets`")
        guard begin <= end else {
            throw scanner.error(
                .invalidArgument, "the tensor's data ends at \(end), before it begins at \(begin)", at: start)
        }
        guard end <= dataCount else {
            var error = scanner.error(
                .outOfRange,
                "the tensor's data ends at \(end), but the file's data has only \(dataCount) bytes", at: start
            )
            error.hint = "the file may have been cut short: fetch or write it again"
            throw error
        }
        return begin..<end
    }

    /// Checks the length of the data against type and shape.
    private static func checkSize(
        _ range: Range<UInt64>, _ dtype: SafetensorsDType, _ shape: [UInt64], _ scanner: JSONScanner,
        at start: Int
    ) throws(ParameterError) {
        var bits = dtype.bitCount
        var elements: UInt64 = 1
        var overflow = false
        // In order, as the reference does it: a zero helps only if it comes before the overflow.
        for dimension in shape where !overflow {
            (elements, overflow) = elements.multipliedReportingOverflow(by: dimension)
        }
        if !overflow { (bits, overflow) = elements.multipliedReportingOverflow(by: bits) }
        guard !overflow else {
            throw scanner.error(
                .outOfRange,
                "the tensor's shape \(shown(shape)) of \(dtype.name) is more than 64 bits can count",
                at: start)
        }
        guard bits % 8 == 0 else {
            throw scanner.error(
                .invalidArgument,
                "the tensor's shape \(shown(shape)) of \(dtype.name) is no whole number of bytes",
                at: start)
        }
        guard bits / 8 == range.upperBound - range.lowerBound else {
            throw scanner.error(
                .invalidArgument,
                "the tensor's data has \(range.upperBound - range.lowerBound) bytes; its shape \(shown(shape)) of"
                    + " \(dtype.name) takes \(bits / 8)",
                at: start)
        }
    }

    /// The shape for a message; a hostile one may have millions of dimensions.
    private static func shown(_ shape: [UInt64]) -> String {
        shape.count <= 8 ? "\(shape)" : "\(Array(shape.prefix(8))) and \(shape.count - 8) more"
    }
}
