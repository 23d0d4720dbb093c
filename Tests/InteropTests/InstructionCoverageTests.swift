import Foundation
import IREEBytecode
import TestSupport
import Testing

/// The instruction table knows whatever the official compiler makes of arithmetic: each operation of `arith` and
/// `math` in each type, as code of the host and as kernels of bytecode.
@Suite(.needsCompiler) struct InstructionCoverageTests {
    @Test(
        arguments: Sampling.sample(ArithmeticProgram.operations, oneIn: 6, of: "arithmetic") {
            [String($0.prefix { $0 != "." })]
        })
    func everyOperationIsDecoded(_ operation: String) throws {
        let functions = ArithmeticProgram.functions(of: operation)
        var modules: [String] = []
        if let whole = try Self.module(operation, functions.joined()) {
            modules.append(whole)
        } else {
            // The compiler does not take it in every type.
            for (index, function) in functions.enumerated() {
                if let module = try Self.module("\(operation).\(index)", function) { modules.append(module) }
            }
        }
        #expect(modules.isEmpty == ArithmeticProgram.refused.contains(operation))
        for path in modules {
            let module = try BytecodeModule(try Data(contentsOf: URL(fileURLWithPath: path)), path: path)
            try Self.verify(module)
        }
    }

    /// Verifies all code of a module and of the executables in it.
    private static func verify(_ module: BytecodeModule) throws {
        _ = try VerifiedModule(module)
        for ordinal in module.description.functions.indices {
            let error = Disassembler(module).disassemble(ordinal).error
            #expect(error == nil, "\(error as Any)")
        }
        for segment in module.rodata {
            // What is no module is no executable.
            guard let executable = try? BytecodeModule(Array(module.bytes(of: segment))) else { continue }
            try verify(executable)
        }
    }

    private static func module(_ name: String, _ text: String) throws -> String? {
        try Compiler.module(
            named: "arithmetic.\(name)", text: text, flags: CompilerMode.vmvx.flags)
    }
}

/// Functions with one operation each.
enum ArithmeticProgram {
    private static let integers = ["i8", "i16", "i32", "i64"]
    /// Kernels of bytecode know no others; f8 is converted to and from.
    private static let floats = ["f32", "f64"]
    private static let smallFloats = ["f8E5M2", "f8E4M3FN", "f8E5M2FNUZ", "f8E4M3FNUZ", "f16", "bf16"]
    /// What the code of the host can be given.
    private static let scalars: Set = ["i32", "i64", "f32", "f64", "index"]

    /// What the official compiler has no bytecode for.
    static let refused: Set = [
        "math.acos", "math.acosh", "math.asin", "math.asinh", "math.atanh", "math.cbrt", "math.copysign",
        "math.cosh", "math.ctpop", "math.cttz", "math.erfc", "math.ipowi", "math.isfinite", "math.isinf",
        "math.isnan", "math.isnormal", "math.sinh", "math.tan", "math.trunc",
    ]

    private static let table: [String: [String]] = {
        var table: [String: [String]] = [:]
        func add(_ operation: String, _ functions: [String]) {
            table[operation, default: []] += functions
        }
        for name in [
            "addi", "subi", "muli", "divsi", "divui", "ceildivsi", "ceildivui", "floordivsi", "remsi",
            "remui",
            "andi", "ori", "xori", "shli", "shrsi", "shrui", "maxsi", "maxui", "minsi", "minui",
        ] {
            for type in ["i1"] + integers + ["index"] {
                add("arith.\(name)", plain("arith.\(name)", 2, type))
            }
        }
        for name in [
            "addf", "subf", "mulf", "divf", "remf", "maximumf", "minimumf", "maxnumf", "minnumf",
        ] {
            for type in floats { add("arith.\(name)", plain("arith.\(name)", 2, type)) }
        }
        for name in [
            "absf", "acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "erf",
            "erfc",
            "exp", "exp2", "expm1", "floor", "log", "log10", "log1p", "log2", "round", "roundeven", "rsqrt",
            "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
        ] {
            for type in floats { add("math.\(name)", plain("math.\(name)", 1, type)) }
        }
        for type in floats {
            add("arith.negf", plain("arith.negf", 1, type))
            for name in ["atan2", "copysign", "powf"] { add("math.\(name)", plain("math.\(name)", 2, type)) }
            add("math.fma", plain("math.fma", 3, type))
            for name in ["isfinite", "isinf", "isnan", "isnormal"] {
                add("math.\(name)", plain("math.\(name)", 1, type, to: "i1"))
            }
            for exponent in ["i32", "i64"] {
                add("math.fpowi", functions("math.fpowi", [type, exponent], type, "\(type), \(exponent)"))
            }
            for predicate in [
                "oeq", "ogt", "oge", "olt", "ole", "one", "ord", "ueq", "ugt", "uge", "ult", "ule", "une",
                "uno",
            ] {
                add("arith.cmpf", plain("arith.cmpf", 2, type, to: "i1", attribute: predicate))
            }
        }
        for type in integers {
            for name in ["absi", "ctlz", "cttz", "ctpop"] {
                add("math.\(name)", plain("math.\(name)", 1, type))
            }
            add("math.ipowi", plain("math.ipowi", 2, type))
            for predicate in ["eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge"] {
                add("arith.cmpi", plain("arith.cmpi", 2, type, to: "i1", attribute: predicate))
            }
        }
        for type in ["i1"] + integers + floats {
            add("arith.select", functions("arith.select", ["i1", type, type], type, "i1, \(type)"))
        }
        addConversions(add)
        return table
    }()

