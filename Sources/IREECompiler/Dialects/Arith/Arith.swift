import IREECompilerCore

/// The `arith` dialect.
package enum Arith {
    static let ops: [any OpKind.Type] = [
        Constant.self, Select.self, CmpI.self, CmpF.self, AddI.self, SubI.self, MulI.self,
        DivSI.self, DivUI.self, CeilDivUI.self, RemSI.self, RemUI.self, MinSI.self, MinUI.self,
        MaxSI.self, MaxUI.self, AndI.self, OrI.self, XOrI.self, ShLI.self, ShRUI.self,
        AddUIExtended.self, SubUIExtended.self, IndexCast.self, IndexCastUI.self, Bitcast.self,
        ExtSI.self, ExtUI.self, TruncI.self, ExtF.self, ScalingExtF.self, ScalingTruncF.self,
        ShRSI.self, TruncF.self, FPToSI.self, FPToUI.self, SIToFP.self, UIToFP.self, AddF.self, SubF.self,
        MulF.self, DivF.self, RemF.self, NegF.self, MaximumF.self, MinimumF.self,
    ]
}
