import IREECompilerCore

/// What keeps the storage of a resource beyond the function that uses it: globals and callers.
///
/// A resource in a mutable global may be updated in place, so that its storage must not be that of anything else.
enum StorageHolders {
    /// Whether something other than `user` holds the storage of a value: a global that it is stored to or loaded from,
    /// besides `global`, or what it is exported to.
    static func hasOther(_ value: Value, than user: Operation, storedTo global: String?) -> Bool {
        if let load = value.definingOp?.as(Util.GlobalLoad.self), load.global.symbolValue?.root != global {
            return true
        }
        return value.users.contains { other in
            guard other !== user else { return false }
            if let store = other.as(Util.GlobalStore.self) { return store.global.symbolValue?.root != global }
            return other.is(Stream.TensorExport.self)
                || other.has(.returnLike) && other.parent?.has(.function) == true
        }
    }

    /// The mutable global that an operation stores to.
    static func mutableGlobal(of op: Operation) -> String? {
        op.as(Util.GlobalStore.self).flatMap { mutableGlobal($0.global, from: op) }
    }

    /// The mutable global that is loaded.
    static func mutableGlobal(of load: OpView<Util.GlobalLoad>) -> String? {
        mutableGlobal(load.global, from: load.op)
    }

    private static func mutableGlobal(_ reference: Attribute, from op: Operation) -> String? {
        guard let name = reference.symbolValue,
            let global = op.lookupNearestSymbol(name)?.as(Util.Global.self), global.isMutable != nil
        else { return nil }
        return name.root
    }
}
