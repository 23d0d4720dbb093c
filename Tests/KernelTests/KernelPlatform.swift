import Testing

@testable import IREECompilerTargets

/// What kernels of a test are compiled for.
enum KernelPlatform: CaseIterable {
    /// This processor: machine code.
    case processor
    /// The VM: bytecode.
    case virtualMachine

    @TaskLocal static var current = processor

    /// Whether there can be such kernels.
    var isAvailable: Bool { self == .virtualMachine || Self.hasToolchain }

    private static let hasToolchain = (try? Toolchain.find()) != nil
}

/// Runs tests once for each platform.
struct OnEachPlatform: TestTrait, SuiteTrait, TestScoping {
    var isRecursive: Bool { true }

    func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? nil : self }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        for platform in KernelPlatform.allCases where platform.isAvailable {
            try await KernelPlatform.$current.withValue(platform, operation: function)
        }
    }
}

extension Trait where Self == OnEachPlatform {
    static var onEachPlatform: OnEachPlatform { OnEachPlatform() }
}
