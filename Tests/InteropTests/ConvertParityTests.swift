import Testing

@Suite(.needsPeer) struct ConvertParityTests {
    @Test(arguments: ConvertCases.inputs.sample(of: "inputs")) func inputs(_ test: ParityCase) throws {
        try expectParity(test)
    }

    @Test(arguments: ConvertCases.edits.sample(of: "edits")) func edits(_ test: ParityCase) throws {
        try expectParity(test)
    }

    @Test(arguments: ConvertCases.splats.sample(of: "splats")) func splats(_ test: ParityCase) throws {
        try expectParity(test)
    }

    @Test(arguments: ConvertCases.flagForms.sample(of: "flagForms")) func flagForms(_ test: ParityCase) throws
    {
        try expectParity(test)
    }

    @Test(arguments: ConvertCases.refusals.sample(of: "refusals")) func refusals(_ test: ParityCase) throws {
        try expectParity(test)
    }
}

/// Command lines of the tool that converts. Left out is what the official one gets wrong;
/// `OwnBehaviorTests` says what ours does there.
enum ConvertCases {
    private static func convert(_ arguments: [String]) -> ParityCase {
        ParityCase(.convert, arguments + ["--output=out.irpa"])
    }

    /// One file of each kind, and the names in it.
    static let files: [(path: String, names: [String])] = [
        (
            "in/a.safetensors",
            ["embed", "layer.0/weight", "bias", "count", "none", "gr\u{FC}n", "mask", "wide"]
        ),
        ("in/b.safetensors", ["other", "another"]), ("in/c.safetensors", ["big", "small"]),
        ("in/a.gguf", ["token_embd.weight", "blk.0.attn_q.weight", "blk.0.norm", "blk.1.q4"]),
        ("in/b.gguf", ["x", "y"]), ("in/c.gguf", ["p", "q", "r"]),
        ("in/a.irpa", ["first", "second", "third", "empty", "zero"]), ("in/b.irpa", ["fourth", "fifth"]),
        ("in/splats.irpa", ["one", "two", "four", "eight", "sixteen", "nothing"]),
    ]

    static let inputs: [ParityCase] = {
        let all =
            files.map(\.path) + [
                "in/none.safetensors", "in/none.gguf", "in/none.irpa", "in/many.safetensors", "in/many.gguf",
                "in/many.irpa", "in/aligned.irpa",
            ]
        var cases = all.flatMap { path in
            ["", "model="].flatMap { scope in
                ["--parameter_mode=file", "--parameter_mode=preload"].map { mode in
                    convert(["--parameters=\(scope)\(path)", mode])
                }
            }
        }
        // Several files, whose names differ: in one scope, and in one each.
        for (index, first) in files.enumerated() {
            for second in files[(index + 1)...] {
                cases.append(convert(["--parameters=\(first.path)", "--parameters=\(second.path)"]))
                cases.append(convert(["--parameters=a=\(second.path)", "--parameters=b=\(first.path)"]))
            }
        }
        cases.append(convert(files.map { "--parameters=\($0.path)" }))
        cases.append(
            convert(files.reversed().enumerated().map { "--parameters=s\($0.offset % 3)=\($0.element.path)" })
        )
        return cases
    }()

    static let edits: [ParityCase] = files.flatMap { file -> [ParityCase] in
        let input = "--parameters=\(file.path)"
        var cases = [convert([input, "--strip"]), convert([input, "--strip=true", "--quiet"])]
        cases += [convert([input, "--strip=false"])]
        cases.append(convert([input] + file.names.map { "--exclude=\($0)" }))
        for (index, name) in file.names.enumerated() {
            let next = file.names[(index + 1) % file.names.count]
            cases.append(convert([input, "--exclude=\(name)"]))
            cases.append(convert([input, "--exclude=\(name)", "--strip"]))
            cases.append(convert([input, "--rename=\(name)=a new name"]))
            cases.append(convert([input, "--rename=\(name)=x=y"]))
            cases.append(convert([input, "--rename=\(name)=\(name)"]))
            cases.append(convert([input, "--exclude=\(next)", "--rename=\(name)=\(next)"]))
            cases.append(convert([input, "--exclude=\(name)", "--rename=\(name)=gone"]))
            cases.append(convert([input, "--rename=\(name)=\(next)", "--rename=\(next)=\(name)"]))
        }
        return cases
    }

