import Testing

@testable import IREERuntime

@Suite struct FunctionDeclarationTests {
    @Test(
        arguments: [
            ("sync func @f() -> ()", [], []), ("sync func @f()", [], []),
            ("sync func @f(%input0: !util.buffer) -> (%output0: index)", ["!util.buffer"], ["index"]),
            (
                "async func @f(%a: tensor<4x?xf32, #e<[1, 2], {a = 1}>>, %b: i32) -> (%o: f32, %p: i64)",
                ["tensor<4x?xf32, #e<[1, 2], {a = 1}>>", "i32"], ["f32", "i64"]
            ),
            ("sync func @f(%a: !x<(i32) -> i32>) -> (%o: i1)", ["!x<(i32) -> i32>"], ["i1"]),
        ] as [(String, [String], [String])])
    func readsTypes(_ text: String, _ arguments: [String], _ results: [String]) {
        let declaration = FunctionDeclaration(parsing: text)
        #expect(declaration?.arguments == arguments && declaration?.results == results)
    }

    @Test(arguments: [
        "", "func", "f(", "f(%a", "f(%a: i32", "f(%a: i32) ->", "f(%a: i32) -> (", "f(a)", "f(%a: )",
        "f(%a: i32]) -> ()", "f(%a: i32) -> () x", "f((((((",
    ])
    func refusesOthers(_ text: String) {
        #expect(FunctionDeclaration(parsing: text) == nil)
    }

    /// Types that are not as many as the values say nothing of them.
    @Test func countsHaveToFit() {
        #expect(ValueSlot.slots([.ref, .i32], ["!util.buffer"]).map(\.declaredType) == [nil, nil])
        #expect(ValueSlot.slots([.ref], ["!util.buffer"]).map(\.isByteBuffer) == [true])
        #expect(ValueSlot.slots([.i32], ["!util.buffer"]).map(\.isByteBuffer) == [false])
    }
}
