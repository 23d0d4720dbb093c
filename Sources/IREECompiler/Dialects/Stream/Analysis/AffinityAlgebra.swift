import IREECompilerCore

/// Operations on affinities such as `#hal.device.affinity<@device, [0, 1]>`.
enum Affinities {
    /// Whether operations with these affinities can be in one execution region: the same device, with the
    /// first's queues a subset of the second's. No affinity is compatible with any.
    static func canExecuteTogether(_ a: Attribute?, _ b: Attribute?) -> Bool {
        guard let a, let b, a != b else { return true }
        let others = components(b)
        return components(a).allSatisfy { own in others.allSatisfy { isExecutable(own, with: $0) } }
    }

    private static func isExecutable(_ a: Attribute, with b: Attribute) -> Bool {
        guard let x = Queues(a), let y = Queues(b) else { return a == b }
        return x.name == y.name && x.device == y.device && x.mask & y.mask == x.mask
    }

    /// The intersection of both; the first if they are disjoint.
    static func intersection(_ a: Attribute?, _ b: Attribute?) -> Attribute? {
        guard let a, let b else { return a ?? b }
        guard var x = Queues(a), let y = Queues(b), x.name == y.name, x.device == y.device else { return a }
        x.mask &= y.mask
        return x.attribute
    }

    /// An affinity that suits all users: one of them, or an optimal one among them.
    static func any(of all: [Attribute]) -> Attribute? {
        var out: [Attribute] = []
        for affinity in all.flatMap(components) where !out.contains(affinity) {
            guard let own = Queues(affinity),
                let i = out.firstIndex(where: {
                    Queues($0).map { $0.name == own.name && $0.device == own.device } ?? false
                }), var known = Queues(out[i])
            else {
                out.append(affinity)
                continue
            }
            known.mask |= own.mask
            out[i] = known.attribute
        }
        guard out.count > 1 else { return out.first }
        // Sorted by text: the discovery order must not matter.
        return HAL.deviceOptimal.attribute(.array(out.sorted { "\($0)" < "\($1)" }))
    }

    private static func components(_ attribute: Attribute) -> [Attribute] {
        guard attribute.isA(HAL.deviceOptimal) else { return [attribute] }
        return attribute.dialectValue?.parameters.first?.arrayValue ?? [attribute]
    }

    /// A queue set of a device.
    private struct Queues {
        let definition: DialectAttributeDefinition
        let device: Attribute
        var name: String { definition.name }
        /// One bit per queue.
        var mask: Int64

        var attribute: Attribute { definition.attribute(device, .i64(mask)) }

        init?(_ attribute: Attribute) {
            guard attribute.isA(HAL.deviceAffinity) || attribute.isA(HAL.devicePromise),
                let value = attribute.dialectValue, let device = value.parameters.first
            else { return nil }
            definition = value.definition
            self.device = device
            mask = value.parameters.count > 1 ? value.parameters[1].integerValue ?? -1 : -1
        }
    }
}
