import IREECompilerCore

/// Which parameters an operation names: as far as is known when it is compiled.
struct ParameterNames {
    /// The scope, if it is a constant; nil if it is computed. An operation without a scope has the empty one.
    var scope: String?
    /// The keys, if all are constants; nil if one is computed.
    var keys: Set<String>?

    init(scope: Value?, keys: [Value]) {
        self.scope = scope.map { Self.text($0) } ?? ""
        let known = keys.compactMap { Self.text($0) }
        self.keys = known.count == keys.count ? Set(known) : nil
    }

    private static func text(_ value: Value) -> String? {
        value.definingOp?.as(Util.BufferConstant.self)?.value.stringValue
    }

    /// Whether two operations may access one parameter. Archives of different scopes are taken to be different files.
    func mayAlias(_ other: ParameterNames) -> Bool {
        if let scope, let theirs = other.scope, scope != theirs { return false }
        guard let keys, let theirs = other.keys else { return true }
        return !keys.isDisjoint(with: theirs)
    }
}
