import IREEBytecode

/// A type that a module names: of numbers, of references, or any.
public enum VMType: Sendable, Hashable {
    case number(Number)
    case ref(VMRefType)
    /// References of every type.
    case anyRef
    /// Values of every type.
    case any

    /// A type of numbers.
    public enum Number: UInt8, Sendable, Hashable, CaseIterable {
        case i8, i16, i32, i64, f32, f64

        /// The name in modules.
        var name: String {
            switch self {
            case .i8: "i8"
            case .i16: "i16"
            case .i32: "i32"
            case .i64: "i64"
            case .f32: "f32"
            case .f64: "f64"
            }
        }
    }

    /// Whether a reference may be one of this type; null may be one of any.
    func accepts(_ object: AnyObject?) -> Bool {
        guard let object else { return true }
        switch self {
        case .number: return false
        case .ref(let type): return type.matches(object)
        case .anyRef, .any: return true
        }
    }
}

/// A type of references: a class under the name that modules know it by.
public struct VMRefType: Sendable, Hashable {
    /// Without the exclamation mark: `hal.buffer`.
    public let name: String
    let identity: ObjectIdentifier

    /// A type of references.
    ///
    /// - Parameters:
    ///   - name: without the exclamation mark: `hal.buffer`.
    ///   - type: a class without subclasses.
    public init(_ name: String, _ type: AnyClass) {
        self.name = name
        identity = ObjectIdentifier(type)
    }

    static let buffer = VMRefType("vm.buffer", VMBuffer.self)
    static let list = VMRefType("vm.list", VMList.self)

    func matches(_ object: AnyObject) -> Bool {
        ObjectIdentifier(type(of: object)) == identity
    }

    /// What to call the type of `object` in messages.
    static func name(of object: AnyObject) -> String {
        buffer.matches(object)
            ? "vm.buffer" : list.matches(object) ? "vm.list" : "\(type(of: object))"
    }
}

/// The types of references that the modules of a context know.
struct VMTypeRegistry {
    private var types: [String: VMRefType] = [:]

    /// - Parameter knownTypes: types that programs may name without a module that brings them.
    init(knownTypes: [VMRefType]) {
        for type in [.buffer, .list] + knownTypes { add(type) }
    }

    mutating func add(_ type: VMRefType) {
        types[type.name] = type
    }

    /// The type that a module calls `name`.
    ///
    /// - Throws: `NOT_FOUND` where none of the modules has it.
    func resolve(_ name: String) throws(VMError) -> VMType {
        if let number = VMType.Number.allCases.first(where: { $0.name == name }) { return .number(number) }
        if name == "!vm.opaque" || name == "?" { return .any }
        guard name.hasPrefix("!") else { throw unknown(name) }
        let plain = String(name.dropFirst())
        if plain.hasPrefix("vm.ref") { return .anyRef }
        // Lists check what they hold when it is stored: `vm.list<i32>` is a list as any other.
        if plain.hasPrefix("vm.list") { return .ref(.list) }
        guard let type = types[plain] else { throw unknown(name) }
        return .ref(type)
    }

    private func unknown(_ name: String) -> VMError {
        VMError(
            .notFound, "no module has a type called `\(printable(name))`",
            hint: "load the module that it belongs to first")
    }
}
