import IREEBytecode
import IREEParams

/// What a program got where it asked for a parameter.
public struct ParameterReport: Sendable {
    /// The scope that it asked for; empty for the global one.
    public let scope: String
    /// The key that it asked for.
    public let key: ParameterKey
    /// The bytes of the parameter that it asked for.
    public let span: ParameterSpan
    /// How many bytes the parameter has, where that is known.
    public let parameterLength: UInt64?
    /// The file; `nil` where the bytes are in none.
    public let path: String?
    /// Whether the bytes were copied. Those that were not are the file's, where they are mapped.
    public let isCopied: Bool
    /// Whether the parameter is a pattern, of which there are no bytes.
    public let isSplat: Bool
    /// What the file says of the tensor, if its format records that.
    public let tensor: TensorDescription?

    init(
        _ scope: String, _ request: ParameterRequest, _ location: ParameterLocation,
        _ provider: any ParameterProvider, isCopied: Bool
    ) {
        self.scope = scope
        key = request.key
        span = request.span
        self.isCopied = isCopied
        switch location {
        case .file(let range, _):
            path = range.source.path
            isSplat = false
        case .splat:
            path = nil
            isSplat = true
        }
        let entry = provider.entry(scope: scope, key: request.key)
        parameterLength = entry?.length
        tensor = entry?.tensor
    }
}

extension ParameterReport: CustomStringConvertible {
    /// One line: `model::blk.0.w: bytes 0..16 of 32 (partial), file.safetensors, mapped, F32 [2, 4]`.
    public var description: String {
        var text = scope.isEmpty ? "" : IREEBytecode.printable(scope) + "::"
        let end = span.parameterOffset.addingClamped(span.length)
        text += "\(key): offset \(span.parameterOffset), length \(span.length)"
        if let parameterLength {
            text += " of \(parameterLength)"
            if span.parameterOffset > 0 || end < parameterLength { text += ", partial" }
        }
        text += ", " + (isSplat ? "splat" : path.map { IREEBytecode.printable($0) } ?? "memory")
        text += isCopied ? ", copied" : ", mapped"
        if let tensor {
            let shape = tensor.shape.map { String($0) }.joined(separator: "x")
            text += ", \(tensor.type.name) [\(shape)]"
        }
        return text
    }
}
