import IREECompilerCore

extension Pass {
    static let encodeDeviceTensors = Pass(
        "iree-stream-encode-device-tensors",
        "Replaces element types of tensors in device code by their storage types."
    ) { (top, _) throws(Diagnostic) in
        var found: [Operation] = []
        top.walk { found.append($0) }
        for op in found {
            if let subspan = op.as(Stream.BindingSubspan.self) { store(subspan.result) }
            if let load = op.as(TensorExt.DispatchTensorLoad.self) { truncateAfter(load) }
            if let write = op.as(TensorExt.DispatchTensorStore.self) { extendBefore(write) }
        }
    }

    /// The storage type of a tensor; nil if it is the tensor type itself.
    private static func stored(_ type: IRType) -> IRType? {
        guard case .tensor(var shape) = type, case .integer = shape.element else { return nil }
        let element = StorageLayout.storageElement(of: type)
        guard element != shape.element else { return nil }
        shape.element = element
        return .tensor(shape)
    }

    private static func store(_ binding: Value) {
        guard binding.type.isA(TensorExt.dispatchTensor), case .dialect(var type) = binding.type,
            let tensor = type.parameters.last?.typeValue, let stored = stored(tensor)
        else {
            return
        }
        type.parameters[type.parameters.count - 1] = .type(stored)
        binding.type = .dialect(type)
    }

    /// Truncates elements after loading them.
    private static func truncateAfter(_ load: OpView<TensorExt.DispatchTensorLoad>) {
        let type = load.result.type
        guard let stored = stored(type) else { return }
        load.result.type = stored
        let builder = OpBuilder(before: load.op)
        builder.location = load.op.location
        builder.setInsertionPoint(after: load.op)
        let cut = builder.truncate(load.result, to: type)
        if let op = cut.definingOp { load.result.replaceAllUses(with: cut, except: op) }
    }

    /// Extends elements before storing them.
    private static func extendBefore(_ write: OpView<TensorExt.DispatchTensorStore>) {
        guard let stored = stored(write.value.type) else { return }
        let builder = OpBuilder(before: write.op)
        builder.location = write.op.location
        write.op.setOperands(
            write.schema.value.index, [builder.cast(Arith.ExtUI.self, write.value, to: stored)])
    }
}
