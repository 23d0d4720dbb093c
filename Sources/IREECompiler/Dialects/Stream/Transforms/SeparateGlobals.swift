import IREECompilerCore

extension Pass {
    /// Copies values that are stored to a mutable global if something else holds their storage too.
    static let separateGlobals = Pass(
        "iree-stream-separate-globals", "Gives mutable globals storage of their own.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var stores: [OpView<Util.GlobalStore>] = []
        module.walk { op in op.as(Util.GlobalStore.self).map { stores.append($0) } }
        for store in stores where store.value.type.isResource {
            guard let global = StorageHolders.mutableGlobal(of: store.op),
                StorageHolders.hasOther(store.value, than: store.op, storedTo: global)
            else { continue }
            let builder = OpBuilder(before: store.op)
            let size = SizeAware.query(store.value, builder)
            let clone = builder.create(Stream.AsyncClone.self) {
                $0.source = store.value
                $0.sourceSize = size
                $0.resultSize = size
                $0.affinity = store.value.definingOp?.attributes["affinity"]
                $0.result = store.value.type
            }
            store.set(\.value, clone.result)
        }
    }
}
