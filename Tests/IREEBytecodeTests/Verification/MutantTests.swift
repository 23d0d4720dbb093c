import Foundation
import IREEBytecode
import TestSupport
import Testing

/// Damaged modules end in an error that says where, or in a module that is sound.
@Suite struct MutantTests {
    /// Reads, decodes, prints and verifies; returns whether all of it went well.
    @discardableResult
    private func exercise(_ bytes: [UInt8]) -> Bool {
        do throws(VMError) {
            let module = try BytecodeModule(bytes, path: "mutant")
            #expect(module.rodata.allSatisfy { $0.range.upperBound <= bytes.count })
            let disassembler = Disassembler(module)
            for ordinal in module.description.functions.indices {
                #expect(module.codeRange(of: ordinal).upperBound <= bytes.count)
                _ = disassembler.disassemble(ordinal)
                _ = (try? module.debug?.location(function: ordinal, pc: 1)) ?? nil
            }
            for (function, verified) in zip(
                module.description.functions, try VerifiedModule(module).functions)
            {
                #expect(verified.bytes.count == function.code.count)
            }
            return true
        } catch {
            #expect(error.file == "mutant" && isReadable(error.description), "\(error)")
            #expect((error.offset ?? 0) <= UInt64(bytes.count), "\(error)")
            return false
        }
    }

    @Test(arguments: Modules.names)
    func originalsAreSound(_ name: String) throws {
        #expect(exercise(try Modules.bytes(name)))
    }

    @Test(arguments: Modules.names)
    func truncationAtEveryLength(_ name: String) throws {
        let bytes = try Modules.bytes(name)
        let module = try Modules.load(name)
        // Data after the FlatBuffer may be missing only where no segment has any.
        let needed = module.rodata.map(\.range.upperBound).reduce(module.container.flatBuffer.upperBound, max)
        let lengths = Sampling.sample(bytes.indices, oneIn: 8, of: name)
        for length in lengths + [needed - 1, min(needed, bytes.count - 1)] {
            #expect(
                exercise(Array(bytes.prefix(length))) == (length >= needed), "\(length) of \(bytes.count)")
        }
    }

    @Test(arguments: Modules.names)
    func everyByteOfTheFlatBufferSetToTheWorst(_ name: String) throws {
        let module = try Modules.load(name)
        var bytes = try Modules.bytes(name)
        for index in Sampling.sample(0..<module.container.flatBuffer.upperBound, oneIn: 8, of: name) {
            let good = bytes[index]
            let choices: [UInt8] = [0x00, 0x7F, 0x80, 0xFF]
            let bad = choices[index % 4]
            bytes[index] = bad == good ? ~good : bad
            exercise(bytes)
            bytes[index] = good
        }
    }

    @Test(arguments: Modules.names)
    func randomChanges(_ name: String) throws {
        let original = try Modules.bytes(name)
        var generator = SeededGenerator(seed: UInt64(name.utf8.count))
        for round in 0..<Sampling.count(600, oneIn: 8) {
            var bytes = original
            for _ in 0...(round % 4) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
                    in: 0...255, using: &generator)
            }
            exercise(bytes)
        }
    }

    /// Code alone, of which much more is then looked at.
    @Test(arguments: Modules.names)
    func randomCode(_ name: String) throws {
        let module = try Modules.load(name)
        let original = try Modules.bytes(name)
        var generator = SeededGenerator(seed: 99)
        var sound = 0
        let rounds = Sampling.count(1000, oneIn: 8)
        for round in 0..<rounds {
            var bytes = original
            for _ in 0...(round % 2) {
                let place = Int.random(in: module.bytecode, using: &generator)
                bytes[place] = .random(in: 0...255, using: &generator)
            }
            if exercise(bytes) { sound += 1 }
        }
        // Constants and registers may be others; most else may not.
        #expect(sound > 0 && sound < rounds)
    }
}
