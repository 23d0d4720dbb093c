/// The `cf` dialect.
public enum CF {
    static let ops: [any OpKind.Type] = [
        Assert.self,
        Branch.self,
        CondBranch.self,
        Switch.self,
    ]
}
