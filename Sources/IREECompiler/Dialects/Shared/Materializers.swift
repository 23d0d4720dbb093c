import IREECompilerCore

/// Constant materializers of dialects, and the attributes that folds yield.
extension Stream {
    /// The value of `stream.timepoint.immediate`.
    static let immediateTimepoint = timepointValue.attribute()

    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ builder: OpBuilder) -> Operation? {
        guard value == immediateTimepoint else { return nil }
        return builder.create(TimepointImmediate.self) { $0.resultTimepoint = type }.op
    }
}

extension Util {
    /// The value of `util.null` of a type.
    static func null(of type: IRType) -> Attribute { null.attribute(.type(type)) }

    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ builder: OpBuilder) -> Operation? {
        if value.isA(null) {
            return builder.create(Null.self) { $0.result = type }.op
        }
        guard type == .utilBuffer else { return nil }
        return builder.create(BufferConstant.self) {
            $0.value = value
            $0.result = type
        }.op
    }
}

extension Flow {
    /// A constant tensor whose elements are external, such as a parameter.
    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ builder: OpBuilder) -> Operation? {
        guard case .dialect = value, type.isTensor, value.type == type else { return nil }
        return builder.create(TensorConstant.self) {
            $0.value = value
            $0.result = type
        }.op
    }
}

extension Stream.TimepointImmediate {
    static let constant: ConstantValue? = { _ in Stream.immediateTimepoint }
}

extension Util.Null {
    static let constant: ConstantValue? = { Util.null(of: $0.results[0].type) }
}
