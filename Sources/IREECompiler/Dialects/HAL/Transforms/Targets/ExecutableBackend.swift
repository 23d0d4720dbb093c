import IREECompilerCore

/// A compiler for the device code of one kind of target, such as `llvm-cpu`.
///
/// Passes are given the backends; nothing else knows which ones there are.
package protocol ExecutableBackend: Sendable {
    /// The name in `#hal.executable.target`.
    var name: String { get }

    /// The target that flags describe.
    ///
    /// - Parameter settings: flags without hyphens at their start, with their values.
    func target(_ settings: [String: String]) throws(Diagnostic) -> ExecutableTargetDescription

    /// How many workgroups each function is dispatched with.
    ///
    /// - Throws: A diagnostic at an operation that is not supported.
    func workgroupCounts(
        _ functions: [Operation], _ target: ExecutableTargetDescription
    ) throws(Diagnostic) -> [(x: Int, y: Int, z: Int)]

    /// The executable of functions, which are exported in this order.
    ///
    /// - Throws: A diagnostic at an operation that is not supported, or of the toolchain.
    func serialize(
        _ functions: [Operation], name: String, _ target: ExecutableTargetDescription,
        _ settings: [String: String]
    ) throws(Diagnostic) -> SerializedExecutable
}

/// An executable as its runtime takes it.
package struct SerializedExecutable: Sendable {
    package var bytes: [UInt8]
    package var mimeType: String
    /// What files with it are called at the end, such as `so`.
    package var fileExtension: String
    /// What it was made of, by the ends of files' names.
    package var intermediates: [(fileExtension: String, bytes: [UInt8])] = []

    package init(_ bytes: [UInt8], mimeType: String, fileExtension: String) {
        self.bytes = bytes
        self.mimeType = mimeType
        self.fileExtension = fileExtension
    }
}

/// The contents of `#hal.executable.target`.
package struct ExecutableTargetDescription: Hashable, Sendable {
    /// The name of the backend.
    package var backend: String
    /// The format of executables, as runtimes know it.
    package var format: String
    package var configuration: AttributeDictionary

    package init(backend: String, format: String, _ configuration: AttributeDictionary) {
        self.backend = backend
        self.format = format
        self.configuration = configuration
    }

    /// Reads an attribute; nil if it is another one.
    init?(_ attribute: Attribute) {
        guard attribute.isA(HAL.executableTarget), let parameters = attribute.dialectValue?.parameters,
            parameters.count == 3, let backend = parameters[0].stringValue,
            let format = parameters[1].stringValue
        else { return nil }
        self.init(
            backend: backend, format: format, parameters[2].dictionaryValue ?? AttributeDictionary())
    }

    var attribute: Attribute {
        HAL.executableTarget.attribute(.string(backend), .string(format), .dictionary(configuration))
    }
}

extension [any ExecutableBackend] {
    /// The backend with a name.
    ///
    /// - Throws: An error at a location, with the names that there are.
    func backend(named name: String, at location: Location) throws(Diagnostic) -> any ExecutableBackend {
        if let found = first(where: { $0.name == name }) { return found }
        throw Diagnostic(
            .error,
            "unknown target backend '\(name)'; expected one of: \(map(\.name).joined(separator: ", "))",
            at: location)
    }
}
