import Foundation
import IREEBytecode
import TestSupport
import Testing

@Suite struct FlatBufferTests {
    /// The schema in the repository.
    private static let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Schemas/bytecode_module.fbs").path

    /// A module with something in every field.
    private static let json = """
        {
          name: "m", version: 7, requirements: "F32 Unwind",
          attributes: [{ key: "k", value: "v" }, { value: "only" }],
          types: [{ full_name: "i32" }, { full_name: "!vm.buffer" }],
          dependencies: [{ name: "hal", minimum_version: 7 }, { name: "x", need: "Optional" }],
          imports: [
            { full_name: "hal.a.b", signature: { calling_convention: "0rCiID_r" } },
            { full_name: "x.y", need: "Optional" }
          ],
          exports: [{ local_name: "f" }, { local_name: "g", ordinal: 1 }],
          signatures: [
            { calling_convention: "0iI_v", attributes: [{ key: "a", value: "b" }] },
            { calling_convention: "0v_r" }
          ],
          rodata: [
            { compression_type: "Uncompressed", compression: {}, embedded: [1, 2, 3] },
            { embedded: [] }, { external_offset: 0, external_length: 0 }
          ],
          rwdata: [{ byte_count: 12 }],
          state: { global_bytes: 24, global_refs: 2 },
          functions: [
            { offset: 0, length: 8, requirements: "F32", reserved: 0, block_count: 2,
              i32_registers: 4, ref_registers: 1 },
            { offset: 8, length: 6, requirements: 0, reserved: 0, block_count: 1,
              i32_registers: 0, ref_registers: 3 }
          ],
          bytecode_version: \(17 << 16),
          bytecode: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
          debug: {
            locations_type: ["FileLocation", "NameLocation"],
            locations: [{ file: "a.mlir", line: 3, column: 5 }, { name: "n", child: 0 }],
            functions: [
              { name: "f", locations: [{ pc: 1, location: 0 }, { pc: 9, location: 1 }] }, {}
            ]
          }
        }
        """

