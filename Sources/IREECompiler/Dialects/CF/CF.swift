/// The `cf` dialect.
public enum CF {
    static let ops: [any Op.Type] = [
        Assert.self,
        Branch.self,
        CondBranch.self,
        Switch.self,
    ]
}
