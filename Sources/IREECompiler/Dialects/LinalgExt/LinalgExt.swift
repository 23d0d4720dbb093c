import IREECompilerCore

/// The `iree_linalg_ext` dialect: tensor operations beyond `linalg`, such as sorting and attention.
package enum LinalgExt {
    static let ops: [any OpKind.Type] = [
        ArgCompare.self, Attention.self, Custom.self, ExpReduction.self, FFT.self, Gather.self, Im2Col.self,
        Index.self, MapLoad.self, MapStore.self, OnlineAttention.self, Scan.self, Scatter.self, Sort.self,
        TopK.self, TopKV2.self, WinogradFilterTransform.self, WinogradInputTransform.self,
        WinogradOutputTransform.self, Yield.self,
    ]

    static let attributes: [DialectAttributeDefinition] = [
        .ofWords(iteratorType), .ofNumbers("iree_linalg_ext.split_reduction_mapping", 1),
    ]

    static let iteratorType = EnumDefinition(
        "iree_linalg_ext.iterator_type", storage: .attribute(bracketed: true),
        [("parallel", 0), ("reduction", 1)])

    static let directives: [String: Directive] = ["NestedDynamicIndexList": nestedDynamicIndexList]

    /// `[[0, %x], [4]]`.
    private static let nestedDynamicIndexList = Directive { (parser, arguments, op) throws(Diagnostic) in
        var operands: [ParsedOperand] = []
        var lists: [Attribute] = []
        try parser.brackets { () throws(Diagnostic) in
            let (values, numbers) = try parser.mixedIndices()
            operands += values
            lists.append(.denseArray(numbers, .i64))
        }
        arguments.set(0, operands, op)
        arguments.setAttribute(1, .array(lists), op)
    } print: { printer, arguments, op in
        var values = ValueCursor(arguments.values(0, op))
        printer.write("[")
        printer.list(arguments.array(1, op)) { list in
            let numbers = list.denseArrayValue ?? []
            let open = numbers.count { $0 == Int64.min }
            printer.writeMixedIndices(values.take(open), numbers)
        }
        printer.write("]")
    }
}

/// Type constraints of this dialect only.
extension TypeConstraint {
    static let rankedTensorOrMemRef = TypeConstraint("ranked tensor or memref of any type") {
        switch $0 {
        case .tensor, .memref: true
        default: false
        }
    }
    static let rankedTensorOrScalar = TypeConstraint(
        "ranked tensor of signless integer or index or floating-point values or signless integer or index "
            + "or floating-point"
    ) { type in
        switch type {
        case .vector, .memref, .unrankedTensor: false
        default:
            type.elementOrSelf.isSignlessInteger || type.elementOrSelf == .index || type.elementOrSelf.isFloat
        }
    }
}

extension AttributeConstraint {
    static let affineMaps = AttributeConstraint("AffineMap array attribute", .array) {
        $0.arrayValue?.allSatisfy(AttributeConstraint.affineMap.accepts) == true
    }
    static let loopKinds = AttributeConstraint("LinalgExt iterator type", .array) {
        $0.arrayValue?.allSatisfy { $0.isA(LinalgExt.iteratorType.definition) } == true
    }
    static let dimension = AttributeConstraint(
        "64-bit signless integer attribute whose minimum value is 0", .typed(.i64)
    ) { $0.type == .i64 && $0.integerValue.map { $0 >= 0 } == true }
}
