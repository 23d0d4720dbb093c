import FuzzSupport
import IREEBytecode
import IREEParams

/// Reads a module, and writes it again; prints and verifies all of its code.
func exercise(_ bytes: [UInt8]) throws(VMError) {
    let module = try BytecodeModule(bytes, path: "module")
    for segment in module.rodata {
        precondition(segment.range.upperBound <= bytes.count, "rodata leave the file")
    }
    let disassembler = Disassembler(module)
    var isDecoded = true
    for ordinal in module.description.functions.indices {
        precondition(module.codeRange(of: ordinal).upperBound <= bytes.count, "code leaves the file")
        // Functions may share code, so that a small file stands for much text.
        guard ordinal < 64 else { break }
        isDecoded = disassembler.disassemble(ordinal).error == nil && isDecoded
        _ = try? module.debug?.location(function: ordinal, pc: 1)
    }
    let again = try BytecodeModule(try ModuleWriter(module).write(.plain))
    precondition(again.description == module.description, "a module is written as another")
    let verified = try VerifiedModule(module)
    precondition(isDecoded, "verified code cannot be decoded")
    precondition(verified.functions.count == module.description.functions.count)
}

runFuzzer(seeds: "vmfb") { source in
    guard let bytes = try? source.readBytes(at: 0, count: Int(source.size)) else { return }
    do throws(VMError) {
        try exercise(bytes)
    } catch {
        precondition(!error.message.isEmpty && !error.description.isEmpty, "an error says nothing")
        precondition((error.offset ?? 0) <= source.size, "an error points outside of the file")
    }
}
