/// Operations that give constants, for the attributes that folding makes.
extension Stream {
    /// What `stream.timepoint.immediate` gives.
    static let immediateTimepoint = Attribute.named("stream.timepoint")

    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ location: Location) -> Operation? {
        guard value == immediateTimepoint else { return nil }
        return OpBuilder(at: location).create(TimepointImmediate.self) { $0.resultTimepoint = type }.op
    }
}

extension Util {
    /// What `util.null` of a type gives.
    static func null(of type: IRType) -> Attribute { .named("util.null", [.type(type)]) }

    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ location: Location) -> Operation? {
        if value.isNamed("util.null") {
            return OpBuilder(at: location).create(Null.self) { $0.result = type }.op
        }
        guard type == .named("util.buffer") else { return nil }
        return OpBuilder(at: location).create(BufferConstant.self) {
            $0.value = value
            $0.result = type
        }.op
    }
}

extension Flow {
    /// A tensor whose elements the program does not hold, as those of a parameter.
    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ location: Location) -> Operation? {
        guard case .dialect = value, type.isTensor, value.type == type else { return nil }
        return OpBuilder(at: location).create(TensorConstant.self) {
            $0.value = value
            $0.result = type
        }.op
    }
}
