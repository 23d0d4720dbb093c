import IREECompilerCore

/// Creates casts; the value itself if the types are equal.
extension OpBuilder {
    /// `arith.index_cast`
    func indexCast(_ value: Value, to type: IRType) -> Value {
        cast(Arith.IndexCast.self, value, to: type)
    }

    /// Truncation: `arith.trunci`.
    func truncate(_ value: Value, to type: IRType) -> Value {
        guard value.type != type else { return value }
        return create(Arith.TruncI.self) {
            $0.in = value
            $0.out = type
        }.out
    }

    /// A cast that preserves sign or bits.
    func cast<D: OpKind>(_ kind: D.Type, _ value: Value, to type: IRType) -> Value
    where D.Fields == Arith.Cast {
        guard value.type != type else { return value }
        return create(kind) {
            $0.in = value
            $0.out = type
        }.out
    }

    /// An unsigned cast.
    func cast<D: OpKind>(_ kind: D.Type, _ value: Value, to type: IRType) -> Value
    where D.Fields == Arith.NonNegativeCast {
        guard value.type != type else { return value }
        return create(kind) {
            $0.in = value
            $0.out = type
        }.out
    }
}
