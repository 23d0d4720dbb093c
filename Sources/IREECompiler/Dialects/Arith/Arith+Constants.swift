import IREECompilerCore

extension Arith {
    /// `arith.constant`, for attributes that it accepts.
    @Sendable
    static func materialize(_ value: Attribute, _ type: IRType, _ builder: OpBuilder) -> Operation? {
        switch value {
        case .integer(_, let own), .float(_, let own): guard own == type else { return nil }
        case .dense(let elements): guard elements.type == type else { return nil }
        case .denseResource(_, let own): guard own == type else { return nil }
        default: return nil
        }
        return builder.create(Constant.self) {
            $0.value = value
            $0.result = type
        }.op
    }
}
