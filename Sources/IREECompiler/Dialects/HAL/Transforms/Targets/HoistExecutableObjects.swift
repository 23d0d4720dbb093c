import IREECompilerCore

extension Pass {
    static let hoistExecutableObjects = Pass(
        "iree-hal-hoist-executable-objects",
        "Moves the objects that operations of a variant need to the variant, each once.",
        on: HAL.ExecutableVariant.self
    ) { (variant, _) throws(Diagnostic) in
        var objects = variant.attributes["objects"]?.arrayValue ?? []
        var known = Set(objects)
        var isChanged = false
        for inner in variant.body()?.operations ?? [] where inner.is(Builtin.Module.self) {
            inner.walk { op in
                guard let own = op.attributes["hal.executable.objects"]?.arrayValue else { return }
                op.attributes["hal.executable.objects"] = nil
                objects += own.filter { known.insert($0).inserted }
                isChanged = true
            }
        }
        if isChanged { variant.attributes["objects"] = .array(objects) }
    }
}
