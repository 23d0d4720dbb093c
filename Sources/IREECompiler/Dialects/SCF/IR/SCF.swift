import IREECompilerCore

/// The `scf` dialect.
package enum SCF {
    static let ops: [any OpKind.Type] = [
        Condition.self,
        ExecuteRegion.self,
        For.self,
        Forall.self,
        If.self,
        InParallel.self,
        IndexSwitch.self,
        Parallel.self,
        Reduce.self,
        ReduceReturn.self,
        While.self,
        Yield.self,
    ]
}
