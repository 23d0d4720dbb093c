import Foundation
import Testing

/// Errors of parameters that are not there: they name scope and key, what may have been meant, and the place in the
/// source of the operation that asked for it.
@Suite struct MissingParameterTests {
    /// Parameters of globals, one of which two functions load; of run-time names, in loops and in functions, inlined
    /// and not; and writes.
    private static let program = """
        util.global private @weight = #flow.parameter.named<"model"::"weight"> : tensor<4xf32>
        util.global private @bias = #flow.parameter.named<"model"::"bias"> : tensor<4xf32>
        util.global private @scale = #flow.parameter.named<"extra"::"scale"> : tensor<4xf32>
        func.func @static() -> tensor<4xf32> {
          %w = util.global.load @weight : tensor<4xf32>
          %b = util.global.load @bias : tensor<4xf32>
          %s = util.global.load @scale : tensor<4xf32>
          %0 = arith.addf %w, %b : tensor<4xf32>
          %1 = arith.addf %0, %s : tensor<4xf32>
          return %1 : tensor<4xf32>
        }
        func.func @again() -> tensor<4xf32> {
          %w = util.global.load @weight : tensor<4xf32>
          %0 = arith.addf %w, %w : tensor<4xf32>
          return %0 : tensor<4xf32>
        }
        func.func @named(%scope: !util.buffer, %key: !util.buffer) -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %w = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        func.func @loop(%scope: !util.buffer, %n: index) -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %zero = arith.constant dense<0.0> : tensor<4xf32>
          %sum = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %zero) -> tensor<4xf32> {
            %layer = util.string.format "layer.{}"(%i) : (index) -> !util.buffer
            %w = flow.parameter.load %scope::%layer[%at] : tensor<4xf32>
            %next = arith.addf %acc, %w : tensor<4xf32>
            scf.yield %next : tensor<4xf32>
          }
          return %sum : tensor<4xf32>
        }
        util.func private @shared(%scope: !util.buffer, %i: index) -> tensor<4xf32>
            attributes {inlining_policy = #util.inline.never} {
          %at = arith.constant 0 : i64
          %name = util.string.format "layer.{}"(%i) : (index) -> !util.buffer
          %w = flow.parameter.load %scope::%name[%at] : tensor<4xf32>
          util.return %w : tensor<4xf32>
        }
        util.func public @called(%scope: !util.buffer, %i: index) -> tensor<4xf32> {
          %w = util.call @shared(%scope, %i) : (!util.buffer, index) -> tensor<4xf32>
          util.return %w : tensor<4xf32>
        }
        func.func private @inlined(%scope: !util.buffer, %part: !util.buffer) -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %w = flow.parameter.load %scope::%part[%at] : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        func.func @twice(%scope: !util.buffer, %key: !util.buffer) -> tensor<4xf32> {
          %w = func.call @inlined(%scope, %key) : (!util.buffer, !util.buffer) -> tensor<4xf32>
          %0 = arith.addf %w, %w : tensor<4xf32>
          return %0 : tensor<4xf32>
        }
        func.func @offset(%scope: !util.buffer, %key: !util.buffer, %from: i64) -> tensor<4xf32> {
          %w = flow.parameter.load %scope::%key[%from] : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        func.func @write(%scope: !util.buffer, %key: !util.buffer, %x: tensor<4xf32>) -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %w = flow.parameter.write %x -> %scope::%key[%at] : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        func.func @writes(%scope: !util.buffer, %n: index, %x: tensor<4xf32>) {
          %at = arith.constant 0 : i64
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          scf.for %i = %c0 to %n step %c1 {
            %target = util.string.format "layer.{}"(%i) : (index) -> !util.buffer
            %w = flow.parameter.write %x -> %scope::%target[%at] : tensor<4xf32>
          }
          return
        }
        """

    struct Failure: Sendable {
        var flags: String
        var fragments: [String]
        /// The text of the source at the place that the error names, and those at the places of the callers.
        var places: [String]
    }

    private static let all = "--parameters=model=m.irpa --parameters=extra=x.irpa"
    private static let writable = "\(all) --parameter_access=readwrite"
    private static let missingLayer = [
        "NOT_FOUND; no such parameter; parameter `layer.2` of scope `model`", "did you mean `layer.0`",
        "scope `model` has 4 keys",
    ]

