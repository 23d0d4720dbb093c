import Foundation
import IREEBytecode
import TestSupport
import Testing

@Suite struct ModuleTests {
    @Test(arguments: Modules.names)
    func officialModulesAreRead(_ name: String) throws {
        let module = try Modules.load(name)
        #expect(module.name == "module" && module.description.bytecodeVersion == .current)
        #expect(module.container.flatBuffer.lowerBound == (module.container.isArchive ? 68 : 4))
        #expect(!module.description.functions.isEmpty && !module.description.exports.isEmpty)
        #expect(module.container.isArchive == (module.debug != nil))
    }

    @Test func partsOfAModuleAreFound() throws {
        let module = try Modules.load("add")
        let description = module.description
        #expect(description.types.first == "i32" && description.types.last == "!vm.buffer")
        #expect(description.dependencies == [ModuleDependency(name: "hal", minimumVersion: 7)])
        #expect(description.imports[0].fullName == "hal.buffer.assert")
        #expect(description.imports[0].callingConvention?.text == "0rrrIii_v")
        #expect(description.exports.map(\.name) == ["add", "__init"])
        #expect(description.state == ModuleState(globalByteCount: 0, globalRefCount: 3))
        #expect(description.requirements == [.yield, .unwind])
        let declaration = description.functions[1].attributes.first { $0.key == "iree.abi.declaration" }
        #expect(declaration?.value.hasPrefix("sync func @add(") == true)
        #expect(module.exportNames(of: 1) == ["add"] && module.displayName(of: 0) == "function 0")
        #expect(String(decoding: module.bytes(of: module.rodata[0]), as: UTF8.self) == "hal.device.id")
        let code = try #require(module.rodata.first { !$0.isEmbedded })
        #expect(Array(module.bytes(of: code).prefix(4)) == [0x7F] + Array("ELF".utf8))
        let debug = try #require(module.debug)
        let locations = Set(try (0..<1200).compactMap { try debug.location(function: 2, pc: $0) })
        #expect(locations.contains { $0.hasPrefix("add.mlir:2:8 called from") }, "\(locations)")
        #expect(try debug.functionName(2) == "__init" && debug.functionName(0) == nil)
    }

    @Test(arguments: Modules.names, ModuleWriter.Form.allCases)
    func modulesAreWrittenAsTheyWere(_ name: String, _ form: ModuleWriter.Form) throws {
        let module = try Modules.load(name)
        let bytes = try ModuleWriter(module).write(form)
        let again = try BytecodeModule(bytes)
        #expect(again.description == module.description)
        #expect(again.container.isArchive == (form == .archive))
        #expect(Array(again.storage[again.bytecode]) == Array(module.storage[module.bytecode]))
        #expect(again.rodata.count == module.rodata.count)
        for (a, b) in zip(again.rodata, module.rodata) {
            #expect(again.bytes(of: a).elementsEqual(module.bytes(of: b)))
            #expect(a.range.lowerBound.isMultiple(of: 16))
        }
        _ = try VerifiedModule(again)
    }

    @Test(.enabled(if: isInstalled("python3"), "ARCHIVES NOT TESTED: python3 is not installed"))
    func archivesAreZIPFiles() throws {
        let scratch = try TemporaryFolder()
        let module = try Modules.load("add")
        let path = try scratch.write(try ModuleWriter(module).write(.archive), as: "m.vmfb")
        let result = try run(
            "python3",
            [
                "-c",
                "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist())",
                path,
            ],
            in: scratch)
        #expect(result.text == "None ['module.fb', 'rodata_4.bin']\n")
    }

    @Test func errorsNameTheFileAndTheByte() throws {
        var bytes = try Modules.bytes("loop")
        bytes[8] = UInt8(ascii: "X")
        let error = #expect(throws: VMError.self) { try BytecodeModule(bytes, path: "bad.vmfb") }
        #expect(
            error?.description
                == "bad.vmfb:8: INVALID_ARGUMENT; this is no FlatBuffer with identifier `IREE`")
    }

    @Test func otherVersionsAreRefused() throws {
        var writer = ModuleWriter(try Modules.load("loop"))
        for (major, minor) in [(16, 0), (17, 1), (18, 0)] as [(UInt16, UInt16)] {
            writer.description.bytecodeVersion = BytecodeVersion(major: major, minor: minor)
            let error = #expect(throws: VMError.self) { try BytecodeModule(try writer.write()) }
            #expect(error?.code == .incompatible && error?.hint != nil)
        }
    }

    /// What is wrong in itself, not as bytes.
    @Test func whatCannotBeIsRefused() throws {
        let good = ModuleWriter(try Modules.load("loop"))
        let changes: [(String, (inout ModuleDescription) -> Void)] = [
            ("name", { $0.name = "" }),
            ("is missing", { $0.types = [""] }),
            ("is missing", { $0.dependencies = [ModuleDependency(name: "")] }),
            ("is missing", { $0.imports = [ImportedFunction(fullName: "", callingConvention: nil)] }),
            ("is missing", { $0.exports[0].name = "" }),
            ("there are 2", { $0.exports[0].ordinal = 2 }),
            ("is function -1", { $0.exports[0].ordinal = -1 }),
            ("no calling convention", { $0.functions[0].callingConvention = nil }),
            ("bytes of code", { $0.functions[1].code = 0..<100_000 }),
            ("bytes of code", { $0.functions[1].code = 8..<8 }),
            ("blocks", { $0.functions[0].blockCount = 0 }),
            ("blocks", { $0.functions[0].blockCount = 30_000 }),
            ("registers", { $0.functions[0].i32RegisterCount = -1 }),
            ("registers", { $0.functions[0].refRegisterCount = 0x4000 }),
            ("00000010", { $0.requirements = Features(rawValue: 16) }),
            ("00000020", { $0.functions[0].requirements = Features(rawValue: 32) }),
            ("globals", { $0.state.globalByteCount = -1 }),
            ("too many", { $0.state.globalByteCount = 1 << 30 }),
            ("too many", { $0.state.globalRefCount = 1 << 30 }),
            ("rwdata", { $0.rwdata = [-4] }),
        ]
        for (fragment, change) in changes {
            var writer = good
            change(&writer.description)
            let error = #expect(throws: VMError.self) { try BytecodeModule(try writer.write()) }
            #expect(error?.message.contains(fragment) == true, "\(fragment): \(error?.message ?? "")")
        }
    }

    /// A file may say the same thing many times, but not for ever.
    @Test func sharedPartsAreCountedEachTime() throws {
        var builder = FlatBufferBuilder()
        let value = builder.string(String(repeating: "x", count: 10_000))
        let attribute = builder.table { $0.add(1, value) }
        let attributes = builder.vector(Array(repeating: attribute, count: 10_000))
        let name = builder.string("bomb")
        let root = builder.table {
            $0.add(0, name)
            $0.add(3, attributes)
            $0.add(13, UInt32(17 << 16))
        }
        let bytes = builder.finish(root, identifier: "IREE", prefix: true)
        let error = #expect(throws: VMError.self) { try BytecodeModule(bytes) }
        #expect(error?.message.contains("far more than it holds") == true)
    }
}
