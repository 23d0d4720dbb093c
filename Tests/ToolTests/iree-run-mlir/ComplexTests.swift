import Testing

/// Complex numbers on the host: each operation of two numbers, compared with what `cmath` of Python computes.
@Suite struct ComplexTests {
    /// An operation and its result: the real part, and the imaginary part where there is one.
    struct Operation: Sendable, CustomTestStringConvertible {
        var text: String
        var expected: [Double]
        var testDescription: String { text }

        init(_ text: String, _ expected: Double...) {
            self.text = text
            self.expected = expected
        }
    }

    /// `%a` is 1.5 - 0.75i, `%b` is -0.5 + 2i, `%tiny` is 1e-12 - 2e-12i, `%huge` is 3e300 + 4e300i, `%n` is 3.
    static let operations = [
        Operation("complex.abs %a : complex<f64>", 1.6770509831248424),
        Operation("complex.abs %huge : complex<f64>", 5e+300),
        Operation("complex.angle %a : complex<f64>", -0.4636476090008061),
        Operation("complex.exp %a : complex<f64>", 3.2792020065198244, -3.0548929807153673),
        Operation("complex.expm1 %a : complex<f64>", 2.2792020065198244, -3.0548929807153673),
        Operation("complex.expm1 %tiny : complex<f64>", 1e-12, -2e-12),
        Operation("complex.log %a : complex<f64>", 0.5170368837652692, -0.4636476090008061),
        Operation("complex.log %huge : complex<f64>", 692.3849658106478, 0.9272952180016122),
        Operation("complex.log1p %a : complex<f64>", 0.9593795799946813, -0.2914567944778671),
        Operation("complex.log1p %tiny : complex<f64>", 1e-12, -2e-12),
        Operation("complex.sqrt %b : complex<f64>", 0.8836155308755134, 1.1317139242778693),
        Operation("complex.sqrt %huge : complex<f64>", 2e+150, 1e+150),
        Operation("complex.rsqrt %b : complex<f64>", 0.4286164901454076, -0.5489618879741085),
        Operation("complex.sign %a : complex<f64>", 0.8944271909999159, -0.4472135954999579),
        Operation("complex.sin %a : complex<f64>", 1.2914400857052224, -0.058168384501671194),
        Operation("complex.sin %tiny : complex<f64>", 1e-12, -2e-12),
        Operation("complex.cos %a : complex<f64>", 0.09158227260398998, 0.8202568175066206),
        Operation("complex.tan %a : complex<f64>", 0.10358061868779707, -1.5628689818694739),
        Operation("complex.tanh %a : complex<f64>", 0.9881121005704792, -0.09838781913967143),
        Operation("complex.conj %a : complex<f64>", 1.5, 0.75),
        Operation("complex.neg %a : complex<f64>", -1.5, 0.75),
        Operation("complex.add %a, %b : complex<f64>", 1.0, 1.25),
        Operation("complex.sub %a, %b : complex<f64>", 2.0, -2.75),
        Operation("complex.mul %a, %b : complex<f64>", 0.75, 3.375),
        Operation("complex.div %a, %b : complex<f64>", -0.5294117647058824, -0.6176470588235294),
        Operation("complex.div %b, %a : complex<f64>", -0.8, 0.9333333333333333),
        Operation("complex.div %huge, %huge : complex<f64>", 1.0, 0.0),
        Operation("complex.pow %a, %b : complex<f64>", 0.5859382294368718, 1.8618238975775898),
        Operation("complex.atan2 %a, %b : complex<f64>", 2.510793946355882, -0.4789769746878787),
        Operation("complex.powi %a, %n : complex<f64>, i32", 0.84375, -4.640625),
    ]

    @Test func results() throws {
        let work = try Workspace()
        var lines: [String] = []
        var results: [String] = []
        for (number, operation) in Self.operations.enumerated() {
            lines.append("%v\(number) = \(operation.text)")
            guard operation.expected.count == 2 else {
                results.append("%v\(number)")
                continue
            }
            for part in ["re", "im"] {
                lines.append("%v\(number)\(part) = complex.\(part) %v\(number) : complex<f64>")
                results.append("%v\(number)\(part)")
            }
        }
        let types = results.map { _ in "f64" }.joined(separator: ", ")
        let result = try work.shell(
            """
            cat > in.mlir <<'EOF'
            func.func @f(%ar: f64, %ai: f64, %br: f64, %bi: f64, %n: i32) -> (\(types)) {
              %a = complex.create %ar, %ai : complex<f64>
              %b = complex.create %br, %bi : complex<f64>
              %tiny = complex.constant [1.0e-12, -2.0e-12] : complex<f64>
              %huge = complex.constant [3.0e+300, 4.0e+300] : complex<f64>
              \(lines.joined(separator: "\n  "))
              return \(results.joined(separator: ", ")) : \(types)
            }
            EOF
            $BIN/iree-run-mlir in.mlir --input=1.5 --input=-0.75 --input=-0.5 --input=2 --input=3 \
                --Xcompiler,iree-hal-local-target-device-backends=vmvx \
                --Xcompiler,iree-input-demote-f64-to-f32=false
            """)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        let values = result.output.split(separator: "\n").compactMap { line in
            line.firstRange(of: "f64=").flatMap { Double(line[$0.upperBound...]) }
        }
        let expected = Self.operations.flatMap { operation in operation.expected.map { (operation.text, $0) }
        }
        try #require(values.count == expected.count)
        for (value, (text, wanted)) in zip(values, expected) {
            // Results are printed with six digits.
            #expect(abs(value - wanted) <= 2e-5 * abs(wanted) + 1e-300, "\(text): \(value), not \(wanted)")
        }
    }
}
