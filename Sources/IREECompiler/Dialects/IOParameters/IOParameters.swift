/// The `io_parameters` dialect.
public enum IOParameters {
    static let ops: [any OpKind.Type] = [
        Gather.self,
        Load.self,
        Scatter.self,
    ]
}
