import IREECompilerCore

/// The `vm` dialect.
package enum VM {
    static let ops: [any OpKind.Type] = [
        SwitchRef.self, AssignRef.self, ConstRefRodata.self, ConstRefZero.self, RodataInline.self,
        Rodata.self, RodataTableInline.self, GlobalRef.self, GlobalAddress.self, BufferAlloc.self,
        BufferClone.self, BufferCompare.self, BufferCopy.self, BufferHash.self, BufferLength.self,
        ListAlloc.self, ListReserve.self, ListResize.self, ListSize.self, Module.self,
        ModuleTerminator.self, Function.self, Import.self, ImportResolved.self, Export.self,
        Initializer.self, BranchTable.self, CondBranch.self, CondBreak.self, Call.self,
        CallVariadic.self, CallVariadicYieldable.self, CallYieldable.self, Return.self,
        CheckNZ.self, CondFail.self, Fail.self, DiscardRefs.self, OptimizationBarrier.self,
        Print.self, Trace.self, Branch.self,
    ]

    static let rows: [OpRow] = plainRows.map {
        var row = $0
        row.rules = rules[row.name] ?? row.rules
        return row
    }

    private static let plainRows: [OpRow] =
        instructions + globals + checks + (comparisons + casts).joined()
}
