import IREECompilerCore

/// Operations of the `vm` dialect: constants.
extension VM {
    /// Constant.
    struct Constant: OpFields {
        static let traits: OpTraits = [.constantLike, .pure]
        let value: AttributeField
        let result: Result
        static let assembly: StaticString = "$value attr-dict"
        static let resultNames: NameSuggestion? = .derived { op in
            guard let value = op.attributes["value"]?.integerValue else { return [] }
            return [value == 0 ? "zero" : "c\(value)"]
        }

        init(_ value: AttributeConstraint, _ type: TypeConstraint) {
            self.value = AttributeField(value)
            result = Result(type)
        }
    }

    /// Zero constant.
    struct Zero: OpFields {
        static let traits: OpTraits = [.constantLike, .pure]
        let result: Result
        static let assembly: StaticString = "attr-dict"
        static let resultNames: NameSuggestion? = .fixed("zero")

        init(_ type: TypeConstraint) { result = Result(type) }
    }

    struct ConstRefRodata: Op, VMInstruction {
        static let opcode = Opcode.constRefRodata
        static let resultNames: NameSuggestion? = .derived { [$0.attributes["rodata"]?.symbolValue?.leaf] }
        static let traits: OpTraits = .pure
        let rodata = AttributeField(.flatSymbol)
        let value = Result(.vmBuffer)
        static let assembly: StaticString = "$rodata attr-dict `:` type($value)"
        init() {}
    }

    struct ConstRefZero: Op, VMInstruction {
        static let opcode = Opcode.constRefZero
        static let resultNames: NameSuggestion? = .fixed("null")
        static let traits: OpTraits = [.constantLike, .pure]
        let result = Result(.vmRef)
        static let assembly: StaticString = "`:` type($result) attr-dict"
        init() {}
    }

    struct RodataInline: Op {
        static let name: StaticString = "vm.rodata.inline"
        static let summary: StaticString = "Inline read-only data, as a buffer."
        static let resultNames: NameSuggestion? = .fixed("buffer")
        static let traits: OpTraits = [.pseudo, .pure]
        let name = OptionalAttribute(.string)
        let value = AttributeField(.any)
        let alignment = OptionalAttribute(.i64)
        let mimeType = OptionalAttribute(.string)
        let result = Result(.vmBuffer)
        static let assembly: StaticString = "($name^)? attr-dict `:` type($result) `=` $value"
        init() {}
    }

    package struct Rodata: Op {
        package static let name: StaticString = "vm.rodata"
        package static let summary: StaticString = "Read-only data segment."
        package static let traits: OpTraits = [.isolatedFromAbove, .symbol]
        package let symVisibility = OptionalAttribute(.string)
        package let symName = AttributeField(.symbolName)
        package let value = AttributeField(.any)
        package let alignment = OptionalAttribute(.i64)
        package let ordinal = OptionalAttribute(.i32)
        package let mimeType = OptionalAttribute(.string)
        package static let assembly: StaticString =
            "custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict $value"
        package init() {}
    }

    struct RodataTableInline: Op {
        static let name: StaticString = "vm.rodata.table.inline"
        static let summary: StaticString =
            "Inline read-only data of many values, with a table of their offsets and lengths."
        static let traits: OpTraits = [.pseudo, .pure]
        let tableName = OptionalAttribute(.string)
        let dataName = OptionalAttribute(.string)
        let tableType = AttributeField(.type)
        let dataArray = AttributeField(.array)
        let alignment = OptionalAttribute(.i64)
        let dataAlignment = OptionalAttribute(.i64)
        let mimeType = OptionalAttribute(.string)
        let tableResult = Result(.vmBuffer)
        let dataResult = Result(.vmBuffer)
        static let assembly: StaticString = """
            $table_type attr-dict `:` type($table_result) `,` type($data_result) `=` $data_array
            """
        init() {}
    }
}