    static let failures = [
        Failure(
            flags: "--function=static --parameters=model=w.irpa --parameters=extra=x.irpa",
            fragments: ["parameter `bias` of scope `model`", "scope `model` has 1 key"],
            places: ["util.global private @bias"]),
        Failure(
            flags: "--function=static --parameters=model=b.irpa --parameters=extra=x.irpa",
            fragments: ["parameter `weight` of scope `model`", "did you mean `weights`"],
            places: ["util.global private @weight"]),
        Failure(
            flags: "--function=static --parameters=model=m.irpa",
            fragments: ["no such scope; parameter `scale` of scope `extra`", "there is `model`"],
            places: ["util.global private @scale"]),
        Failure(
            flags: #"--function=named --input='"modle"' --input='"weight"' \#(all)"#,
            fragments: ["no such scope; parameter `weight` of scope `modle`", "did you mean `model`"],
            places: ["flow.parameter.load %scope::%key[%at]"]),
        Failure(
            flags: #"--function=loop --input='"model"' --input=3 \#(all)"#, fragments: missingLayer,
            places: ["flow.parameter.load %scope::%layer"]),
        Failure(
            flags: #"--function=called --input='"model"' --input=2 \#(all)"#, fragments: missingLayer,
            places: ["flow.parameter.load %scope::%name", "util.call @shared"]),
        Failure(
            flags: #"--function=twice --input='"model"' --input='"layer.2"' \#(all)"#,
            fragments: missingLayer,
            places: ["flow.parameter.load %scope::%part", "func.call @inlined"]),
        Failure(
            flags: #"--function=offset --input='"model"' --input='"layer.1"' --input=8 \#(all)"#,
            fragments: ["OUT_OF_RANGE; 16 bytes at 8 reach beyond", "parameter `layer.1` of scope `model`"],
            places: ["flow.parameter.load %scope::%key[%from]"]),
        Failure(
            flags: #"--function=write --input='"model"' --input='"layer.2"' --input=4xf32=1 \#(writable)"#,
            fragments: missingLayer, places: ["flow.parameter.write %x -> %scope::%key"]),
        Failure(
            flags: #"--function=write --input='"model"' --input='"layer.1"' --input=4xf32=1 \#(all)"#,
            fragments: ["m.irpa: PERMISSION_DENIED", "parameter `layer.1` of scope `model`"],
            places: ["flow.parameter.write %x -> %scope::%key"]),
        // The result of the write is unused: the error is found where the function waits at its end.
        Failure(
            flags: #"--function=writes --input='"model"' --input=3 --input=4xf32=1 \#(writable)"#,
            fragments: missingLayer, places: ["flow.parameter.write %x -> %scope::%target"]),
    ]

    /// `p.mlir:LINE:COLUMN` of a text that occurs once.
    private static func place(of text: String) throws -> String {
        let parts = program.components(separatedBy: text)
        try #require(parts.count == 2, "\(text)")
        let lines = parts[0].components(separatedBy: "\n")
        return "p.mlir:\(lines.count):\((lines.last ?? "").utf8.count + 1)"
    }

    private static let archives = """
        create() { "$BIN"/iree-create-parameters --quiet "$@"; }
        create --data=layer.0=4xf32=1 --data=layer.1=4xf32=2 --data=weight=4xf32=3 --data=bias=4xf32=4 --output=m.irpa
        create --data=weight=4xf32=3 --output=w.irpa
        create --data=bias=4xf32=3 --data=weights=4xf32=1 --output=b.irpa
        create --data=scale=4xf32=3 --output=x.irpa
        """

    private func errors(of failures: [Failure], compiledWith flags: String) throws -> [String] {
        let work = try Workspace()
        try work.write(Self.program.utf8, to: "p.mlir")
        let runs = failures.map {
            "\"$BIN\"/iree-run-module --module=m.vmfb \($0.flags) >/dev/null; echo $?"
        }
        let result = try work.shell(
            """
            set -e
            \(Self.archives)
            "$BIN"/iree-compile --iree-hal-local-target-device-backends=vmvx \(flags) p.mlir -o m.vmfb
            set +e
            \(runs.joined(separator: "\n"))
            """)
        #expect(result.output == String(repeating: "1\n", count: failures.count), "\(result.errors)")
        return result.errors.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("warning") }
    }

    @Test(arguments: [
        "", "--iree-execution-model=async-external", "--iree-stream-resource-memory-model=discrete",
    ]) func errorsNameTheSource(_ flags: String) throws {
        let errors = try errors(of: Self.failures, compiledWith: flags)
        try #require(errors.count == Self.failures.count, "\(errors)")
        for (failure, error) in zip(Self.failures, errors) {
            for fragment in failure.fragments { #expect(error.contains(fragment), "\(failure.flags)") }
            var rest = error[...]
            for text in failure.places {
                let place = try Self.place(of: text)
                guard let found = rest.firstRange(of: place) else {
                    Issue.record("expected \(place) in `\(rest)`")
                    break
                }
                #expect(!error.contains("["), "several places: \(error)")
                // Nor is the wrapper of a public function named.
                let isInlined = failure.places.contains("func.call @inlined")
                #expect(error.contains(" called from ") == isInlined, "\(error)")
                // Nothing but the calls that led there stands before it.
                let between = rest[..<found.lowerBound]
                #expect(!between.contains("p.mlir:") || between.contains("called by"), "\(error)")
                rest = rest[found.upperBound...]
            }
        }
    }

    /// Without a source map functions are named, if they are exported.
    @Test func strippedModulesNameFunctions() throws {
        let failures = Self.failures.filter { $0.flags.contains("=loop") || $0.flags.contains("=called") }
        let errors = try errors(
            of: failures, compiledWith: "--iree-vm-bytecode-module-strip-source-map=true")
        try #require(errors.count == 2)
        #expect(errors[0].contains("; in @module.loop at pc "), "\(errors[0])")
        #expect(errors[1].contains(", called by @module.called; "), "\(errors[1])")
        for error in errors { #expect(error.contains("`layer.2`") && !error.contains("p.mlir"), "\(error)") }
    }
}
