import IREECompilerCore
import IREECompilerDialects
import IREECompilerTargets

extension PassRegistry {
    /// All passes of this compiler.
    public static let all = PassRegistry(
        Pass.ofDialects + Pass.ofTargets(ExecutableBackends.all) + Pass.ofPhases
            + [.evaluateConstants])
}

/// The targets that device code is compiled for.
enum ExecutableBackends {
    /// The first is the one that is used unless flags name others.
    static let all: [any ExecutableBackend] = [LLVMCPUBackend(), VMVXBackend()]
}

extension Pass {
    /// The passes that compile device code.
    fileprivate static func ofTargets(_ backends: [any ExecutableBackend]) -> [Pass] {
        [
            .assignLegacyTargetDevices(backends), .resolveDeviceAliases(backends),
            .serializeExecutables(backends), .translateExecutables(backends), .verifyDevices(backends),
        ]
    }
}
