import IREECompilerCore

/// The `memref` dialect, as far as host code uses it: constants, local memory and accesses of elements.
package enum MemRef {
    static let ops: [any OpKind.Type] = [
        Alloca.self, AssumeAlignment.self, Cast.self, Dim.self, GetGlobal.self, Global.self, Load.self,
        ReinterpretCast.self, Store.self,
    ]
    static let directives: [String: Directive] = ["GlobalTypeAndValue": globalTypeAndValue]

    struct Alloca: Op {
        static let name: StaticString = "memref.alloca"
        static let summary: StaticString = "Allocates memory of the function."
        static let resultNames: NameSuggestion? = .fixed("alloca")
        static let traits: OpTraits = [.attrSizedOperands, .allocates]
        let dynamicSizes = VariadicOperand(.index).named("dynamicSizes")
        let symbolOperands = VariadicOperand(.index).named("symbolOperands")
        let alignment = OptionalAttribute(.i64)
        let memref = Result(.anyMemRef)
        static let assembly: StaticString = """
            `(` $dynamicSizes `)` (`` `[` $symbolOperands^ `]`)? (`alignment` `=` $alignment^)? \
            attr-dict `:` type($memref)
            """
        init() {}
    }

    struct AssumeAlignment: Op {
        static let name: StaticString = "memref.assume_alignment"
        static let summary: StaticString = "The same memory, whose alignment is known."
        static let resultNames: NameSuggestion? = .fixed("assume_align")
        static let traits: OpTraits = .pure
        let memref = Operand(.anyMemRef)
        let alignment = AttributeField(.i32)
        let result = Result(.anyMemRef)
        static let typeRules: [TypeRule] = [.same(["memref", "result"])]
        static let assembly: StaticString = "$memref `,` $alignment attr-dict `:` type($memref)"
        init() {}
    }

    struct Cast: Op {
        static let name: StaticString = "memref.cast"
        static let summary: StaticString = "The same memory with another type."
        static let resultNames: NameSuggestion? = .fixed("cast")
        static let traits: OpTraits = [.castLike, .pure]
        let source = Operand(.anyMemRef)
        let dest = Result(.anyMemRef)
        static let assembly: StaticString = "$source attr-dict `:` type($source) `to` type($dest)"
        init() {}
    }

    struct Dim: Op {
        static let name: StaticString = "memref.dim"
        static let summary: StaticString = "Size of a dimension."
        static let resultNames: NameSuggestion? = .fixed("dim")
        static let traits: OpTraits = .pure
        let source = Operand(.anyMemRef)
        let index = Operand(.index)
        let result = Result(.index)
        static let assembly: StaticString = "attr-dict $source `,` $index `:` type($source)"
        init() {}
    }

    struct GetGlobal: Op {
        static let name: StaticString = "memref.get_global"
        static let summary: StaticString = "The memory of a global."
        static let traits: OpTraits = .pure
        let name = AttributeField(.flatSymbol)
        let result = Result(.anyMemRef)
        static let assembly: StaticString = "$name `:` type($result) attr-dict"
        init() {}
    }

    struct Global: Op {
        static let name: StaticString = "memref.global"
        static let summary: StaticString = "Memory with an initial value, for all functions."
        static let traits: OpTraits = .symbol
        let symName = AttributeField(.symbolName)
        let symVisibility = OptionalAttribute(.string)
        let type = AttributeField(.type)
        let initialValue = OptionalAttribute(.any)
        let constant = OptionalAttribute(.unit)
        let alignment = OptionalAttribute(.i64)
        static let assembly: StaticString = """
            ($sym_visibility^)? (`constant` $constant^)? $sym_name `:` \
            custom<GlobalTypeAndValue>($type, $initial_value) (`alignment` `=` $alignment^)? attr-dict
            """
        init() {}
    }

    struct Load: Op {
        static let name: StaticString = "memref.load"
        static let summary: StaticString = "Loads an element."
        static let traits: OpTraits = .readsMemory
        let memref = Operand(.anyMemRef)
        let indices = VariadicOperand(.index)
        let nontemporal = OptionalAttribute(.bool)
        let result = Result(.any)
        static let typeRules: [TypeRule] = [.elementType(from: "memref", to: "result")]
        static let assembly: StaticString = """
            $memref `[` $indices `]` (`nontemporal` `(` $nontemporal^ `)`)? attr-dict `:` type($memref)
            """
        init() {}
    }

    struct ReinterpretCast: Op {
        static let name: StaticString = "memref.reinterpret_cast"
        static let summary: StaticString = "The same memory with another offset, shape and strides."
        static let resultNames: NameSuggestion? = .fixed("reinterpret_cast")
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let source = Operand(.anyMemRef)
        let offsets = VariadicOperand(.index)
        let sizes = VariadicOperand(.index)
        let strides = VariadicOperand(.index)
        let staticOffsets = AttributeField(.denseI64Array)
        let staticSizes = AttributeField(.denseI64Array)
        let staticStrides = AttributeField(.denseI64Array)
        let result = Result(.anyMemRef)
        static let assembly: StaticString = """
            $source `to` `offset` `` `:` custom<DynamicIndexList>($offsets, $static_offsets) `` `,` \
            `sizes` `` `:` custom<DynamicIndexList>($sizes, $static_sizes) `` `,` `strides` `` `:` \
            custom<DynamicIndexList>($strides, $static_strides) attr-dict `:` type($source) `to` \
            type($result)
            """
        init() {}
    }

    struct Store: Op {
        static let name: StaticString = "memref.store"
        static let summary: StaticString = "Stores an element."
        static let traits: OpTraits = .writesMemory
        let value = Operand(.any)
        let memref = Operand(.anyMemRef)
        let indices = VariadicOperand(.index)
        let nontemporal = OptionalAttribute(.bool)
        static let typeRules: [TypeRule] = [.elementType(from: "memref", to: "value")]
        static let assembly: StaticString = """
            $value `,` $memref `[` $indices `]` (`nontemporal` `(` $nontemporal^ `)`)? attr-dict `:` \
            type($memref)
            """
        init() {}
    }

    /// `type`, and `= value` or `= uninitialized` of a definition.
    private static let globalTypeAndValue = Directive { (parser, arguments, op) throws(Diagnostic) in
        let type = try parser.type()
        arguments.setAttribute(0, .type(type), op)
        guard parser.take(.equal) else { return }
        if parser.takeWord("uninitialized") {
            arguments.setAttribute(1, .unit, op)
        } else {
            let tensor = type.shaped.map { IRType.tensor(ShapedType($0.shape, $0.element)) }
            arguments.setAttribute(1, try parser.attribute(expected: tensor), op)
        }
    } print: { printer, arguments, op in
        if let type = arguments.attribute(0, op)?.typeValue { printer.write(type) }
        guard let value = arguments.attribute(1, op) else { return }
        printer.write(" = ")
        if value == .unit {
            printer.write("uninitialized")
        } else {
            printer.writer.write(value, typed: false)
        }
    }
}

extension MemRef.Dim {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let index = constants[1]?.integerValue.flatMap({ Int(exactly: $0) }),
            let shape = op.source.type.shaped?.shape, shape.indices.contains(index)
        else { return nil }
        if shape[index] != ShapedType.dynamic { return .replaced([.attribute(.index(shape[index]))]) }
        let open = shape[..<index].count { $0 == ShapedType.dynamic }
        let sizes =
            op.source.definingOp?.as(MemRef.Alloca.self)?.dynamicSizes
            ?? op.source.definingOp.flatMap { ShapeAware.resultDimensions(of: $0, op.source.index) } ?? []
        return open < sizes.count ? .replaced([.value(sizes[open])]) : nil
    }
}
