/// What a conversion changes on the way from some parameter files to one archive.
///
/// Each step knows a parameter by another name: `exclude` and `rename` by the one it has (with its
/// scope in front where that was added), `splats` by the one it gets.
///
/// Names in `exclude` and `rename` may also say whose parameter is meant: `scope::key`, or `file:key` with
/// the file's path as it was given, or its last part. Where several names are those of one parameter, the
/// longest counts. Two parameters with one key are no conflict as long as the edits part them.
public struct ParameterEdits: Sendable {
    /// Parameters to leave out.
    public var exclude: [ParameterKey] = []
    /// New names, by the old ones.
    public var rename: [(old: ParameterKey, new: ParameterKey)] = []
    /// Parameters whose bytes are replaced by a pattern.
    public var splats: [(key: ParameterKey, pattern: SplatPattern)] = []
    /// Replaces the bytes of all other parameters by zeros.
    public var strip = false
    /// Gives keys that several scopes have the name of their scope in front: `scope.key`.
    public var prefixScopes = false

    /// Edits that change nothing.
    public init() {}

    /// What came out: the parameters of the new archive, and what was asked for in vain.
    public struct Outcome: Sendable {
        /// The parameters of the new archive, in order.
        public var builder: ArchiveBuilder
        /// A sentence for each name in the edits that no parameter has.
        public var unmatched: [String]
    }

    /// Applies the edits to all parameters of all scopes, in order.
    ///
    /// - Throws: `ALREADY_EXISTS` where two parameters would get one name, `INVALID_ARGUMENT` for
    ///   edits that contradict each other, an empty new name, or a pattern that does not divide its
    ///   parameter.
    public func apply(to map: ParameterScopeMap) throws(ParameterError) -> Outcome {
        var run = try ParameterEditRun(self, map)
        return try run.apply()
    }
}
