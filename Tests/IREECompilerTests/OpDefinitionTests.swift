import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Operations with shared fields are distinct, and have the traits of the fields and their own.
struct OpDefinitionTests {
    private static func definition(_ name: String) -> OpDefinition { Registry.shared.definition(named: name) }

    @Test func operationsWithSharedFieldsAreDistinct() {
        let block = Block()
        let builder = OpBuilder(atEndOf: block, registry: .shared)
        let one = builder.constant(i32: 1)
        _ = builder.addIndices(one, one)
        _ = builder.subtractIndices(one, one)
        let operations = Array(block.operations)
        #expect(operations.map(\.name) == ["arith.constant", "arith.addi", "arith.subi"])
        #expect(operations[1].results[0].type == .i32)
        #expect(operations.map { $0.is(Arith.AddI.self) } == [false, true, false])
        #expect(operations.map { $0.as(Arith.SubI.self)?.rhs === one } == [false, false, true])
    }

    @Test func rowsHaveNoStaticType() {
        let row = Self.definition("arith.shrsi")
        let op = Operation(row, at: .unknown, operands: [[], []], results: [[.i32]])
        #expect(op.as(Arith.ShRUI.self) == nil)
        #expect(row.attribute(named: "isExact") != nil)
    }

    @Test(
        arguments: [
            ("arith.addi", [.commutative, .sameOperandsAndResultType, .elementwise, .pure]),
            ("arith.subi", [.sameOperandsAndResultType, .elementwise, .pure]),
            ("arith.addf", [.commutative, .sameOperandsAndResultType, .elementwise, .pure]),
            ("arith.subf", [.sameOperandsAndResultType, .elementwise, .pure]),
            ("vm.cmp.lte.i32.s", [.pure, .pseudo]), ("vm.cmp.lte.f32.o", .pure),
            ("vm.br", [.branchLike, .terminator]), ("vm.yield", [.branchLike, .terminator, .yieldPoint]),
        ] as [(String, OpTraits)])
    func traitsAreMerged(_ name: String, _ traits: OpTraits) {
        #expect(Self.definition(name).traits == traits)
    }

    /// Names and summaries of generated rows have their type filled in.
    @Test(arguments: [
        ("vm.div.i64.u", "Division of 64-bit integers, unsigned.", [IRType.i64, .i64], IRType.i64),
        ("vm.round.f32.even", "Rounds a 32-bit float to the nearest integer, ties to even.", [.f32], .f32),
        (
            "vm.cmp.gt.f64.o",
            "Greater-than comparison of 64-bit floats; false for NaN (ordered).", [.f64, .f64], .i32
        ),
        (
            "vm.cast.ui32.f32",
            "Conversion of an unsigned 32-bit integer to a 32-bit float, rounded to the nearest.", [.i32],
            .f32
        ),
        ("vm.ext.i8.i64.s", "Extends an 8-bit integer to a 64-bit integer, signed.", [.i32], .i64),
        ("vm.shr.i64.s", "Right shift of a 64-bit integer, signed.", [.i64, .i32], .i64),
    ])
    func placeholdersAreReplaced(_ name: String, _ summary: String, _ operands: [IRType], _ result: IRType) {
        let definition = Self.definition(name)
        #expect(definition.isRegistered)
        #expect(definition.summary == summary)
        #expect(definition.operands.map(\.type.only) == operands)
        #expect(definition.results.map(\.type.only) == [result])
    }
}
