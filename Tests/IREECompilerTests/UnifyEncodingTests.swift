import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Data that is wanted in several encodings is kept in one.
struct UnifyEncodingTests {
    private static let one = "tensor<8x8xf32, #one>"
    private static let two = "tensor<8x8xf32, #two>"
    private static let both = "tensor<8x8xf32, #iree_encoding.specialized<7>>"

    /// A program in which `@a` and `@b` are the parameter `w`, encoded as `#one` and `#two` at places.
    private static func program(
        _ rest: String, places: (String, String) = ("@x", "@x"), attributes: String = "",
        second: String = "stream.tensor.sizeof on(#hal.device.affinity<@x>) \(two) : index"
    ) -> String {
        func encode(_ i: Int, _ type: String, _ place: String, _ size: String) -> String {
            """
              %s\(i) = \(size)
              %e\(i) = stream.tensor.encode on(#hal.device.affinity<\(place)>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> \(type) in !stream.resource<constant>{%s\(i)}
            """
        }
        return """
            #one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
            #two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
            #seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
            #nine = #hal.executable.target<"a", "c", {iree.encoding.resolver = #iree_encoding.specialization_resolver<9>}>
            #gpu = #hal.executable.target<"g", "g", {iree.encoding.resolver = #iree_gpu.gpu_encoding_resolver<>}>
            #cpu = #hal.executable.target<"h", "h", {iree.encoding.resolver = #iree_cpu.cpu_encoding_resolver<>}>
            util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
            util.global private @y = #hal.device.target<"d", [#nine]> : !hal.device
            util.global private @g = #hal.device.target<"d", [#gpu]> : !hal.device
            util.global private @h = #hal.device.target<"d", [#cpu]> : !hal.device
            util.global private @z = #hal.device.select<[#hal.device.fallback<@x> : !hal.device]> : !hal.device
            util.global private @a : !stream.resource<constant>
            util.global private @b : !stream.resource<constant>
            util.initializer {
              %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
              %n = stream.resource.size %w : !stream.resource<constant>
            \(encode(1, one, places.0, "stream.tensor.sizeof on(#hal.device.affinity<\(places.0)>) \(one) : index"))
            \(encode(2, two, places.1, second))
              util.global.store %e1, @a : !stream.resource<constant>
              util.global.store %e2, @b : !stream.resource<constant>
              util.return
            }
            \(rest)
            """
    }

    private static func run(_ text: String) throws -> String {
        let module = try AsmParser(SourceText(text.utf8, name: "test")).module()
        try Verifier.verify(module)
        try PassPipeline([.pass(.init(.unifyEncodingForGlobals))]).run(on: module, PassContext())
        return String(decoding: AsmPrinter.print(module), as: UTF8.self)
    }

    struct Choice {
        let places: (String, String)
        let encoding: String
    }

    @Test(arguments: [
        Choice(places: ("@x", "@x"), encoding: "#iree_encoding.specialized<7>"),
        Choice(places: ("@x", "@z"), encoding: "#iree_encoding.specialized<7>"),
        Choice(places: ("@x", "@y"), encoding: "#iree_encoding.identity"),
        Choice(places: ("@nowhere", "@nowhere"), encoding: "#iree_encoding.identity"),
        Choice(places: ("@h", "@h"), encoding: "#iree_encoding.identity"),
        Choice(places: ("@g", "@g"), encoding: "#encoding"),
    ]) func choice(_ choice: Choice) throws {
        let text = try Self.run(Self.program("", places: choice.places))
        #expect(text.components(of: "-> tensor<8x8xf32, \(choice.encoding)>") == 2, "\(text)")
        #expect(text.components(of: "sizeof on(") == 2)
    }