    static let splats: [ParityCase] = {
        var cases = files.flatMap { file -> [ParityCase] in
            let input = "--parameters=\(file.path)"
            var cases = [convert([input] + file.names.map { "--splat=\($0)" })]
            for name in file.names {
                cases.append(convert([input, "--splat=\(name)"]))
                cases.append(convert([input, "--splat=\(name)=i8=5"]))
                cases.append(convert([input, "--strip", "--splat=\(name)=ui8=255"]))
                cases.append(convert([input, "--rename=\(name)=other name", "--splat=other name=i8=-1"]))
                cases.append(convert([input, "--rename=\(name)=other name", "--splat=\(name)=i8=1"]))
                cases.append(convert([input, "--exclude=\(name)", "--splat=\(name)=i8=1"]))
            }
            return cases
        }
        // `wide` has 32 bytes, so every pattern divides it.
        let values = [
            "i8=1", "si8=-1", "ui8=0xff", "i16=-2", "si16=300", "ui16=65535", "i32=4000000000", "si32=-5",
            "ui32=7",
            "i64=-1", "si64=-9223372036854775808", "ui64=18446744073709551615", "f16=1.5", "bf16=-2",
            "f32=4.5",
            "f32=nan", "f32=-inf", "f64=0.1", "f8E4M3FN=2", "f8E5M2=2", "x8=FF", "x16=BEEF", "x32=CAFEF00D",
            "x32=cafef00d", "x64=0123456789ABCDEF", "i1=01", "cf32=0000803F",
            "cf64=000000000000F03F", "x128=000102030405060708090A0B0C0D0E0F",
        ]
        cases += values.map { convert(["--parameters=in/a.safetensors", "--splat=wide=\($0)"]) }
        return cases
    }()

    static let flagForms: [ParityCase] = [
        ["--parameters=in/a.irpa", "--flagfile=in/flags.txt"],
        ["--parameters=in/a.irpa", "--strip=true", "--strip=false"],
        ["--parameters=in/a.irpa", "--quiet", "--quiet=false"], ["--parameters=in/a.irpa", "--quiet=true"],
        ["--parameters=in/a.irpa", "--output=first.irpa"], ["--parameters=a.b/c=in/a.irpa"],
        ["--parameters==in/a.irpa"],
    ].map { convert($0) }

    static let refusals: [ParityCase] = {
        var arguments = [
            ["--parameters=in/missing.irpa"], ["--parameters=in/not.irpa"], ["--parameters=in/short.irpa"],
            ["--parameters=in/short.gguf"], ["--parameters=in/short.safetensors"],
            ["--parameters=in/void.irpa"],
            ["--parameters=in/void.gguf"], ["--parameters=in/void.safetensors"], ["--parameters="],
            ["--parameters=in/a.irpa", "--splat=first=i8=word"],
            ["--parameters=in/a.irpa", "--splat=first=what=1"],
            ["--parameters=in/a.irpa", "--splat=first=x32=CAFE"],
            ["--parameters=in/a.irpa", "--splat=first=f32"],
            ["--parameters=in/a.irpa", "--splat=first=i4=1"],
            ["--parameters=in/a.irpa", "--splat=first=i8=300"],
            ["--parameters=in/a.irpa", "--parameter_mode=what"],
            ["--parameters=in/a.irpa", "--nosuchflag=1"],
            ["--parameters=in/a.irpa", "--flagfile=in/missing.txt"],
            ["--parameters=in"],
        ]
        arguments = arguments.map { $0 + ["--output=out.irpa"] }
        arguments += [
            ["--parameters=in/a.irpa"], ["--parameters=in/a.irpa", "--output=no/such/folder/out.irpa"],
        ]
        return arguments.map { ParityCase(.convert, $0, succeeds: false) }
    }()
}
