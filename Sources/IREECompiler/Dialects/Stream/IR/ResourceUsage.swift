import IREECompilerCore

/// Resource usage: what a module does with a resource.
struct ResourceUsage: OptionSet, Sendable, Hashable {
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }

    static let indirect = ResourceUsage(rawValue: 1 << 0)
    static let external = ResourceUsage(rawValue: 1 << 1)
    static let mutated = ResourceUsage(rawValue: 1 << 2)
    static let constant = ResourceUsage(rawValue: 1 << 3)
    static let transferRead = ResourceUsage(rawValue: 1 << 4)
    static let transferWrite = ResourceUsage(rawValue: 1 << 5)
    static let stagingRead = ResourceUsage(rawValue: 1 << 6)
    static let stagingWrite = ResourceUsage(rawValue: 1 << 7)
    static let dispatchRead = ResourceUsage(rawValue: 1 << 8)
    static let dispatchWrite = ResourceUsage(rawValue: 1 << 9)
    static let globalRead = ResourceUsage(rawValue: 1 << 10)
    static let globalWrite = ResourceUsage(rawValue: 1 << 11)
    static let globalStorage = ResourceUsage(rawValue: 1 << 12)

    /// Staging memory is not used by dispatches, and constants are not mutated.
    var isConsistent: Bool {
        let staged = !isDisjoint(with: [.stagingRead, .stagingWrite])
        let dispatched = !isDisjoint(with: [.dispatchRead, .dispatchWrite])
        return !(staged && dispatched) && !(contains(.constant) && contains(.mutated))
    }

    var isStaging: Bool { !isDisjoint(with: [.stagingRead, .stagingWrite]) }

    /// The lifetime for the usage.
    var lifetime: Stream.Lifetime {
        if contains([.globalStorage, .constant]) { return .constant }
        if !isDisjoint(with: [.indirect, .external]) { return .external }
        if isStaging { return .staging }
        if contains(.constant) { return .constant }
        if !isDisjoint(with: [.globalRead, .globalWrite]) {
            let changes: ResourceUsage = [
                .mutated, .globalWrite, .dispatchWrite, .stagingWrite, .transferWrite,
            ]
            return isDisjoint(with: changes) ? .constant : .variable
        }
        return .transient
    }

    /// Usage that a lifetime excludes.
    static func excluded(by lifetime: Stream.Lifetime) -> ResourceUsage {
        switch lifetime {
        case .unknown: []
        case .external: [.constant, .stagingRead, .stagingWrite]
        case .staging: [.external, .constant, .dispatchRead, .dispatchWrite, .globalRead, .globalWrite]
        case .transient, .variable: [.external, .constant, .stagingRead, .stagingWrite]
        case .constant: [.mutated, .external, .stagingRead, .stagingWrite]
        }
    }
}

/// How an operand uses a resource, or an operation uses a resource that it defines: declared by fields. Usage
/// that depends on more is in the analysis.
struct UsageFact: Sendable {
    var usage: ResourceUsage = []
    /// In addition, if a result is tied to the operand.
    var whenTied: ResourceUsage = []
    /// Whether usage of the first result, or of the first operand of a resource's definition, is usage of
    /// this resource too.
    var isShared = false
}

extension AnyField {
    /// Declares how the operation uses the field's resources.
    func used(_ usage: ResourceUsage, whenTied: ResourceUsage = [], isShared: Bool = false) -> Self {
        says(UsageFact(usage: usage, whenTied: whenTied, isShared: isShared))
    }
}
