import IREECompilerCore

extension VMConversion {
    private static let buffer = IRType.vmBuffer

    func addStringRules() {
        conversion.add(Util.StringItoa.self) { [unowned self] op, new, conversion in
            conversion.replace(op.op, with: decimal(new.value[0]))
        }
        conversion.add(Util.StringFormat.self) { [unowned self] op, new, conversion in
            // The verifier has validated the format.
            let parts = try FormatPart.parse(op.format.stringValue ?? "", op.args.count)
            conversion.replace(op.op, with: text(parts, new.args))
        }
    }

    /// An integer as decimal text, unsigned.
    private func decimal(_ value: Value) -> Value {
        let name = support.use(.decimal)
        return builder.create(VM.Call.self) {
            $0.callee = .symbol(SymbolReference(name))
            $0.operands = [widened(value)]
            $0.results = [Self.buffer]
        }.results[0]
    }

    private func text(_ parts: [FormatPart], _ arguments: [Value]) -> Value {
        // An integer that is used several times is formatted once.
        let arguments = arguments.map { $0.type == Self.buffer ? $0 : decimal($0) }
        var pieces: [(buffer: Value, length: Value)] = []
        for part in parts {
            switch part {
            case .text(let text):
                pieces.append((literal(text), constant(i64: Int64(text.utf8.count))))
            case .argument(let i):
                pieces.append((arguments[i], make(.bufferLength, arguments[i])))
            }
        }
        guard let first = pieces.first else { return literal("") }
        if pieces.count == 1, case .text = parts[0] { return first.buffer }
        func sum(_ a: Value, _ b: Value) -> Value { make(.addI64, a, b) }
        let total = pieces.dropFirst().reduce(first.length) { sum($0, $1.length) }
        let whole = make(.bufferAlloc, total, constant(i32: 1))
        let zero = constant(i64: 0)
        var place = zero
        for (i, piece) in pieces.enumerated() {
            perform(.bufferCopy, piece.buffer, zero, whole, place, piece.length)
            if i + 1 < pieces.count { place = i == 0 ? piece.length : sum(place, piece.length) }
        }
        return whole
    }

    private func literal(_ text: String) -> Value {
        builder.create(VM.RodataInline.self) {
            $0.value = .string(text)
            $0.result = Self.buffer
        }.result
    }
}

/// Support functions that are added to compiled programs.
struct VMSupport {
    enum Function: String {
        /// `(i64) -> !vm.buffer`: an unsigned integer as decimal text.
        case decimal = "__iree_string_itoa_u64"

        /// The function as text. Digits are produced from the last to the first, so that there is at least one.
        var text: String {
            switch self {
            case .decimal:
                """
                vm.func private @\(rawValue)(%value: i64) -> !vm.buffer {
                  %byte = vm.const.i32 1
                  %one = vm.const.i64 1
                  %ten = vm.const.i64 10
                  %most = vm.const.i64 20
                  %nought = vm.const.i32 48
                  %digits = vm.buffer.alloc %most, %byte : !vm.buffer
                  vm.br ^digit(%value, %most : i64, i64)
                ^digit(%rest: i64, %end: i64):
                  %start = vm.sub.i64 %end, %one : i64
                  %wide = vm.rem.i64.u %rest, %ten : i64
                  %number = vm.trunc.i64.i32 %wide : i64 -> i32
                  %digit = vm.add.i32 %number, %nought : i32
                  vm.buffer.store.i8 %digit, %digits[%start] : i32 -> !vm.buffer
                  %next = vm.div.i64.u %rest, %ten : i64
                  %zero = vm.const.i64.zero
                  %more = vm.cmp.ne.i64 %next, %zero : i64
                  vm.cond_br %more, ^digit(%next, %start : i64, i64), ^done
                ^done:
                  %length = vm.sub.i64 %most, %start : i64
                  %text = vm.buffer.clone %digits, %start, %length, %byte : !vm.buffer -> !vm.buffer
                  vm.return %text : !vm.buffer
                }
                """
            }
        }
    }

    private var used: [Function] = []

    /// Returns the name of the function, which is reserved: names with two leading underscores are the compiler's.
    mutating func use(_ function: Function) -> String {
        if !used.contains(function) { used.append(function) }
        return function.rawValue
    }

    /// Inserts the used functions at the start of a module.
    func insertUsed(into block: Block, _ registry: Registry) {
        let first = block.first
        for function in used {
            let source = SourceText(function.text.utf8, name: "support")
            let module = try? AsmParser(source, registry: registry).module()
            for op in module?.body()?.operations ?? [] { block.insert(op.clone(), before: first) }
        }
    }
}
