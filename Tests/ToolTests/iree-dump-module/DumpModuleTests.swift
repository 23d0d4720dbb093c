import Foundation
import Testing

@Suite struct DumpModuleTests {
    /// A module that the official compiler made.
    private static let module = ProjectFiles.bytecodeModules + "add.vmfb"

    private func dump(_ arguments: String..., in work: Workspace) throws -> ToolResult {
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        return try work.shell("\"$BIN\"/iree-dump-module \(quoted)")
    }

    @Test func everythingIsPrinted() throws {
        let work = try Workspace()
        let all = try dump(Self.module, in: work)
        #expect(all.status == 0 && all.errors.isEmpty)
        for part in [
            "module @module, version 0, bytecode 17.0", "needs: yield, unwind", "[  3] !hal.buffer\n",
            "hal, version 7 or later", "hal.buffer.assert(ref, ref, ref, i64, i32, i32) -> ()",
            "[  0] add(ref, ref) -> (ref), function 1", "iree.abi.declaration: sync func @add(",
            "3 global references", "external       3", ", ELF", "export @add\nfunc @add(%r0: ref, %r1: ref)",
            "= call @hal.fence.create(%r", "-> ()", "fail %i0, \"failed to wait on timepoint\"",
        ] { #expect(all.output.contains(part), "\(part)") }
        let metadata = try dump("--output=metadata", Self.module, in: work).output
        let code = try dump("--output=disassembly", Self.module, in: work).output
        #expect(all.output == metadata + code)
    }

    @Test func oneFunctionIsChosenByNameOrNumber() throws {
        let work = try Workspace()
        let byName = try dump("--function=add", "--bytecode_offsets", Self.module, in: work).output
        let byNumber = try dump("--function=1", "--bytecode_offsets=true", Self.module, in: work).output
        #expect(byName == byNumber && byName.hasPrefix("export @add\n"))
        #expect(byName.contains("\n00000000  ^bb0:\n  00000001  %i"))
        let located = try dump("--function=__init", "--source_locations", Self.module, in: work).output
        #expect(located.contains("// add.mlir:2:8 called from add.mlir:1:1"))
        let missing = try dump("--function=nothing", Self.module, in: work)
        #expect(missing.status == 1 && missing.errors.contains("exports `add`, `__init`"))
    }

    /// What is no module is named, with what to do about it.
    @Test(arguments: [
        ("module {\n}\n", "MLIR text", "compile it first"), ("GGUF\u{3}", "a GGUF file", "--parameters="),
        ("version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer", "git lfs pull"),
        ("<!DOCTYPE html><html>", "an HTML page", "fetch"), ("", "an empty file", "fetch"),
        ("PK\u{3}\u{4}" + String(repeating: "\0", count: 60), "a ZIP archive", "unpack"),
    ])
    func filesThatAreSomethingElseAreNamed(text: String, what: String, hint: String) throws {
        let work = try Workspace()
        try work.write(text.utf8, to: "m.vmfb")
        for command in [
            "iree-dump-module m.vmfb", "iree-run-module --module=m.vmfb",
            "iree-run-module --module_mode=preload --module=m.vmfb",
        ] {
            let result = try work.shell("\"$BIN\"/\(command)")
            #expect(result.status == 1)
            #expect(result.errors.contains("this is no compiled module but \(what)"), "\(result.errors)")
            #expect(result.errors.contains(hint), "\(result.errors)")
        }
    }

    @Test func theFlatBufferIsGivenAway() throws {
        let work = try Workspace()
        for flags in [["--pretty"], []] {
            let text = try work.shell(
                "\"$BIN\"/iree-dump-module --output=flatbuffer-json \(flags.joined()) '\(Self.module)'"
            ).output
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(json["name"] as? String == "module" && json["bytecode_version"] as? Int == 0x11_0000)
            #expect((json["imported_functions"] as? [Any])?.count == 18)
            #expect((json["bytecode_data"] as? [Any])?.isEmpty == false)
        }
        let status = try work.shell(
            "\"$BIN\"/iree-dump-module --output=flatbuffer-binary '\(Self.module)' > out.bin"
        ).status
        #expect(status == 0)
        #expect(try work.bytes("out.bin").dropFirst(4).prefix(4).elementsEqual("IREE".utf8))
    }

    @Test func damageIsFound() throws {
        let work = try Workspace()
        #expect(try dump("--verify", "--output=metadata", Self.module, in: work).status == 0)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: Self.module)))
        try work.write(bytes.prefix(1000), to: "short.vmfb")
        let short = try dump("short.vmfb", in: work)
        #expect(short.status == 1 && short.errors.contains("short.vmfb:64: INVALID_ARGUMENT"))
        // The first instruction: there is none such.
        let first = try #require(bytes.firstRange(of: [0x79, 0x0D]))
        bytes[first.lowerBound + 1] = 0xDF
        try work.write(bytes, to: "bad.vmfb")
        let bad = try dump("bad.vmfb", in: work)
        #expect(bad.status == 1 && bad.errors.contains("there is no instruction DF"))
        #expect(bad.output.contains("// bad.vmfb:\(first.lowerBound + 2): ") || bad.output.contains("DF"))
        #expect(try dump("--verify", "--output=metadata", "bad.vmfb", in: work).status == 1)
        #expect(try dump("missing.vmfb", in: work).errors.contains("NOT_FOUND"))
        #expect(try dump(in: work).status == 1)
    }
}
