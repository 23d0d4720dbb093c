import IREECompilerCore

/// The text of a constant argument: a string, or an unsigned number.
private func literal(_ value: Value) -> String? {
    switch value.constant {
    case .string(let text): text
    case .integer(let number, let type): "\(ArithFolding.unsigned(number, type.bitWidth ?? 64))"
    default: nil
    }
}

extension Util.StringFormat {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        do throws(FormatPart.Problem) {
            _ = try FormatPart.parse(op.format.stringValue ?? "", op.args.count)
        } catch {
            throw op.error(error.message)
        }
    }

    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let format = op.format.stringValue, let parts = try? FormatPart.parse(format, op.args.count)
        else {
            return nil
        }
        let texts = op.args.map { literal($0) }
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .argument(let i):
                guard let text = texts[i] else { return nil }
                result += text
            }
        }
        return .replaced([.attribute(.string(result))])
    }

    /// Inlines constant arguments into the format string and renumbers the others.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let format = op.format.stringValue, let parts = try? FormatPart.parse(format, op.args.count)
        else {
            return false
        }
        if parts.count == 1, case .argument(let i) = parts[0] {
            let argument = op.args[i]
            if argument.type == .utilBuffer {
                rewriter.replace(op.op, with: [argument])
            } else {
                rewriter.replace(op.op, with: Util.StringItoa.self) {
                    $0.value = argument
                    $0.result = op.result.type
                }
            }
            return true
        }
        var text = ""
        var arguments: [Value] = []
        for part in parts {
            switch part {
            case .text(let own): text += FormatPart.escaped(own)
            case .argument(let i):
                if let own = literal(op.args[i]) {
                    text += FormatPart.escaped(own)
                } else {
                    text += "{}"
                    arguments.append(op.args[i])
                }
            }
        }
        guard text != format || arguments != op.args else { return false }
        rewriter.update(op.op) {
            op.format = .string(text)
            op.set(\.args, arguments)
        }
        return true
    }
}

extension Util.StringItoa {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        literal(op.value).map { .replaced([.attribute(.string($0))]) }
    }

    /// Ignores leading zeros of a number.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let cast = op.value.definingOp?.as(Arith.ExtUI.self) else { return false }
        rewriter.update(op.op) { op.set(\.value, cast.in) }
        return true
    }
}
