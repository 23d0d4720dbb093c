import IREEBytecode
import IREEParams
import IREERuntime

/// The functions of a module that encodes parameters, as their reflection names them.
///
/// Source of the protocol: IREE's `iree-encode-parameters`. `indices` returns what is written, `steps` the state of an
/// encoding, which `encode` takes; there is one of each for every target. `detect_target` chooses one for devices.
struct ParameterEncoder {
    private let moduleName: String
    private let devices: [HALDevice]
    private let detection: ProgramFunction?
    private let targets: [Target]

    struct Target {
        let name: String
        /// The scopes that are written, for listings.
        fileprivate var scopes: String?
        fileprivate var functions: [String: ProgramFunction] = [:]
    }

    init(_ program: Program) throws(VMError) {
        var targets: [Target] = []
        var detection: ProgramFunction?
        for name in program.functionNames {
            let function = try program.function(name)
            let signature = function.function.signature
            guard let role = signature.attribute("iree.encode.function") else { continue }
            guard role != "detect_target" else {
                detection = function
                continue
            }
            guard let target = signature.attribute("iree.encode.target") else {
                throw VMError(
                    .invalidArgument,
                    "the function `\(printable(name))` says nothing of its target (iree.encode.target)")
            }
            let index = targets.firstIndex { $0.name == target } ?? targets.count
            if index == targets.count { targets.append(Target(name: target)) }
            targets[index].functions[role] = function
            if let scopes = signature.attribute("iree.encode.scopes") { targets[index].scopes = scopes }
        }
        guard !targets.isEmpty else {
            throw VMError(
                .notFound,
                "the module `\(printable(program.moduleName))` has no functions that encode parameters",
                hint: "iree-compile writes one with --iree-parameter-encoder-output-file=encoder.mlir")
        }
        moduleName = program.moduleName
        devices = program.devices
        self.detection = detection
        self.targets = targets
    }

    /// The targets as text.
    var listing: String {
        var text = "Encoder module: \(printable(moduleName))\nAvailable targets:\n"
        for target in targets {
            text += "  \(printable(target.name))\n"
            if let scopes = target.scopes { text += "    scopes: \(printable(scopes))\n" }
        }
        return text
    }

    /// The target of a name, else the one that the module chooses for the devices.
    func target(named name: String?) throws(VMError) -> Target {
        let wanted: String?
        if let name { wanted = name } else { wanted = try detected() }
        guard let wanted else { return targets[0] }
        guard let target = targets.first(where: { $0.name == wanted }) else {
            throw VMError(
                .notFound, "the module cannot encode for `\(printable(wanted))`",
                hint: "it can for \(targets.map { "`\(printable($0.name))`" }.joined(separator: ", "))")
        }
        return target
    }

    private func detected() throws(VMError) -> String? {
        guard targets.count > 1, let detection else { return nil }
        let list = try VMList(capacity: devices.count)
        for device in devices { try list.append(.ref(device)) }
        guard let result = try detection.invoke([.ref(list)]).first,
            case .bytes(let bytes) = try RuntimeValue(result)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ParameterEncoder.Target {
    private func function(_ role: String) throws(VMError) -> ProgramFunction {
        guard let function = functions[role] else {
            throw VMError(
                .notFound, "the module has no function `\(role)` for the target `\(printable(name))`",
                hint: "is it the whole of what iree-compile wrote?")
        }
        return function
    }

    /// What is written.
    func scopes(in program: Program) throws -> [EncodedScope] {
        let results = try function("indices").call([])
        guard results.count == 1, case .list(let scopes) = results[0] else {
            throw EncodedScope.malformed("expected a list of scopes")
        }
        return try scopes.map { (value) throws in try EncodedScope(value) }
    }

    /// Writes all parameters.
    ///
    /// - Parameter program: the module with what serves, and takes, the parameters.
    func encode(in program: Program) throws(VMError) {
        // In this program, which may be another than the one that the functions were found in.
        var steps = VMValue.ref(nil)
        if let function = functions["steps"], let made = try program.function(function.name).invoke([]).first
        {
            steps = made
        }
        _ = try program.function(try function("encode").name).invoke([steps])
    }
}
