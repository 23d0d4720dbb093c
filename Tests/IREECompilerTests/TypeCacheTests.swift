import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// A cached type equals the parsed one, and parsing continues after it.
struct TypeCacheTests {
    @Test(arguments: [
        "i32", "si7", "index", "none", "f8E4M3FNUZ", "tensor<4x?xf32>", "tensor<*xi8>", "vector<[4]x2xi1>",
        "memref<2xi32, affine_map<(d0) -> (d0)>, 3>", "complex<f32>", "tuple<i32, (i1) -> (), index>",
        "(i32, !util.buffer) -> !hal.fence", "!stream.resource<transient>", "!stream.resource<*>",
        "!util.list<!util.list<?>>", "!vm.ref<!vm.buffer>", "!util.variant", "tensor <2xi32 >",
        "tensor<2xi32, #iree_encoding.identity>", "tensor<2xi32, \"a > b\">",
        "tuple<\(String(repeating: "i32, ", count: 100))i32>",
        "!iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>",
    ]) func areCached(_ text: String) throws {
        let parser = AsmParser(SourceText("\(text) \(text), \(text) : \(text)\n".utf8, name: "test"))
        let first = try parser.type()
        #expect(try parser.type() == first)
        #expect(parser.take(.comma))
        #expect(try parser.type() == first)
        #expect(parser.take(.colon))
        #expect(try parser.type() == first)
        #expect(parser.token.kind == .end)
    }

    /// A longer or different name is not confused with a cached one.
    @Test func otherTypesAreDistinguished() throws {
        let text = "tensor<2xi32> tensor<2xi3> tensor<2xi32, \"e\"> i32 i3 !vm.ref<i32> !vm.ref<i3> index i32"
        let parser = AsmParser(SourceText(text.utf8, name: "test"))
        var types: [IRType] = []
        while parser.token.kind != .end { types.append(try parser.type()) }
        #expect(types.map(\.description).joined(separator: " ") == text)
    }

    @Test func invalidTypesAreRejected() throws {
        let parser = AsmParser(SourceText("i32 word word i32 tensor<4xi32".utf8, name: "test"))
        #expect(try parser.optionalType() == .i32)
        for _ in 0..<2 {
            #expect(try parser.optionalType() == nil)
            #expect(parser.takeWord("word"))
        }
        #expect(try parser.optionalType() == .i32)
        #expect(throws: Diagnostic.self) { try parser.type() }
    }

    /// An alias is undefined before its definition.
    @Test func aliasesAreResolvedAfterTheirDefinition() throws {
        let use = "util.global private @g : !t"
        func read(_ text: String) throws -> Operation {
            try AsmParser(SourceText(text.utf8, name: "test")).module()
        }
        let module = try read("!t = tensor<2xi32>\n\(use)\nutil.global private @h : !t")
        let types = try #require(module.body()).operations.map { $0.attributes["type"] }
        #expect(types == Array(repeating: .type(.tensor(ShapedType([2], .i32))), count: 2))
        #expect(throws: Diagnostic.self) { try read("\(use)\n!t = tensor<2xi32>") }
    }
}
