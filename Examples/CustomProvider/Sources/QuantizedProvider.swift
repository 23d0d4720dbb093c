import IREEParams

/// Serves parameters of 32-bit floating-point numbers that are kept as 8-bit integers.
///
/// The program asks for elements of type `f32`, a quarter of which is in memory: bytes are computed when they are
/// read, directly into the program's buffer. Other providers might fetch them from a server or decrypt them.
struct QuantizedProvider: ParameterProvider {
    /// The global scope alone.
    let scopeNames = [""]
    private let sources: [ParameterKey: DequantizedSource]

    /// Quantizes all parameters of an index.
    ///
    /// - Throws: `INVALID_ARGUMENT` for parameters that are not 32-bit floating-point numbers, and what reading throws.
    init(quantizing index: ParameterIndex) throws(ParameterError) {
        var sources: [ParameterKey: DequantizedSource] = [:]
        for entry in index.entries {
            if let type = entry.tensor?.type.name, type != "F32" {
                throw ParameterError(
                    .invalidArgument, "expected elements of type F32, got \(type)", key: entry.key.description
                )
            }
            sources[entry.key] = try DequantizedSource(entry.key, try entry.readElements(as: Float.self))
        }
        self.sources = sources
    }

    /// Bytes of memory that the elements take.
    var byteCount: Int { sources.values.reduce(0) { $0 + $1.byteCount } }

    /// Where the bytes of each request are: all that a provider has to implement. The library reads the locations for
    /// programs, and in `gather`; `scatter` fails, since the sources are not writable.
    func locate(
        scope: String, _ requests: ParameterRequests,
        receive: (Int, ParameterLocation) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        // All requests are checked before the first location is handed out.
        var locations: [ParameterLocation] = []
        for index in 0..<requests.count { locations.append(try location(scope, try requests[index])) }
        for (index, location) in locations.enumerated() { try receive(index, location) }
    }

    private func location(
        _ scope: String, _ request: ParameterRequest
    ) throws(ParameterError) -> ParameterLocation {
        guard supports(scope: scope), let source = sources[request.key] else {
            throw ParameterError(
                .notFound, "no such parameter", key: request.key.description, scope: scope,
                hint: "known are \(sources.keys.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        }
        let span = request.span
        try source.checkRange(offset: span.parameterOffset, count: span.length)
        return .file(FileRange(source: source, offset: span.parameterOffset), length: span.length)
    }
}

/// The bytes of a tensor of `f32`, computed from 8-bit integers and one scale: element = integer * scale.
final class DequantizedSource: ByteSource {
    let path: String
    private let integers: [Int8]
    private let scale: Float

    /// - Throws: `INVALID_ARGUMENT` for infinities and NaNs.
    init(_ key: ParameterKey, _ elements: [Float]) throws(ParameterError) {
        guard elements.allSatisfy(\.isFinite) else {
            throw ParameterError(.invalidArgument, "expected finite elements", key: key.description)
        }
        let largest = elements.reduce(0) { max($0, abs($1)) }
        let scale = max(largest / 127, .leastNormalMagnitude)
        path = "<int8:\(key)>"
        integers = elements.map { Int8(($0 / scale).rounded()) }
        self.scale = scale
    }

    /// Bytes as programs see them.
    var size: UInt64 { UInt64(integers.count * MemoryLayout<Float>.size) }

    /// Bytes of memory.
    var byteCount: Int { integers.count + MemoryLayout<Float>.size }

    /// Any range: pieces of a large parameter are read by several threads, and may start or end within an element.
    func read(at offset: UInt64, into target: UnsafeMutableRawBufferPointer) throws(ParameterError) {
        try checkRange(offset: offset, count: UInt64(target.count))
        let start = Int(offset)
        let elements = integers[start / 4..<(start + target.count + 3) / 4].map { Float($0) * scale }
        elements.withUnsafeBytes { bytes in
            let first = start % 4
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[first..<first + target.count]))
        }
    }
}
