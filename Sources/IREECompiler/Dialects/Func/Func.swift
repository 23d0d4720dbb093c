import IREECompilerCore

/// The `func` dialect.
package enum Func {
    static let ops: [any OpKind.Type] = [
        Call.self,
        CallIndirect.self,
        Constant.self,
        Function.self,
        Return.self,
    ]

    /// Whether an operation is of this dialect.
    static func isOwn(_ op: Operation) -> Bool { op.definition.dialect == "func" }
}
