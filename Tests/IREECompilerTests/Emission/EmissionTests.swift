import IREEBytecode
@testable import IREECompiler
@testable import IREECompilerCore
import Testing

/// Modules that are made of programs in the `vm` dialect.
@Suite struct EmissionTests {
    private static let program = """
        vm.module public @sample attributes {version = 3 : i32, iree.reflection = {purpose = "test"}} {
          vm.import private @math.scale(%x : f32, %y : i64, %z : tuple<i32, !vm.buffer> ...) -> f32 attributes {minimum_version = 2 : i32}
          vm.import private optional @extra.note(%x : i32)
          vm.global.i32 private mutable @count : i32
          vm.global.i64 private mutable @total : i64
          vm.global.ref private mutable @name : !vm.buffer
          vm.rodata private @text {alignment = 1 : i64} "hello"
          vm.rodata private @program {alignment = 64 : i64, mime_type = "application/json"} dense<[1, 2]> : tensor<2xi16>
          vm.export @run as("go")
          vm.func private @run(%a: i32, %b: i64) -> i64 attributes {iree.reflection = {iree.abi.declaration = "go()", level = 4 : i64}, vm.yield} {
            %0 = vm.global.load.i64 @total : i64
            %1 = vm.add.i64 %0, %b : i64
            vm.global.store.i64 %1, @total : i64
            vm.return %1 : i64
          }
          vm.func private @half(%x: f32) -> f32 {
            %0 = vm.const.f32 5.000000e-01
            %1 = vm.mul.f32 %x, %0 : f32
            vm.return %1 : f32
          }
        }
        """

