import IREEBytecode
import IREEParams
import IREERuntime
import TestSupport
import Testing

/// Damaged modules that pass the verifier end in an error or with some result, and in time.
@Suite struct ProgramMutantTests {
    // Machine code is trusted: damaging it proves nothing.
    static let names = ["layers.vmvx", "named.vmvx", "named.gather", "named.async"]

    /// Loads and calls everything, with little time and memory; returns whether all of it went well.
    @discardableResult
    private func exercise(_ bytes: [UInt8]) -> Bool {
        do {
            var limits = ExecutionLimits(branches: 2000)
            limits.allocation = 1 << 20
            // A mutant may wait for a fence that nobody signals.
            limits.timeout = .milliseconds(100)
            let program = try Program(
                [try VMModule(ModuleBytes(bytes, path: "mutant"))],
                devices: [
                    .localSync(limits: limits, allocator: HALAllocator(memoryLimit: 16 << 20))
                ],
                parameters: try Programs.parameters(), limits: limits)
            for name in program.functionNames where !name.hasPrefix("__") {
                let function = try program.function(name)
                _ = try function.call(try function.argumentKinds.map { try argument($0) }, limits: limits)
            }
            return true
        } catch {
            #expect(error is VMError && isReadable("\(error)"), "\(error)")
            return false
        }
    }

    private func argument(_ kind: CallingConvention.Value) throws -> RuntimeValue {
        switch kind {
        case .i32: .i32(2)
        case .i64: .i64(2)
        case .f32: .f32(2)
        case .f64: .f64(2)
        case .ref: .tensor(try HALBufferView([1, 2, 3, 4] as [Float], shape: [4]))
        }
    }

    @Test(arguments: names)
    func everyByteOfTheCode(_ name: String) throws {
        let original = try Programs.bytes(name)
        let module = try BytecodeModule(original)
        var generator = Numbers(seed: 7)
        var bytes = original
        let places = stride(from: module.bytecode.lowerBound, to: module.bytecode.upperBound, by: 3)
        for index in Sampling.sample(places, oneIn: 7, of: name) {
            let good = bytes[index]
            let random = generator.next()
            bytes[index] = index % 2 == 0 ? good ^ (1 << (random % 8)) : UInt8(random >> 8 & 0xFF)
            exercise(bytes)
            bytes[index] = good
        }
    }

    /// The code of executables is bytecode too.
    @Test(arguments: names)
    func bytesOfConstants(_ name: String) throws {
        let original = try Programs.bytes(name)
        let module = try BytecodeModule(original)
        var generator = Numbers(seed: 11)
        let ranges = module.rodata.map(\.range).filter { !$0.isEmpty }
        for _ in 0..<Sampling.count(1500, oneIn: 8) {
            var bytes = original
            for _ in 0...(generator.next() % 2) {
                let range = ranges[Int(generator.next() % UInt64(ranges.count))]
                let index = range.lowerBound + Int(generator.next() % UInt64(range.count))
                bytes[index] = UInt8(generator.next() % 256)
            }
            exercise(bytes)
        }
    }

    @Test(arguments: names)
    func everyByteOfTheFlatBuffer(_ name: String) throws {
        let original = try Programs.bytes(name)
        let module = try BytecodeModule(original)
        var bytes = original
        let places = stride(from: 0, to: module.container.flatBuffer.upperBound, by: 3)
        for index in Sampling.sample(places, oneIn: 7, of: name) {
            let good = bytes[index]
            let worst: [UInt8] = [0x00, 0x7F, 0x80, 0xFF]
            bytes[index] = worst[(index / 2) % 4] == good ? ~good : worst[(index / 2) % 4]
            exercise(bytes)
            bytes[index] = good
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
