import IREEParams

/// One `name=shapextype[=value]`.
struct Declaration {
    let name: ParameterKey
    let length: UInt64
    let pattern: SplatPattern

    /// - Parameter flag: the value of the flag called `flagName`.
    init(_ flag: String, name flagName: String) throws(ParameterError) {
        let parts = flag.partsAtEquals(3)
        do throws(ParameterError) {
            guard parts.count >= 2, !parts[0].isEmpty else {
                throw ParameterError(.invalidArgument, "expected name=shapextype or name=shapextype=value")
            }
            let tensor = try ShapeAndType(parsing: parts[1])
            name = ParameterKey(parts[0])
            length = try tensor.byteCount()
            pattern = parts.count == 3 && !parts[2].isEmpty ? try Self.pattern(tensor.type, parts[2]) : .zero
        } catch {
            var error = error
            error.message = "--\(flagName)=\(flag): \(error.message)"
            throw error
        }
    }

    private static func pattern(
        _ type: ElementType, _ value: Substring
    ) throws(ParameterError) -> SplatPattern {
        let bytes = try type.bytes(parsing: value)
        guard let pattern = SplatPattern(bytes) else {
            throw ParameterError(
                .invalidArgument, "elements of \(bytes.count) bytes cannot be repeated; 1, 2, 4, 8 and 16 can"
            )
        }
        return pattern
    }

    func item(isSplat: Bool) -> ArchiveBuilder.Item {
        ArchiveBuilder.Item(key: name, length: length, content: isSplat ? .splat(pattern) : .filled(pattern))
    }
}
