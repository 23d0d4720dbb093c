import Testing

@testable import IREECompilerTargets

/// What kernels of a test are compiled for.
enum KernelPlatform: CaseIterable {
    /// This processor: machine code for few features.
    case processor
    /// The same with all features that this processor has, if it has masks.
    case maskedProcessor
    /// The VM: bytecode.
    case virtualMachine

    @TaskLocal static var current = processor

    /// Whether there can be such kernels.
    var isAvailable: Bool {
        switch self {
        case .processor: (try? Toolchain.find()) != nil
        case .maskedProcessor: Self.masked != nil
        case .virtualMachine: true
        }
    }

    /// Code for this processor, if it has masks.
    static let masked: LLVMCPUTarget? = {
        guard let architecture = try? Architecture(triple: ""),
            let processor = try? Toolchain.find().processor("native", triple: architecture.triple)
        else { return nil }
        var target = LLVMCPUTarget()
        target.triple = architecture.triple
        target.cpu = processor.name
        target.features = processor.features
        target.kernelTarget = architecture.kernelTarget(processor.features)
        return target.kernelTarget.hasMasks ? target : nil
    }()
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