    private static func addConversions(_ add: (String, [String]) -> Void) {
        func convert(_ name: String, _ from: String, _ to: String) {
            add("arith.\(name)", functions("arith.\(name)", [from], to, "\(from) to \(to)"))
        }
        func width(_ type: String) -> Int {
            if type.hasPrefix("f8") { return 8 }
            return type == "bf16" ? 16 : Int(type.dropFirst()) ?? 0
        }
        let numbers = floats + smallFloats
        for first in ["i1"] + integers {
            for second in ["i1"] + integers where width(first) < width(second) {
                convert("extsi", first, second)
                convert("extui", first, second)
                convert("trunci", second, first)
            }
            for number in floats {
                for name in ["sitofp", "uitofp"] { convert(name, first, number) }
                for name in ["fptosi", "fptoui"] { convert(name, number, first) }
            }
        }
        for first in numbers {
            for second in numbers where width(first) < width(second) {
                convert("extf", first, second)
                convert("truncf", second, first)
            }
        }
        for (integer, number) in [("i32", "f32"), ("i64", "f64")] {
            convert("bitcast", integer, number)
            convert("bitcast", number, integer)
        }
        for integer in ["i32", "i64"] {
            for name in ["index_cast", "index_castui"] {
                convert(name, integer, "index")
                convert(name, "index", integer)
            }
        }
    }

    static let operations = table.keys.sorted()

    static func functions(of operation: String) -> [String] { table[operation] ?? [] }

    /// A function of operands of one type.
    private static func plain(
        _ operation: String, _ count: Int, _ type: String, to result: String? = nil, attribute: String = ""
    ) -> [String] {
        functions(
            operation, Array(repeating: type, count: count), result ?? type, type, attribute: attribute)
    }

    /// The operation on tensors, and on numbers where the host's code has such.
    ///
    /// - Parameter types: the types as the operation's syntax ends with them.
    private static func functions(
        _ operation: String, _ operands: [String], _ result: String, _ types: String, attribute: String = ""
    ) -> [String] {
        let name =
            operation.replacingOccurrences(of: ".", with: "_") + "_"
            + (operands + [result, attribute]).joined(separator: "_")
        func function(_ prefix: String, _ form: (String) -> String) -> String {
            let arguments = operands.enumerated().map { "%a\($0): \(form($1))" }.joined(separator: ", ")
            let names = operands.indices.map { "%a\($0)" }.joined(separator: ", ")
            let words = types.split(separator: " ").map { word -> String in
                guard word != "to" else { return "to" }
                return word.hasSuffix(",") ? form(String(word.dropLast())) + "," : form(String(word))
            }
            let opening = attribute.isEmpty ? "" : attribute + ", "
            return """
                func.func @\(prefix)_\(name)(\(arguments)) -> \(form(result)) {
                  %r = \(operation) \(opening)\(names) : \(words.joined(separator: " "))
                  return %r : \(form(result))
                }

                """
        }
        var texts: [String] = []
        if !operands.contains("index"), result != "index" {
            texts.append(function("tensor") { "tensor<8x\($0)>" })
        }
        if Set(operands + [result]).isSubset(of: scalars.union(["i1"])),
            operands.contains(where: { $0 != "i1" })
        {
            texts.append(function("number") { $0 })
        }
        return texts
    }
}
