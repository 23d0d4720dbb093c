import Foundation
import IREEBytecode
import IREEParams
import IREERuntime
import Testing

/// Modules of the official compiler, and parameters for them: see `Resources/README.md`.
enum Programs {
    static func bytes(_ name: String) throws -> [UInt8] {
        let file = try #require(
            Bundle.module.url(forResource: name, withExtension: "vmfb", subdirectory: "Resources"))
        return Array(try Data(contentsOf: file))
    }

    static func module(_ name: String) throws -> VMModule {
        try VMModule(ModuleBytes(try bytes(name), path: "\(name).vmfb"))
    }

    /// What `layers` and `named` look for.
    static func parameters() throws -> MemoryParameterProvider {
        let provider = MemoryParameterProvider()
        for layer in 0..<4 {
            try provider.add(
                ParameterKey("blk.\(layer).w"), bytes: raw((0..<4).map { Float($0 + 10 * layer) }))
        }
        try provider.add("weights", scope: "model", bytes: raw((0..<12).map { Float($0) }))
        try provider.add("bias", scope: "head", bytes: raw([0.5, 0.25, -1] as [Float]))
        return provider
    }

    static func raw(_ values: [Float]) -> [UInt8] {
        values.withUnsafeBytes { Array($0) }
    }

    static func load(
        _ name: String, device: HALDevice = .localSync(), parameters: (any ParameterProvider)? = nil,
        limits: ExecutionLimits = ExecutionLimits()
    ) throws -> Program {
        try Program(
            [try module(name)], devices: [device], parameters: try parameters ?? Self.parameters(),
            limits: limits)
    }
}

/// The devices that every program is to give the same results on.
enum Devices: String, CaseIterable, Sendable {
    case sync, task, far

    /// Devices that work on memory of the host.
    static let local: [Devices] = [.sync, .task]

    var device: HALDevice {
        switch self {
        case .sync: .localSync()
        case .task: .localTask(threadCount: 2)
        case .far: FarDevice().device
        }
    }

    /// An executable as the device itself would have loaded it.
    func executable(_ kernels: any HALKernels) -> HALExecutable {
        switch self {
        case .sync, .task: HALExecutable(format: "test", kernels: kernels)
        case .far: HALExecutable(format: "test", functions: kernels.exports, native: kernels)
        }
    }
}

extension RuntimeValue {
    /// The elements of a tensor of 32-bit floating-point numbers.
    func floats() throws -> [Float] {
        guard case .tensor(let view) = self else {
            Issue.record("\(self) is no tensor")
            return []
        }
        return try view.elements(as: Float.self)
    }
}
