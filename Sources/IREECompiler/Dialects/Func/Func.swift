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
}