    private static func check(_ module: BytecodeModule) throws {
        let description = module.description
        #expect(description.name == "m" && description.version == 7)
        #expect(description.requirements == [.f32, .unwind])
        #expect(description.attributes.map(\.key) == ["k", ""])
        #expect(description.types == ["i32", "!vm.buffer"])
        #expect(
            description.dependencies == [
                ModuleDependency(name: "hal", minimumVersion: 7),
                ModuleDependency(name: "x", isOptional: true),
            ])
        #expect(description.imports.map(\.fullName) == ["hal.a.b", "x.y"])
        #expect(description.imports.map(\.callingConvention?.text) == ["0rCiID_r", nil])
        #expect(description.imports.map(\.isOptional) == [false, true])
        #expect(description.imports[0].moduleName == "hal" && description.imports[0].functionName == "a.b")
        #expect(description.exports.map(\.ordinal) == [0, 1])
        #expect(description.functions.map(\.code) == [0..<8, 8..<14])
        #expect(description.functions.map(\.blockCount) == [2, 1])
        #expect(description.functions.map(\.i32RegisterCount) == [4, 0])
        #expect(description.functions.map(\.refRegisterCount) == [1, 3])
        #expect(description.functions[0].requirements == .f32)
        #expect(description.functions[0].attributes == [ModuleAttribute(key: "a", value: "b")])
        #expect(module.rodata.map { Array(module.bytes(of: $0)) } == [[1, 2, 3], [], []])
        #expect(description.rwdata == [12])
        #expect(description.state == ModuleState(globalByteCount: 24, globalRefCount: 2))
        #expect(Array(module.code(of: 1)) == [9, 10, 11, 12, 13, 14])
    }

    @Test(.enabled(if: isInstalled("flatc"), "NOT TESTED AGAINST flatc: it is not installed"))
    func readsWhatTheFlatBuffersCompilerBuilds() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write(Self.json.utf8, as: "m.json")
        let built = try run("flatc", ["--binary", Self.schema, file], in: scratch)
        try #require(built.status == 0, "\(built.text)")
        let buffer = try scratch.bytes("m.vmfb")
        let prefix = withUnsafeBytes(of: UInt32(buffer.count).littleEndian) { Array($0) }
        // External rodata of no bytes may start where the file ends.
        let padding = [UInt8](repeating: 0, count: 63)
        let module = try BytecodeModule(prefix + buffer + padding)
        try Self.check(module)
        let debug = try #require(module.debug)
        #expect(try debug.functionName(0) == "f" && debug.functionName(1) == nil)
        #expect(try debug.location(function: 0, pc: 0) == nil)
        #expect(try debug.location(function: 0, pc: 4) == "a.mlir:3:5")
        #expect(try debug.location(function: 0, pc: 9) == "\"n\" at a.mlir:3:5")
        #expect(try debug.locationCount() == 2)

        // And what the builder makes of that reads the same, for both. The compiler cannot write
        // lists of unions as text, so it gets a schema without that one.
        let schema = try String(contentsOfFile: Self.schema, encoding: .utf8).replacingOccurrences(
            of: "locations: [Location];", with: "types: [uint8]; locations: [NameLocation];")
        let plainSchema = try scratch.write(schema.utf8, as: "plain.fbs")
        for form in ModuleWriter.Form.allCases {
            let bytes = try ModuleWriter(module).write(form)
            let again = try BytecodeModule(bytes)
            try Self.check(again)
            let flat = Array(bytes[again.container.flatBuffer])
            _ = try scratch.write(flat, as: "again.bin")
            let text = try run(
                "flatc", ["--json", "--strict-json", "--raw-binary", plainSchema, "--", "again.bin"],
                in: scratch)
            #expect(text.status == 0, "\(text.text)")
            let json = String(decoding: try scratch.bytes("again.json"), as: UTF8.self)
            for part in ["\"name\": \"m\"", "\"0rCiID_r\"", "\"global_refs\": 2", "\"i32_registers\": 4"] {
                #expect(json.contains(part))
            }
        }
    }

    @Test func buildsWhatItReads() throws {
        var builder = FlatBufferBuilder()
        let text = builder.string("é")
        let bytes = builder.vector(bytes: [1, 2, 3, 4, 5, 6, 7, 8], stride: 4, alignment: 8)
        let leaves = (0..<3).map { number in builder.table { $0.add(1, UInt16(number + 500)) } }
        let list = builder.vector(leaves)
        let root = builder.table {
            $0.add(0, Int64(-2))
            $0.add(1, UInt8(9), default: 9)
            $0.add(2, text)
            $0.add(3, bytes)
            $0.add(5, list)
            $0.add(6, nil)
        }
        let data = builder.finish(root, identifier: "TEST", prefix: false)
        let storage = ModuleBytes(data)
        let buffer = FlatBuffer(storage, in: 0..<data.count)
        let table = try buffer.root(identifier: "TEST")
        #expect(try table.number(0, "a") == Int64(-2))
        #expect(try table.number(1, "b", default: UInt8(9)) == 9)
        #expect(!table.has(1) && table.has(2) && !table.has(6) && !table.has(100))
        let place = try #require(try table.string(2, "c"))
        #expect(try storage.text(place, "c") == "é")
        let vector = try #require(try table.vector(3, stride: 4, "d"))
        #expect(Array(storage[vector]) == [1, 2, 3, 4, 5, 6, 7, 8] && vector.lowerBound.isMultiple(of: 8))
        #expect(try table.tables(4, "e").count == 0)
        let tables = try table.tables(5, "f")
        let numbers: [UInt16] = try (0..<tables.count).map { try tables.table($0, "f").number(1, "g") }
        #expect(numbers == [500, 501, 502])
        #expect(throws: VMError.self) { try buffer.root(identifier: "ELSE") }
    }

    /// Whatever the bytes are, reading ends in a value or an error that names a byte of the buffer.
    @Test func survivesAnyBytes() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<5000 {
            var bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
                UInt8.random(in: 0...40, using: &generator)
            }
            if bytes.count >= 8 { bytes.replaceSubrange(4..<8, with: "TEST".utf8) }
            let buffer = FlatBuffer(ModuleBytes(bytes), in: 0..<bytes.count)
            do throws(VMError) {
                let root = try buffer.root(identifier: "TEST")
                for id in 0..<4 {
                    _ = try root.number(id, "n") as UInt64
                    _ = try root.string(id, "s")
                    let tables = try root.tables(id, "t")
                    if tables.count > 0 { _ = try tables.table(tables.count - 1, "t") }
                }
            } catch {
                #expect(error.code == .invalidArgument && error.offset != nil, "\(error)")
            }
        }
    }

    @Test func boundsDepth() throws {
        // A table whose only field leads to itself.
        let bytes: [UInt8] =
            [16, 0, 0, 0] + Array("TEST".utf8) + [6, 0, 8, 0, 4, 0, 0, 0] + [8, 0, 0, 0, 0, 0, 0, 0]
        var data = bytes
        data[20] = 0
        let buffer = FlatBuffer(ModuleBytes(data), in: 0..<data.count)
        var table = try buffer.root(identifier: "TEST")
        // The field's distance of 0 leads to the field, which is no table: give it back its vtable.
        #expect(throws: VMError.self) {
            for _ in 0..<1000 {
                guard let inner = try table.table(0, "inner") else { return }
                table = inner
            }
        }
    }
}
