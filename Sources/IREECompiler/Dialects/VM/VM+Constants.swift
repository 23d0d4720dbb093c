/// Operations of the `vm` dialect: constants.
extension VM {
    static let constants: [[OpRow]] = [
        [
            OpRow("vm.const.i32", "Constant 32-bit integer.", { Constant(.i32, .i32) }),
            OpRow("vm.const.i64", "Constant 64-bit integer.", { Constant(.i64, .i64) }),
            OpRow("vm.const.f32", "Constant 32-bit float.", { Constant(.f32, .f32) }),
            OpRow("vm.const.f64", "Constant 64-bit float.", { Constant(.f64, .f64) }),
        ], rows("const.#.zero", numbers, "Zero as a #", Zero.init),
    ]

    /// Constant.
    public struct Constant: OpFields {
        public static let traits: OpTraits = [.constantLike, .pure]
        public let value: AttributeField
        public let result: Result
        public static let assembly: StaticString = "$value attr-dict"

        init(_ value: AttributeConstraint, _ type: TypeConstraint) {
            self.value = AttributeField(value)
            result = Result(type)
        }
    }

    /// Zero constant.
    public struct Zero: OpFields {
        public static let traits: OpTraits = [.constantLike, .pure]
        public let result: Result
        public static let assembly: StaticString = "attr-dict"

        init(_ type: TypeConstraint) { result = Result(type) }
    }

    /// Reference to a read-only data segment, as a buffer.
    public struct ConstRefRodata: Op {
        public static let name: StaticString = "vm.const.ref.rodata"
        public static let traits: OpTraits = .pure
        public let rodata = AttributeField(.flatSymbol)
        public let value = Result(.vmBuffer)
        public static let assembly: StaticString = "$rodata attr-dict `:` type($value)"
        public init() {}
    }

    /// Null reference.
    public struct ConstRefZero: Op {
        public static let name: StaticString = "vm.const.ref.zero"
        public static let traits: OpTraits = [.constantLike, .pure]
        public let result = Result(.vmRef)
        public static let assembly: StaticString = "`:` type($result) attr-dict"
        public init() {}
    }

    /// Inline read-only data, as a buffer.
    public struct RodataInline: Op {
        public static let name: StaticString = "vm.rodata.inline"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let name = OptionalAttribute(.string)
        public let value = AttributeField(.any)
        public let alignment = OptionalAttribute(.i64)
        public let mimeType = OptionalAttribute(.string)
        public let result = Result(.vmBuffer)
        public static let assembly: StaticString = "($name^)? attr-dict `:` type($result) `=` $value"
        public init() {}
    }

    /// Read-only data segment.
    public struct Rodata: Op {
        public static let name: StaticString = "vm.rodata"
        public static let traits: OpTraits = [.isolatedFromAbove, .symbol]
        public let symVisibility = OptionalAttribute(.string)
        public let symName = AttributeField(.symbolName)
        public let value = AttributeField(.any)
        public let alignment = OptionalAttribute(.i64)
        public let ordinal = OptionalAttribute(.i32)
        public let mimeType = OptionalAttribute(.string)
        public static let assembly: StaticString =
            "custom<SymbolVisibility>($sym_visibility) $sym_name attr-dict $value"
        public init() {}
    }

    /// Inline read-only data of many values, with a table of their offsets and lengths.
    public struct RodataTableInline: Op {
        public static let name: StaticString = "vm.rodata.table.inline"
        public static let traits: OpTraits = [.pseudo, .pure]
        public let tableName = OptionalAttribute(.string)
        public let dataName = OptionalAttribute(.string)
        public let tableType = AttributeField(.type)
        public let dataArray = AttributeField(.array)
        public let alignment = OptionalAttribute(.i64)
        public let dataAlignment = OptionalAttribute(.i64)
        public let mimeType = OptionalAttribute(.string)
        public let tableResult = Result(.vmBuffer)
        public let dataResult = Result(.vmBuffer)
        public static let assembly: StaticString = """
            $table_type attr-dict `:` type($table_result) `,` type($data_result) `=` $data_array
            """
        public init() {}
    }
}