    struct Use: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        var wanted: [String] = []
        var gone: [String] = []
    }

    private static func function(_ body: String, visibility: String = "private", results: String = "")
        -> String
    {
        """
        util.func \(visibility) @f(%n: index, %c: i1, %o: !stream.resource<constant>)\(results) {
          %i = arith.constant 0 : index
          %a = util.global.load immutable @a : !stream.resource<constant>
        \(body)
        }
        """
    }

    private static func executable(_ keyword: String) -> String {
        """
        stream.executable private @e {
          stream.executable.export public @d
          builtin.module {
            func.func @d(%x: !stream.binding, %y: !stream.binding) {
              %i = arith.constant 0 : index
              %v = \(keyword) %x[%i] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:\(one)>
              return
            }
          }
        }
        """
    }

    private static let dispatch =
        "%r = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%a) : (\(one) in !stream.resource<constant>{%n}) -> tensor<8x8xf32> in !stream.resource<*>{%n}"
    private static let otherDispatch =
        "%q = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%o) : (\(one) in !stream.resource<constant>{%n}) -> tensor<8x8xf32> in !stream.resource<*>{%n}"

    static let uses: [Use] = [
        Use(
            testDescription: "a slice takes the old encoding",
            text: function(
                """
                  %t = stream.async.transfer %a : !stream.resource<constant>{%n} -> !stream.resource<*>{%n}
                  %v = stream.tensor.slice %t[%i, %i for %i, %i] : \(one) in !stream.resource<*>{%n} -> tensor<1x1xf32> in !stream.resource<*>{%n}
                  util.return
                """),
            wanted: [
                "stream.tensor.encode %0 : \(both) in !stream.resource<*>{%1} -> tensor<8x8xf32, #encoding>",
                "stream.tensor.slice %3[%c0, %c0 for %c0, %c0] : tensor<8x8xf32, #encoding> in !stream.resource<*>{%2}",
            ]),
        Use(
            testDescription: "a dispatch and its executable",
            text: executable("stream.binding.subspan")
                + "\n" + function("\(dispatch)\n  util.return"),
            wanted: ["dispatch.tensor<readonly:\(both)>", "@e::@d(%a) : (\(both)"],
            gone: ["dup0", "readonly:tensor<8x8xf32, #encoding>"]),
        Use(
            testDescription: "an executable that others use as it is",
            text: executable("stream.binding.subspan") + "\n"
                + function("\(dispatch)\n\(otherDispatch)\n  util.return"),
            wanted: [
                "stream.executable private @e {", "stream.executable private @e_dup0 {",
                "@e_dup0::@d(%a) : (\(both)",
                "@e::@d(%arg2) : (tensor<8x8xf32, #encoding>", "readonly:\(both)",
                "readonly:tensor<8x8xf32, #encoding>",
            ]),
        Use(
            testDescription: "a dispatch of unknown code takes the old encoding",
            text: "hal.executable.source private @e {}\n" + function("\(dispatch)\n  util.return"),
            wanted: ["\(both) in !stream.resource<constant>", "-> tensor<8x8xf32, #encoding>", "@e::@d(%2)"]),
        Use(
            testDescription: "a size that is counted again",
            text: function(
                """
                  %s = stream.tensor.sizeof \(one) : index
                  %k = stream.async.clone %a : !stream.resource<constant>{%s} -> !stream.resource<*>{%s}
                  %v = stream.tensor.encode %k : \(one) in !stream.resource<*>{%s} -> tensor<8x8xf32> in !stream.resource<*>{%n}
                  util.return
                """),
            wanted: [
                "stream.async.clone %a : !stream.resource<constant>{%1} -> !stream.resource<*>{%2}",
                "stream.tensor.encode %3 : \(both) in !stream.resource<*>{%4} -> tensor<8x8xf32>",
            ]),
    ]

    @Test(arguments: uses) func isChanged(_ use: Use) throws {
        let text = try Self.run(Self.program(use.text))
        for wanted in use.wanted { #expect(text.contains(wanted), "\(wanted)\n\(text)") }
        for gone in use.gone { #expect(!text.contains(gone), "\(gone)\n\(text)") }
        #expect(text.contains("-> \(Self.both)"))
    }

    static let kept: [Use] = [
        Use(
            testDescription: "elements that the host reads",
            text: function(
                """
                  %t = stream.async.transfer %a : !stream.resource<constant>{%n} -> !stream.resource<staging>{%n}
                  %v = stream.tensor.load %t[%i, %i] : \(one) in !stream.resource<staging>{%n} -> f32
                  util.return
                """)),
        Use(
            testDescription: "data that leaves the program",
            text: function(
                "  util.return %a : !stream.resource<constant>", visibility: "public",
                results: " -> !stream.resource<constant>")),
        Use(
            testDescription: "data that mixes with other data",
            text: function(
                """
                  %m = arith.select %c, %a, %o : !stream.resource<constant>
                  %v = stream.tensor.encode %m : \(one) in !stream.resource<constant>{%n} -> tensor<8x8xf32> in !stream.resource<*>{%n}
                  util.return
                """)),
        Use(
            testDescription: "a global that is set twice",
            text: "util.initializer {\n  %n = util.null : !stream.resource<constant>\n"
                + "  util.global.store %n, @a : !stream.resource<constant>\n  util.return\n}"),
        Use(
            testDescription: "a global with an address",
            text:
                "util.func private @f() {\n  %p = util.global.address @a : !util.ptr<!stream.resource<constant>>\n"
                + "  util.return\n}"),
    ]

    @Test(arguments: kept) func isKept(_ use: Use) throws {
        let text = try Self.run(Self.program(use.text))
        #expect(!text.contains("tensor<8x8xf32, #iree_encoding.specialized"), "\(text)")
    }

    /// A size that something else needs as it is stays, and so do the encodings.
    @Test func sharedSize() throws {
        let rest = Self.function("  util.return")
        let text = Self.program(rest).replacingFirst(
            "util.global.store %e1",
            """
            %z = stream.tensor.empty : \(Self.one) in !stream.resource<*>{%s1}
              util.global.store %e1
            """)
        #expect(try !Self.run(text).contains("tensor<8x8xf32, #iree_encoding.specialized"))
    }
}

extension String {
    /// How often `part` is in the text.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }

    fileprivate func replacingFirst(_ part: String, _ other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return replacingCharacters(in: range, with: other)
    }

    private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
