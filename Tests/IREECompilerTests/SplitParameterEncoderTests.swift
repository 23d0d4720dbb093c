import Foundation
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// What initializers make of parameters is made ahead of time.
struct SplitParameterEncoderTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        /// The initializer's operations; `%p` is a parameter of 1024 bytes, what is stored is `%out`.
        let body: String
        var options = ""
        var around = ""
        /// What the encoder has, if there is to be one.
        var encoder: [String] = []
        /// What the program has afterwards, and what not.
        var program: [String] = []
        var gone: [String] = []

        init(
            _ name: String, _ body: String, options: String = "", around: String = "", encoder: [String] = [],
            program: [String] = [], gone: [String] = []
        ) {
            testDescription = name
            self.body = body
            self.options = options
            self.around = around
            self.encoder = encoder
            self.program = program
            self.gone = gone
        }

        var text: String {
            """
            \(around)
            util.global private @g : !stream.resource<constant>
            util.initializer {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              %c256 = arith.constant 256 : index
              %c1024 = arith.constant 1024 : index
              %seven = arith.constant 7 : i32
              %true = arith.constant true
              %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
            \(body)
              util.global.store %out, @g : !stream.resource<constant>
              util.return
            }
            """
        }
    }

    private static let constant = "!stream.resource<constant>{%c1024}"
    private static let fill =
        "%out = stream.async.fill %seven, %p[%c0 to %c256 for %c256] : i32 -> %p as \(constant)"
    private static let padded = """
        %c1300 = arith.constant 1300 : index
        %room = stream.async.splat %seven : i32 -> !stream.resource<constant>{%c1300}
        %out = stream.async.update %p, %room[%c0 to %c1024] : \(constant) -> %room as !stream.resource<constant>{%c1300}
        """
    private static let first = #"#stream.parameter.named<""::"parameter0"> : tensor<1024xi8>"#

    static let hoisted: [Case] = [
        Case(
            "a fill", fill, encoder: [#"= "k""#, "stream.async.fill"], program: [first],
            gone: ["async.fill", "\"k\""]),
        Case(
            "a scope", fill, options: "output-scope=enc", encoder: [#"iree.encode.scopes = "enc""#],
            program: [#"<"enc"::"parameter0">"#]),
        Case(
            "a clone of a parameter", "%out = stream.async.clone %p : \(constant) -> \(constant)",
            encoder: ["stream.async.parameter.load"], program: [first]),
        Case(
            "sizes are padded", padded, options: "max-encoding-growth-factor=1.3",
            encoder: ["arith.constant 1344 : i64"],
            program: ["tensor<1344xi8>", "stream.resource.subview"], gone: ["async.update"]),
        Case(
            "alignment as the program says", padded,
            options: "max-encoding-growth-factor=1.3",
            around: """
                #limits = #stream.resource_config<{max_allocation_size = 4096, min_buffer_offset_alignment = 16, min_buffer_range_alignment = 4}>
                module attributes {stream.resources = #limits} {
                """, program: ["tensor<1300xi8>"], gone: ["stream.resource.subview"]),
        Case(
            "a constant of the program",
            """
            %c16 = arith.constant 16 : index
            %d = stream.async.constant : !stream.resource<constant>{%c16} = dense<[1, 2, 3, 4]> : tensor<4xi32>
            %out = stream.async.fill %seven, %d[%c0 to %c16 for %c16] : i32 -> %d as !stream.resource<constant>{%c16}
            """, encoder: ["dense<[1, 2, 3, 4]>", "stream.async.constant await("], program: ["parameter0"],
            gone: ["dense<"]),
        Case(
            "what a region takes from outside",
            """
            %out = scf.if %true -> !stream.resource<constant> {
              %f = stream.async.fill on(#hal.device.affinity<@dev>) %seven, %p[%c0 to %c256 for %c256] : i32 -> %p as \(constant)
              scf.yield %f : !stream.resource<constant>
            } else {
              scf.yield %p : !stream.resource<constant>
            }
            """, encoder: ["scf.if", "stream.async.fill %"], program: [first],
            gone: ["scf.if", "\"k\"", "arith.constant 7"]),
        Case(
            "loops in loops",
            """
            %out = scf.for %i = %c0 to %c256 step %c1 iter_args(%x = %p) -> !stream.resource<constant> {
              %in = scf.for %j = %c0 to %c256 step %c1 iter_args(%y = %x) -> !stream.resource<constant> {
                scf.yield %y : !stream.resource<constant>
              }
              scf.yield %in : !stream.resource<constant>
            }
            """, encoder: ["scf.for"], program: [first], gone: ["scf.for"]),
        Case(
            "what a parameter waits for is waited for still",
            """
            %r, %t = stream.test.timeline_op with() : () -> !stream.resource<external>{%c256} => !stream.timepoint
            %out = stream.async.constant await(%t) : \(constant) = #stream.parameter.named<"m"::"late"> : tensor<1024xi8>
            """, encoder: ["late"], program: ["stream.async.constant await(", first], gone: ["late"]),
        Case(
            "executables go along",
            """
            %out = stream.async.dispatch on(#hal.device.affinity<@dev>) @e::@f(%p[%c0 to %c1024 for %c1024]) : (\(constant)) -> \(constant)
            """,
            around: "stream.executable private @e {\n  stream.executable.export public @f\n}",
            encoder: ["stream.executable private @e", "stream.async.dispatch @e::@f("],
            program: ["stream.executable private @e", "on(#hal.device.affinity<@dev>)"],
            gone: ["async.dispatch"]),
    ]

    static let kept: [Case] = [
        Case("made of nothing", "%out = stream.async.splat %seven : i32 -> \(constant)"),
        Case(
            "a dispatch that reads nothing",
            "%out = stream.async.dispatch @e::@f() : () -> \(constant)",
            around: "stream.executable private @e {\n  stream.executable.export public @f\n}"),
        Case("too much larger", padded),
        Case("parameters are not wanted", fill, options: "hoist-parameter-expressions=false"),
        Case(
            "as it was, in an overlay",
            "%out = stream.async.clone %p : \(constant) -> \(constant)".replacingOccurrences(
                of: "clone", with: "transfer"), options: "mode=overlay"),
        Case(
            "a size that depends",
            """
            %q = stream.async.constant : !stream.resource<constant>{%c256} = #stream.parameter.named<"m"::"q"> : tensor<256xi8>
            %out = scf.if %true -> !stream.resource<constant> {
              scf.yield %q : !stream.resource<constant>
            } else {
              scf.yield %p : !stream.resource<constant>
            }
            """),
        Case(
            "a global",
            "%x = util.global.load @h : i32\n" + fill.replacingOccurrences(of: "%seven", with: "%x"),
            around: "util.global private @h = 4 : i32"),
        Case(
            "a call",
            "%x = util.call @f() : () -> i32\n" + fill.replacingOccurrences(of: "%seven", with: "%x"),
            around: "util.func private @f() -> i32"),
        Case(
            "a barrier to optimization",
            "%x = util.optimization_barrier %seven : i32\n"
                + fill.replacingOccurrences(of: "%seven", with: "%x")),
        Case(
            "a write",
            """
            %k = util.buffer.constant : !util.buffer = "other"
            %o = arith.constant 0 : i64
            %w, %t = stream.async.parameter.write %p[%c0 to %c1024 for %c1024] -> %k[%o] : \(constant) => !stream.timepoint
            %out = stream.timepoint.await %t => %w : \(constant)
            """),
    ]

    private static func run(_ text: String, _ options: String) throws -> (encoder: String, program: String) {
        let closed = text.contains("module attributes") ? text + "\n}" : text
        let module = try AsmParser(SourceText(closed.utf8, name: "test")).module()
        try Verifier.verify(module)
        var emitted: [UInt8] = []
        let context = PassContext(emit: { emitted += $0 })
        let pass = Pass.splitParameterEncoder
        try PassPipeline([.pass(.init(pass, pass.parseOptions(options)))]).run(on: module, context)
        return (
            String(decoding: emitted, as: UTF8.self),
            String(decoding: AsmPrinter.print(module), as: UTF8.self)
        )
    }

    @Test(arguments: hoisted) func isHoisted(_ test: Case) throws {
        let (encoder, program) = try Self.run(test.text, test.options)
        for wanted in test.encoder + ["__encode_parameters_all", "stream.async.parameter.scatter"] {
            #expect(encoder.contains(wanted), "\(wanted)\n\(encoder)")
        }
        #expect(!encoder.contains("@dev>"))
        for wanted in test.program { #expect(program.contains(wanted), "\(wanted)\n\(program)") }
        for gone in test.gone { #expect(!program.contains(gone), "\(gone)\n\(program)") }
        // The encoder is a program by itself.
        let read = try AsmParser(SourceText(encoder.utf8, name: "encoder")).module()
        try Verifier.verify(read)
    }

    @Test(arguments: kept) func isKept(_ test: Case) throws {
        let (encoder, program) = try Self.run(test.text, test.options)
        #expect(encoder.isEmpty)
        #expect(!program.contains("parameter0"))
    }

    /// Results of one place share a parameter, as long as it may grow; others have their own.
    @Test func packing() throws {
        func store(_ i: Int, _ affinity: String) -> String {
            """
            util.global private @g\(i) : !stream.resource<constant>
            util.initializer {
              %n = arith.constant 100 : index
              %p = stream.async.constant\(affinity) : !stream.resource<constant>{%n} = #stream.parameter.named<"k\(i)"> : tensor<100xi8>
              util.global.store %p, @g\(i) : !stream.resource<constant>
              util.return
            }
            """
        }
        let here = " on(#hal.device.affinity<@here>)"
        let limits =
            "#stream.resource_config<{max_allocation_size = 256, min_buffer_offset_alignment = 64, min_buffer_range_alignment = 64}>"
        let text =
            "module attributes {stream.resources = \(limits)} {\n"
            + [store(0, ""), store(1, here), store(2, ""), store(3, ""), store(4, here)].joined(
                separator: "\n")
        let (_, program) = try Self.run(text, "")
        let lines = program.split(separator: "\n").filter { $0.contains("stream.async.constant") }
        let keys = lines.map { $0.split(separator: "parameter").last?.first }
        #expect(keys == ["0", "1", "0", "2", "1"])
        #expect(lines.map { $0.contains("tensor<256xi8>") } == [true, true, true, false, true])
    }

    struct Wrong {
        let options: String
        let message: String
    }

    @Test(arguments: [
        Wrong(options: "mode=none", message: "no mode"),
        Wrong(options: "max-encoding-growth-factor=much", message: "no factor"),
        Wrong(options: "output-file=encoder.mlirbc", message: "text only"),
    ]) func wrongOptions(_ wrong: Wrong) throws {
        #expect {
            _ = try Self.run(Self.hoisted[0].text, wrong.options)
        } throws: {
            ($0 as? Diagnostic)?.message.contains(wrong.message) == true
        }
    }

    /// A parameter that no allocation can hold is an error.
    @Test func tooLarge() throws {
        let limits = "#stream.resource_config<{max_allocation_size = 512, min_buffer_offset_alignment = 64}>"
        let text = "module attributes {stream.resources = \(limits)} {\n\(Self.hoisted[0].text)"
        #expect {
            _ = try Self.run(text, "")
        } throws: {
            ($0 as? Diagnostic)?.message.contains("failed to reserve 1024 bytes") == true
        }
    }

    /// The encoder goes to a file, which goes away when there is nothing to encode.
    @Test func file() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "encoder-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "inner/encoder.mlir").path
        let (emitted, _) = try Self.run(Self.hoisted[0].text, "output-file=\(path)")
        #expect(emitted.isEmpty)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("module @encoder"))
        _ = try Self.run(Self.kept[0].text, "output-file=\(path)")
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
