import Testing

@Suite(.needsPeer) struct DumpParityTests {
    @Test(arguments: DumpCases.tables.sample(of: "tables")) func tables(_ test: ParityCase) throws {
        try expectParity(test)
    }

    @Test(arguments: DumpCases.extractions.sample(of: "extractions")) func extractions(_ test: ParityCase)
        throws
    {
        try expectParity(test)
    }

    @Test(arguments: DumpCases.refusals.sample(of: "refusals")) func refusals(_ test: ParityCase) throws {
        try expectParity(test)
    }
}

/// Command lines of the tool that lists.
enum DumpCases {
    private static func dump(_ arguments: [String]) -> ParityCase { ParityCase(.dump, arguments) }

    private static let all =
        ConvertCases.files.map(\.path) + [
            "in/none.safetensors", "in/none.gguf", "in/none.irpa", "in/many.safetensors", "in/many.gguf",
            "in/many.irpa", "in/aligned.irpa",
        ]

    static let tables: [ParityCase] = {
        var cases = all.flatMap { path in
            ["", "model=", "a.b-c/d=", "gr\u{FC}n="].map { dump(["--parameters=\($0)\(path)"]) }
        }
        for (index, first) in all.enumerated() {
            let second = all[(index + 1) % all.count]
            cases.append(dump(["--parameters=one=\(first)", "--parameters=two=\(second)"]))
            cases.append(dump(["--parameters=two=\(first)", "--parameters=one=\(second)"]))
            cases.append(dump(["--parameters=\(first)", "--parameters=\(second)"]))
            guard first != "in/b.irpa" else { continue }
            cases.append(
                dump(["--parameters=s=\(first)", "--parameters=\(second)", "--parameters=s=in/b.irpa"]))
        }
        // Ten scopes, in the order in which they came.
        cases.append(dump((0..<10).map { "--parameters=s\(9 - $0)=\(all[$0])" }))
        return cases
    }()

    /// The official tool extracts from preloaded files only.
    static let extractions: [ParityCase] =
        [
            ("in/a.safetensors", "embed"), ("in/a.safetensors", "gr\u{FC}n"),
            ("in/a.safetensors", "layer.0/weight"),
            ("in/a.gguf", "blk.0.attn_q.weight"), ("in/a.gguf", "blk.0.norm"), ("in/a.irpa", "first"),
            ("in/a.irpa", "third"), ("in/c.safetensors", "big"),
        ].flatMap { path, key in
            [
                dump(["--parameters=\(path)", "--parameter_mode=preload", "--extract=\(key)=out.bin"]),
                dump(["--parameters=m=\(path)", "--parameter_mode=preload", "--extract=m::\(key)=out.bin"]),
            ]
        } + [
            dump([
                "--parameters=in/a.irpa", "--parameters=g=in/a.gguf", "--parameter_mode=preload",
                "--extract=first=1.bin", "--extract=third=2.bin", "--extract=g::blk.1.q4=3.bin",
            ])
        ]

    static let refusals: [ParityCase] = [
        ["--parameters=in/a.irpa", "--parameter_mode=preload", "--extract=missing=out.bin"],
        ["--parameters=in/a.irpa", "--parameter_mode=preload", "--extract=s::first=out.bin"],
        ["--parameters=in/a.irpa", "--parameter_mode=preload", "--extract=first=no/such/folder/out.bin"],
        ["--parameters=in/missing.irpa"], ["--parameters=in/not.irpa"], ["--parameters=in/short.irpa"],
        ["--parameters=in/void.safetensors"], ["--parameters=in/short.gguf"], ["--nosuchflag"],
    ].map { ParityCase(.dump, $0, succeeds: false) }
}
