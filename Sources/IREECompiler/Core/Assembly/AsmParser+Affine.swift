extension AsmParser {
    /// `(d0, d1)[s0] -> (d0 + s0, d1)`.
    package func affineMap() throws(Diagnostic) -> AffineMap {
        var names: [String: AffineExpression] = [:]
        var map = AffineMap(dimensions: 0, results: [])
        try expect(.leftParen, "'(' in affine map")
        try list(until: .rightParen, "')'") { () throws(Diagnostic) in
            let start = token.start
            let name = try word("bare identifier")
            guard names.updateValue(.dimension(map.dimensionCount), forKey: name) == nil else {
                throw error("redefinition of identifier '\(name)'", at: start)
            }
            map.dimensionCount += 1
        }
        if take(.leftSquare) {
            try list(until: .rightSquare, "']'") { () throws(Diagnostic) in
                let start = token.start
                let name = try word("bare identifier")
                guard names.updateValue(.symbol(map.symbolCount), forKey: name) == nil else {
                    throw error("redefinition of identifier '\(name)'", at: start)
                }
                map.symbolCount += 1
            }
        }
        try expect(.arrow, "'->'")
        try expect(.leftParen, "'('")
        try list(until: .rightParen, "')'") { () throws(Diagnostic) in
            affineOperators = 0
            map.results.append(try affineSum(names))
        }
        return map
    }

    private func affineSum(_ names: [String: AffineExpression]) throws(Diagnostic) -> AffineExpression {
        var left = try affineProduct(names)
        while true {
            if token.kind == .plus || token.kind == .minus { try countAffineOperator() }
            if take(.plus) {
                left = .simplified(.add, left, try affineProduct(names))
            } else if take(.minus) {
                let right = AffineExpression.simplified(.multiply, try affineProduct(names), .constant(-1))
                left = .simplified(.add, left, right)
            } else {
                return left
            }
        }
    }

    private func affineProduct(_ names: [String: AffineExpression]) throws(Diagnostic) -> AffineExpression {
        var left = try affineAtom(names)
        while true {
            let op: AffineExpression.Operator
            if token.kind == .star {
                op = .multiply
            } else if token.kind == .word, let word = AffineExpression.Operator(rawValue: spelling) {
                op = word
            } else {
                return left
            }
            let start = token.start
            try countAffineOperator()
            advance()
            let right = try affineAtom(names)
            if op != .multiply, case .constant(let divisor) = right, divisor < 1 {
                throw error("\(op.rawValue) divisor must be positive", at: start)
            }
            left = .simplified(op, left, right)
        }
    }

    private func affineAtom(_ names: [String: AffineExpression]) throws(Diagnostic) -> AffineExpression {
        try nested { () throws(Diagnostic) in
            switch token.kind {
            case .integer: return .constant(try affineConstant(negative: false))
            case .minus:
                advance()
                if token.kind == .integer { return .constant(try affineConstant(negative: true)) }
                return .simplified(.multiply, try affineAtom(names), .constant(-1))
            case .leftParen:
                advance()
                let inner = try affineSum(names)
                try expect(.rightParen, "')'")
                return inner
            case .word:
                guard let value = names[spelling] else {
                    throw error("use of undeclared identifier")
                }
                advance()
                return value
            default: throw error("expected affine expression")
            }
        }
    }

    /// An unsigned literal, with its sign parsed before it: `-9223372036854775808` is a constant.
    private func affineConstant(negative: Bool) throws(Diagnostic) -> Int64 {
        let start = token.start
        let value = try integerLiteral(negative: negative, from: start)
        guard negative ? value <= 0 : value >= 0 else {
            throw error("integer constant out of range", at: start)
        }
        return value
    }

    /// Bounds the depth of an expression tree, which recursive functions walk.
    private func countAffineOperator() throws(Diagnostic) {
        affineOperators += 1
        guard affineOperators <= Self.affineOperatorLimit else {
            throw error("affine expression has more than \(Self.affineOperatorLimit) operators")
        }
    }
}
