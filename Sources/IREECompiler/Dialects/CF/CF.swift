import IREECompilerCore

/// The `cf` dialect.
enum CF {
    static let ops: [any OpKind.Type] = [
        Assert.self,
        Branch.self,
        CondBranch.self,
        Switch.self,
    ]
}
