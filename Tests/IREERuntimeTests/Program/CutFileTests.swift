import Foundation
import IREEBytecode
import IREEParams
import TestSupport
import Testing

@testable import IREERuntime

/// Files that are cut while they are mapped: the operation that read them fails, and the process lives.
@Suite struct CutFileTests {
    init() {
        #expect(MappingGuard.install())
    }

    /// How much is left of a file: the system tells by a signal of whole pages only.
    enum Cut: CaseIterable {
        case whole, withinPage

        func apply(to path: String) throws {
            let size: off_t = self == .whole ? 0 : 100
            #expect(truncate(path, size) == 0)
        }
    }

    private static func expectDataLoss(
        _ path: String, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
    ) {
        let error = #expect(throws: VMError.self, sourceLocation: sourceLocation) { try body() }
        #expect(error?.code == .dataLoss, "\(error as Any)", sourceLocation: sourceLocation)
        #expect(error?.file == path, sourceLocation: sourceLocation)
        #expect(
            error?.message.contains("shrank while it was mapped") == true, "\(error as Any)",
            sourceLocation: sourceLocation)
    }

    /// An archive with what `named` and `layers` look for.
    private static func archive(_ folder: TemporaryFolder) throws -> String {
        var builder = ArchiveBuilder()
        let provider = try Programs.parameters()
        for layer in 0..<4 {
            let key = ParameterKey("blk.\(layer).w")
            try builder.add(
                ParameterEntry(
                    key: key, length: 16,
                    storage: .file(FileRange(source: MemorySource(try provider.bytes(of: key)), offset: 0))))
        }
        for (key, scope, length) in [("weights", "model", 48), ("bias", "head", 12)] {
            let bytes = try provider.bytes(of: ParameterKey(key), scope: scope)
            try builder.add(
                ParameterEntry(
                    key: ParameterKey(key), length: UInt64(length),
                    storage: .file(FileRange(source: MemorySource(bytes), offset: 0))))
        }
        let path = folder("parameters.irpa")
        _ = try ArchiveWriter().write(builder, to: path)
        return path
    }

    private static func program(_ name: String, _ path: String, _ device: Devices) throws -> Program {
        var map = ParameterScopeMap()
        for scope in ["", "model", "head"] {
            try map.addFile(path, scope: scope, options: ReadOptions(mode: .mmap))
        }
        return try Programs.load(
            name, device: device.device, parameters: CompositeParameterProvider(map))
    }

    private static func layer(_ program: Program) throws -> [Float] {
        let input = try HALBufferView([1, 0, 0, 0, 0, 1, 0, 0] as [Float], shape: [2, 4])
        return try program.call("layer", [.tensor(input)])[0].floats()
    }

    // MARK: Parameters

    /// Kernels of machine code and of bytecode read what was imported, on one thread and on several.
    @Test(arguments: ["named.llvm-cpu", "named.vmvx", "named.async"], Devices.local)
    func kernels(_ name: String, _ device: Devices) throws {
        for cut in Cut.allCases {
            let folder = try TemporaryFolder()
            let path = try Self.archive(folder)
            let program = try Self.program(name, path, device)
            // A file that is as it was is none of the guard's business.
            #expect(try Self.layer(program) == [0.5, 1.25, 1, 3.5, 4.25, 4])
            try cut.apply(to: path)
            Self.expectDataLoss(path) { _ = try Self.layer(program) }
            // It stays lost: what was read may be anywhere.
            Self.expectDataLoss(path) { _ = try Self.layer(program) }
            // Another program, of a file that is whole, does not mind.
            let other = try TemporaryFolder()
            #expect(
                try Self.layer(Self.program(name, try Self.archive(other), device))
                    == [0.5, 1.25, 1, 3.5, 4.25, 4])
        }
    }

    /// A transfer copies what is mapped: the program of discrete memory, and loads that come too late.
    @Test(arguments: ["layers.llvm-cpu", "layers.vmvx"], Devices.allCases)
    func transfers(_ name: String, _ device: Devices) throws {
        for cut in Cut.allCases {
            let folder = try TemporaryFolder()
            let path = try Self.archive(folder)
            let program = try Self.program(name, path, device)
            #expect(try program.call("sum", [.i64(2)])[0].floats() == [10, 12, 14, 16])
            try cut.apply(to: path)
            Self.expectDataLoss(path) { _ = try program.call("sum", [.i64(2)]) }
        }
    }

    @Test(arguments: Devices.local)
    func copiesAndReadsByThePieces(_ device: Devices) throws {
        let device = device.device
        for cut in Cut.allCases {
            let folder = try TemporaryFolder()
            let path = try folder.write([UInt8](repeating: 7, count: 3 * 4096), as: "data.bin")
            let source = try MappedSource(path: path)
            let file = try #require(try source.privateMapping(of: 4096..<3 * 4096))
            let imported = try device.allocator.importMemory(file.bytes, of: file, HALBuffer.Parameters()) {}
            let target = try device.allocator.allocate(HALBuffer.Parameters(), length: imported.length)
            func copy() throws {
                let done = HALFence.unsignaled()
                device.copy(
                    wait: .reached, signal: done, from: HALBufferReference(imported),
                    to: HALBufferReference(target))
                try done.wait()
            }
            try copy()
            #expect(try target.bytes(at: 0, length: 8).allSatisfy { $0 == 7 })
            try cut.apply(to: path)
            Self.expectDataLoss(path) { try copy() }
            // The source itself tells whoever reads it.
            var bytes = [UInt8](repeating: 1, count: 4096)
            let error = #expect(throws: ParameterError.self) {
                try bytes.withUnsafeMutableBytes { try source.read(at: 4096, into: $0) }
            }
            #expect(error?.code == .dataLoss)
        }
    }

    // MARK: Modules

    /// A module whose function answers a byte of its one large constant, in a file.
    private static func module(_ folder: TemporaryFolder, byte: UInt8 = 5) throws -> String {
        var encoder = FunctionEncoder()
        func append(_ mnemonic: String, _ operands: Operand...) throws {
            try encoder.append(try #require(InstructionSet.instruction(named: mnemonic)), operands)
        }
        encoder.startBlock()
        try append("const.ref.rodata", .index(0), .register(.ref(0)))
        try append(
            "buffer.load.i8.u", .register(.ref(0)), .register(.number(0)), .register(.number(2)))
        try append("return", .registers([.number(2)]))
        let made = try encoder.finish()
        var description = ModuleDescription(name: "test")
        description.exports = [ExportedFunction(name: "byte", ordinal: 0)]
        description.functions = [
            FunctionDescription(
                callingConvention: try CallingConvention(parsing: "0I_i"), code: 0..<made.bytes.count,
                blockCount: made.blockCount, i32RegisterCount: made.i32RegisterCount,
                refRegisterCount: made.refRegisterCount)
        ]
        var writer = ModuleWriter(description, bytecode: made.bytes)
        writer.rodata = [
            ModuleWriter.Rodata([UInt8](repeating: byte, count: 256 << 10), alignment: 64)
        ]
        return try folder.write(try writer.write(.archive), as: "module.vmfb")
    }

    private static func byte(_ function: VMFunction, at index: Int64) throws -> Int32? {
        guard case .i32(let value)? = try function.call([.i64(index)]).first else { return nil }
        return value
    }

    @Test func codeThatReadsConstants() throws {
        for cut in [off_t(0), 8192] {
            let folder = try TemporaryFolder()
            let path = try Self.module(folder)
            let context = try VMContext([try VMModule(try ModuleBytes(mapping: path))])
            let function = try context.function("test.byte")
            #expect(try Self.byte(function, at: 200_000) == 5)
            #expect(truncate(path, cut) == 0)
            Self.expectDataLoss(path) { _ = try Self.byte(function, at: 200_000) }
        }
    }

    /// What is verified is what runs: tables and code are no part of the file any more once it is loaded.
    @Test func filesThatChangeInPlace() throws {
        let folder = try TemporaryFolder()
        let path = try Self.module(folder)
        let module = try BytecodeModule(ModuleBytes(mapping: path))
        let length = Int(try FileSource(path: path).size)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: Data([UInt8](repeating: 0xE1, count: length)))
        let context = try VMContext([.bytecode(try VerifiedModule(module))])
        // Constants are the file's still.
        #expect(try Self.byte(try context.function("test.byte"), at: 200_000) == 0xE1)
        #expect(module.name == "test" && module.storage.isStable && !module.file.isStable)
        // A file that was read has nothing to do with it at all.
        let read = try BytecodeModule(ModuleBytes(reading: try Self.module(folder, byte: 9)))
        try file.write(contentsOf: Data([0]))
        #expect(read.storage === read.file && read.file.isStable)
        let other = try VMContext([.bytecode(try VerifiedModule(read))])
        #expect(try Self.byte(try other.function("test.byte"), at: 0) == 9)
    }

    // MARK: Constants that a device may write to

    @Test(arguments: Devices.allCases, [true, false])
    func constantsAreCopiedWhereTheyAreWrittenTo(_ kind: Devices, isMapped: Bool) throws {
        let device = kind.device
        let folder = try TemporaryFolder()
        let path = try Self.module(folder)
        let bytes = isMapped ? try ModuleBytes(mapping: path) : try ModuleBytes(reading: path)
        let module = try BytecodeModule(bytes)
        let segment = try #require(module.rodata.first)
        let constants = VMBuffer(module.bytes(of: segment), owner: module.owner(of: segment))
        // All of it, which is mapped once more, and a part that is copied.
        for count in [constants.count, 100] {
            let part = UnsafeRawBufferPointer(rebasing: constants.bytes.prefix(count))
            let (first, second) = (
                try device.allocator.importConstants(constants, part, HALBuffer.Parameters()),
                try device.allocator.importConstants(constants, part, HALBuffer.Parameters())
            )
            #expect(UInt(bitPattern: first.storage.hostMemory?.baseAddress) % 64 == 0)
            let done = HALFence.unsignaled()
            device.fill(
                wait: .reached, signal: done, HALBufferReference(first, offset: 8, length: 4), pattern: 9,
                patternLength: 1)
            try done.wait()
            #expect(try first.contents(at: 6, length: 8) == [5, 5, 9, 9, 9, 9, 5, 5])
            // Nobody else sees it.
            #expect(try second.contents(at: 6, length: 8) == [UInt8](repeating: 5, count: 8))
            #expect(constants.bytes.allSatisfy { $0 == 5 })
            #expect(try folder.bytes("module.vmfb").contains(9) == false || count > 0)
        }
        let whole = try FileSource(path: path).readBytes(at: UInt64(segment.range.lowerBound), count: 64)
        #expect(whole.allSatisfy { $0 == 5 })
        guard isMapped, kind != .far else { return }
        let imported = try device.allocator.importConstants(
            constants, constants.bytes, HALBuffer.Parameters())
        let target = try device.allocator.allocate(HALBuffer.Parameters(), length: imported.length)
        #expect(truncate(path, 0) == 0)
        Self.expectDataLoss(path) {
            let done = HALFence.unsignaled()
            device.copy(
                wait: .reached, signal: done, from: HALBufferReference(imported),
                to: HALBufferReference(target))
            try done.wait()
        }
    }

    /// Kernels may write to parameters that the program said it would only read: their file, and other
    /// programs, do not see it.
    @Test(arguments: Devices.allCases)
    func parametersAreCopiedWhereTheyAreWrittenTo(_ device: Devices) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](repeating: 3, count: 8192), as: "data.bin")
        let source = try MappedSource(path: path)
        let device = device.device
        var buffers: [HALBuffer] = []
        for views in [ParameterViews(), ParameterViews()] {
            let view = try #require(views.view(of: source))
            #expect(view.isWritable && view.bytes.count == 8192)
            #expect(try #require(views.view(of: source)).bytes.baseAddress == view.bytes.baseAddress)
            let owner = view.owner
            buffers.append(
                try device.allocator.importMemory(view.bytes, of: view.file, HALBuffer.Parameters()) {
                    withExtendedLifetime(owner) {}
                })
        }
        let done = HALFence.unsignaled()
        device.fill(
            wait: .reached, signal: done, HALBufferReference(buffers[0]), pattern: 4, patternLength: 1)
        try done.wait()
        #expect(try buffers[0].contents().allSatisfy { $0 == 4 })
        #expect(try buffers[1].contents().allSatisfy { $0 == 3 })
        #expect(try folder.bytes("data.bin").allSatisfy { $0 == 3 })
    }
}
