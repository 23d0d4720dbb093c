import CExecutableLibrary
import IREEBytecode
import IREEPlatform

/// A shared object in memory, loaded without the system's loader: mapped, relocated, and protected so
/// that nothing in it is writable and executable at once.
///
/// The compiler makes such objects for bare machines: they import nothing, and all their relocations
/// are relative or lead to their own symbols. Loading one means trusting it: it is machine code.
final class ELFImage: @unchecked Sendable {
    // After `init` the image is not written to by the runtime, so that threads can share it.
    private let memory: UnsafeMutableRawBufferPointer
    private var symbols = SymbolTable()

    private struct SymbolTable {
        var strings: (address: UInt64, size: UInt64) = (0, 0)
        var symbols: UInt64 = 0
        var count: UInt64 = 0
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(VMError) {
        let headers = try ELFHeaders(bytes)
        guard headers.machine == ELFHeaders.Machine.current else {
            throw VMError(
                .failedPrecondition, "the executable is for \(headers.machine), and this is another machine")
        }
        let pageSize = UInt64(max(1, getpagesize()))
        let size = try headers.memorySize(pageSize: pageSize)
        guard let base = executable_library_reserve(size) else {
            throw VMError(.resourceExhausted, "there are no \(size) bytes of addresses for the executable")
        }
        memory = UnsafeMutableRawBufferPointer(start: base, count: size)
        // From here on `deinit` unmaps, also when an error is thrown.
        try load(headers, from: bytes, pageSize: pageSize)
        let table = try dynamicTable(headers)
        try readSymbolTable(table)
        try relocate(table, machine: headers.machine)
        try protect(headers, pageSize: pageSize)
    }

    deinit {
        munmap(memory.baseAddress, memory.count)
    }

    /// The address of an exported symbol, or `nil`.
    func address(ofSymbol name: String) throws(VMError) -> UnsafeRawPointer? {
        let wanted = Array(name.utf8)
        for index in 1..<max(1, symbols.count) {
            let symbol = try symbol(index)
            guard symbol.section != 0, try isName(symbol.name, wanted) else { continue }
            guard symbol.value < UInt64(memory.count) else {
                throw VMError(.outOfRange, "the symbol `\(name)` is outside the executable")
            }
            return UnsafeRawPointer(memory.baseAddress)?.advanced(by: Int(symbol.value))
        }
        return nil
    }

    // MARK: Loading