    @Test func descriptionsSayWhatTheProgramSays() throws {
        let made = try module(Self.program).description
        #expect(made.name == "sample" && made.version == 3)
        #expect(made.attributes == [ModuleAttribute(key: "purpose", value: "test")])
        #expect(made.imports.map(\.fullName) == ["math.scale", "extra.note"])
        #expect(made.imports.map { $0.callingConvention?.text } == ["0fICirD_f", "0i_v"])
        #expect(made.imports.map(\.isOptional) == [false, true])
        #expect(
            made.dependencies == [
                ModuleDependency(name: "extra", isOptional: true),
                ModuleDependency(name: "math", minimumVersion: 2),
            ])
        #expect(made.exports == [ExportedFunction(name: "go", ordinal: 0)])
        #expect(made.state == ModuleState(globalByteCount: 16, globalRefCount: 1))
        #expect(made.types == ["f32", "i64", "i32"].sorted().filter { $0 != "i32" })
    }

    @Test func functionsSayWhatTheyNeed() throws {
        let made = try module(Self.program).description
        #expect(made.functions.map { $0.callingConvention?.text } == ["0iI_I", "0f_f"])
        #expect(
            made.functions[0].attributes == [
                ModuleAttribute(key: "iree.abi.declaration", value: "go()"),
                ModuleAttribute(key: "level", value: "4"),
            ])
        #expect(made.functions.map(\.requirements) == [.yield, .f32])
        #expect(made.requirements == [.yield, .f32])
        #expect(made.functions.allSatisfy { $0.code.lowerBound.isMultiple(of: 8) })
    }

    @Test func dataAreWhereTheyAreWanted() throws {
        let made = try module(Self.program)
        #expect(made.rodata.map { Array(made.bytes(of: $0)) } == [Array("hello".utf8), [1, 0, 2, 0]])
        // A media type makes a file of its own, which unpacks under the name of the symbol.
        #expect(made.rodata.map(\.isEmbedded) == [true, false])
        #expect(made.rodata[1].range.lowerBound.isMultiple(of: 64))
        let bytes = try #require(emitted(Self.program).bytes)
        #expect(String(decoding: bytes, as: UTF8.self).contains("program.json"))
    }

    @Test func largeDataLieOutsideOfTheFlatBuffer() throws {
        let text = "vm.module @m { vm.rodata private @a dense<3> : tensor<SIZExi8> }"
        for (size, isEmbedded) in [("4095", true), ("4096", false)] {
            let made = try module(text.replacing("SIZE", with: size))
            #expect(made.rodata[0].isEmbedded == isEmbedded)
            #expect(made.bytes(of: made.rodata[0]).allSatisfy { $0 == 3 })
        }
    }

    @Test(
        arguments: [
            ("\"text\"", Array("text".utf8)),
            ("dense<[1, -1]> : tensor<2xi64>", [1, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 255, count: 8)),
            ("dense<[1.0, -2.0]> : vector<2xf32>", [0, 0, 128, 63, 0, 0, 0, 192]),
            ("dense<[true, false, true]> : tensor<3xi1>", [1, 0, 1]),
            ("dense<[1, 2, 3]> : tensor<3xi4>", [0x21, 3]),
            ("dense<258> : tensor<2xi16>", [2, 1, 2, 1]),
            ("dense<[]> : tensor<0xi32>", []),
            ("dense<0.5> : tensor<2xf16>", [0, 56, 0, 56]),
            ("#util.byte_pattern<7> : tensor<3xi8>", [7, 7, 7]),
            ("#util.composite<6xi8, [\"ab\", dense<1> : tensor<2xi16>]>", [97, 98, 1, 0, 1, 0]),
            ("dense_resource<blob> : tensor<2xi8>", [170, 187]),
        ] as [(String, [UInt8])]) func constantsAreTheirBytes(_ value: String, _ bytes: [UInt8]) throws
    {
        let made = try module(
            "vm.module @m { vm.rodata private @a \(value) }\n"
                + "{-# dialect_resources: { builtin: { blob: \"0x04000000AABB\" } } #-}")
        #expect(Array(made.bytes(of: made.rodata[0])) == bytes)
    }

    // MARK: Debug information

    @Test func instructionsHaveTheirPlaceInTheSource() throws {
        let made = try module(
            """
            vm.module @m {
              vm.func private @f(%a: i32) -> i32 {
                %0 = vm.add.i32 %a, %a : i32 loc(callsite("inner" at "outer.mlir":7:9))
                vm.return %0 : i32 loc(fused<"why">["a.mlir":1:2, unknown])
              }
            }
            """)
        let debug = try #require(made.debug)
        #expect(try debug.functionName(0) == "f")
        #expect(try debug.location(function: 0, pc: 1) == "\"inner\" at ? called from outer.mlir:7:9")
        #expect(try debug.location(function: 0, pc: 8) == "[a.mlir:1:2, ?]")
    }

    /// Of instructions from one place only the first is noted, and those that may fail.
    @Test func equalPlacesAreNotedOnce() throws {
        let made = try module(
            """
            vm.module @m {
              vm.func private @f(%a: i32, %b: !vm.buffer, %o: i64) -> i32 {
                %0 = vm.add.i32 %a, %a : i32 loc("a.mlir":1:2)
                %1 = vm.add.i32 %0, %a : i32 loc("a.mlir":1:2)
                %2 = vm.buffer.load.i32 %b[%o] : !vm.buffer -> i32 loc("a.mlir":1:2)
                vm.return %1 : i32 loc("a.mlir":3:4)
              }
            }
            """)
        let debug = try #require(made.debug)
        let places = try (0..<made.description.functions[0].code.count).map {
            try debug.location(function: 0, pc: $0)
        }
        // A block marker, and three instructions of seven bytes.
        #expect(places.prefix(1) == [nil] && places[1..<22].allSatisfy { $0 == "a.mlir:1:2" })
        #expect(places.last == "a.mlir:3:4")
        #expect(try debug.locationCount() == 2)
    }

    @Test func debugInformationIsLeftOutIfAskedFor() throws {
        #expect(try module(Self.program) { $0.stripsSourceMap = true }.debug == nil)
        let text = "vm.module @m { vm.func private @f(%a: i32) { vm.print \"a\"(%a) : i32 vm.return } }"
        let kept = try module(text).description.functions[0].code.count
        let stripped = try module(text) { $0.stripsDebugOperations = true }.description.functions[0].code
            .count
        #expect(stripped < kept)
    }

    // MARK: Forms

    @Test func archivesAreAChoice() throws {
        #expect(try module(Self.program).container.isArchive)
        let plain = try module(Self.program) { $0.emitsPolyglotZIP = false }
        #expect(!plain.container.isArchive)
        #expect(plain.rodata.map { Array(plain.bytes(of: $0)) } == [Array("hello".utf8), [1, 0, 2, 0]])
    }

    @Test func theTextOfAModuleCompilesToTheSame() throws {
        let text = try #require(emitted(Self.program) { $0.format = .assembly }.bytes)
        let again = try module(String(decoding: text, as: UTF8.self)) { $0.stripsSourceMap = true }
        let first = try module(Self.program) { $0.stripsSourceMap = true }
        #expect(again.description == first.description)
        #expect((0..<2).allSatisfy { Array(again.code(of: $0)) == Array(first.code(of: $0)) })
    }

    @Test func programsOfTheVirtualMachineGoThroughItsPhase() throws {
        let made = try module(
            """
            vm.module @m {
              vm.global.i32 private @five = 5 : i32
              vm.export @f
              vm.func @f() -> (i32, !vm.buffer) {
                %0 = vm.global.load.i32 @five : i32
                %1 = vm.rodata.inline : !vm.buffer = "text"
                vm.return %0, %1 : i32, !vm.buffer
              }
            }
            """
        ) {
            $0.mode = .vm
            $0.firstPhase = .start
        }
        #expect(made.description.exports.map(\.name) == ["f", "__init"])
        #expect(made.rodata.count == 1)
    }
}