    private func load(
        _ headers: ELFHeaders, from bytes: UnsafeRawBufferPointer, pageSize: UInt64
    ) throws(VMError) {
        guard mprotect(memory.baseAddress, memory.count, PROT_READ | PROT_WRITE) == 0 else {
            throw VMError(.resourceExhausted, "there is no memory for the executable")
        }
        for segment in headers.segments where segment.type == ELFHeaders.Segment.load {
            // Both ranges were proved with the headers.
            let target = Int(segment.address)
            let source = Int(segment.fileOffset)
            let count = Int(segment.fileSize)
            UnsafeMutableRawBufferPointer(rebasing: memory[target..<target + count])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[source..<source + count]))
        }
    }

    private func protect(_ headers: ELFHeaders, pageSize: UInt64) throws(VMError) {
        // What lies between segments is not to be touched.
        guard mprotect(memory.baseAddress, memory.count, PROT_NONE) == 0 else { throw protectionError() }
        for segment in headers.segments where segment.type == ELFHeaders.Segment.load {
            var access = PROT_READ
            if segment.isWritable { access |= PROT_WRITE }
            if segment.isExecutable { access |= PROT_EXEC }
            try protect(segment, access, pageSize: pageSize)
            if segment.isExecutable {
                executable_library_flush_instructions(
                    memory.baseAddress?.advanced(by: Int(segment.address)), Int(segment.memorySize))
            }
        }
        for segment in headers.segments where segment.type == ELFHeaders.Segment.readOnlyAfterRelocation {
            let (end, overflow) = segment.address.addingReportingOverflow(segment.memorySize)
            guard !overflow, end <= UInt64(memory.count) else {
                throw VMError(.outOfRange, "a segment of the executable is outside its memory")
            }
            try protect(segment, PROT_READ, pageSize: pageSize)
        }
    }

    private func protect(
        _ segment: ELFHeaders.Segment, _ access: Int32, pageSize: UInt64
    ) throws(VMError) {
        let start = segment.address & ~(pageSize - 1)
        let end = min(
            (segment.address + segment.memorySize + pageSize - 1) & ~(pageSize - 1), UInt64(memory.count))
        guard end > start else { return }
        guard mprotect(memory.baseAddress?.advanced(by: Int(start)), Int(end - start), access) == 0 else {
            throw protectionError()
        }
    }

    private func protectionError() -> VMError {
        VMError(.permissionDenied, "the system does not let the executable's memory be protected")
    }

    // MARK: The dynamic section

    /// The tags of the dynamic section with their values. Tags that are not known are left out later.
    private func dynamicTable(_ headers: ELFHeaders) throws(VMError) -> [UInt64: UInt64] {
        guard let segment = headers.segments.first(where: { $0.type == ELFHeaders.Segment.dynamic }) else {
            throw VMError(.failedPrecondition, "the executable has no dynamic section")
        }
        let bytes = UnsafeRawBufferPointer(memory)
        var table: [UInt64: UInt64] = [:]
        var offset = segment.address
        for _ in 0..<min(segment.memorySize / 16, 4096) {
            let tag = try bytes.number(UInt64.self, at: offset, "the dynamic section")
            guard tag != 0 else { break }
            let (next, overflow) = offset.addingReportingOverflow(16)
            guard !overflow else { break }
            table[tag] = try bytes.number(UInt64.self, at: offset + 8, "the dynamic section")
            offset = next
        }
        return table
    }

    private enum Tag {
        static let needed: UInt64 = 1
        static let hash: UInt64 = 4
        static let stringTable: UInt64 = 5
        static let symbolTable: UInt64 = 6
        static let relocations: UInt64 = 7
        static let relocationsSize: UInt64 = 8
        static let stringTableSize: UInt64 = 10
        static let initializer: UInt64 = 12
        static let relocationsWithoutAddend: UInt64 = 17
        static let jumpRelocations: UInt64 = 23
        static let jumpRelocationsSize: UInt64 = 2
        static let initializerArraySize: UInt64 = 27
    }

    private func readSymbolTable(_ table: [UInt64: UInt64]) throws(VMError) {
        guard let strings = table[Tag.stringTable], let size = table[Tag.stringTableSize],
            let symbolTable = table[Tag.symbolTable], let hash = table[Tag.hash]
        else {
            throw VMError(.failedPrecondition, "the executable has no symbols or no (System V) hash table")
        }
        guard table[Tag.needed] == nil else {
            throw VMError(
                .unavailable, "the executable needs other libraries; only standalone ones are loaded")
        }
        guard table[Tag.initializer] == nil, table[Tag.initializerArraySize] ?? 0 == 0 else {
            throw VMError(.unimplemented, "the executable has initializers")
        }
        let bytes = UnsafeRawBufferPointer(memory)
        // The second word of the hash table is the count of symbols.
        let (countField, overflow) = hash.addingReportingOverflow(4)
        guard !overflow else {
            throw VMError(.outOfRange, "the hash table of the executable is outside of it")
        }
        let count = UInt64(try bytes.number(UInt32.self, at: countField, "the hash table"))
        guard count <= UInt64(memory.count) / 24 else {
            throw VMError(.outOfRange, "the executable claims more symbols than fit into it")
        }
        symbols = SymbolTable(strings: (strings, size), symbols: symbolTable, count: count)
        for index in 1..<max(1, count) where try symbol(index).section == 0 {
            throw VMError(
                .unavailable, "the executable imports symbols; only standalone ones are loaded")
        }
    }

    private struct Symbol {
        var name: UInt64
        var section: UInt16
        var value: UInt64
    }

    private func symbol(_ index: UInt64) throws(VMError) -> Symbol {
        let bytes = UnsafeRawBufferPointer(memory)
        let (start, overflow) = symbols.symbols.addingReportingOverflow(index * 24)
        guard index < symbols.count, !overflow, start < UInt64(memory.count) else {
            throw VMError(.outOfRange, "a symbol of the executable is outside of it")
        }
        return Symbol(
            name: UInt64(try bytes.number(UInt32.self, at: start, "a symbol")),
            section: try bytes.number(UInt16.self, at: start + 6, "a symbol"),
            value: try bytes.number(UInt64.self, at: start + 8, "a symbol"))
    }

    private func isName(_ offset: UInt64, _ wanted: [UInt8]) throws(VMError) -> Bool {
        let needed = UInt64(wanted.count) + 1
        guard offset <= symbols.strings.size, needed <= symbols.strings.size - offset else { return false }
        let (start, overflow) = symbols.strings.address.addingReportingOverflow(offset)
        guard !overflow, start <= UInt64(memory.count), needed <= UInt64(memory.count) - start else {
            return false
        }
        let first = Int(start)
        return memory[first..<first + wanted.count].elementsEqual(wanted) && memory[first + wanted.count] == 0
    }

    // MARK: Relocations

    private func relocate(_ table: [UInt64: UInt64], machine: ELFHeaders.Machine) throws(VMError) {
        guard table[Tag.relocationsWithoutAddend] == nil else {
            throw VMError(.unimplemented, "the executable has relocations without addends")
        }
        for (start, size) in [
            (Tag.relocations, Tag.relocationsSize), (Tag.jumpRelocations, Tag.jumpRelocationsSize),
        ] {
            guard let address = table[start], let length = table[size] else { continue }
            guard length <= UInt64(memory.count), address <= UInt64(memory.count) - length else {
                throw VMError(.outOfRange, "the relocations of the executable are outside of it")
            }
            for offset in stride(from: address, to: address + length / 24 * 24, by: 24) {
                try applyRelocation(at: offset, machine)
            }
        }
    }

    private func applyRelocation(at offset: UInt64, _ machine: ELFHeaders.Machine) throws(VMError) {
        let bytes = UnsafeRawBufferPointer(memory)
        let place = try bytes.number(UInt64.self, at: offset, "a relocation")
        let info = try bytes.number(UInt64.self, at: offset + 8, "a relocation")
        let addend = try bytes.number(UInt64.self, at: offset + 16, "a relocation")
        let base = UInt64(UInt(bitPattern: memory.baseAddress))
        let type = UInt32(truncatingIfNeeded: info)
        let value: UInt64
        switch (machine, type) {
        case (_, 0): return
        // R_X86_64_RELATIVE, R_AARCH64_RELATIVE
        case (.x8664, 8), (.aarch64, 1027): value = base &+ addend
        // R_X86_64_64, R_AARCH64_ABS64
        case (.x8664, 1), (.aarch64, 257): value = base &+ (try symbol(info >> 32).value) &+ addend
        // R_X86_64_GLOB_DAT, R_X86_64_JUMP_SLOT, R_AARCH64_GLOB_DAT, R_AARCH64_JUMP_SLOT
        case (.x8664, 6), (.x8664, 7), (.aarch64, 1025), (.aarch64, 1026):
            value = base &+ (try symbol(info >> 32).value)
        default:
            throw VMError(
                .unimplemented, "the executable has a relocation of type \(type), which is not known")
        }
        guard place <= UInt64(memory.count) - 8 else {
            throw VMError(.outOfRange, "a relocation of the executable leads outside of it")
        }
        memory.storeBytes(of: value, toByteOffset: Int(place), as: UInt64.self)
    }
}
