import Testing

@Suite struct CreateTests {
    @Test func printsTheTableOfTheOfficialTool() throws {
        let work = try Workspace()
        let result = try work.expectSuccess(
            "create", ["--data=a=4xf32", "--data=b=2xi8=3", "--splat=s=3xf32=1.5", "--output=t.irpa"])
        let line =
            "//===--------------------------------------------------------------------------------------------------------------===//"
        #expect(
            result.output == """
                \(line)
                // Parameter scope <global> (3 entries, 30 total bytes)
                //===------------+------------------+------------------+-----------------------------------------------------------===//
                //         Start |              End |           Length | Key
                //---------------+------------------+------------------+--------------------------------------------------------------//
                               - |                - |               12 | `s`
                             384 |              400 |               16 | `a`
                             448 |              450 |                2 | `b`


                """)
        #expect(result.errors.isEmpty)
        #expect(try work.expectSuccess("create", ["--quiet", "--output=q.irpa"]).output.isEmpty)
    }

    @Test(arguments: [
        ("8x2xf32=2.1", [0x66, 0x66, 0x06, 0x40], 16), ("3xi16=-2", [0xFE, 0xFF], 3),
        ("2xcf128=000102030405060708090a0b0c0d0e0f", Array(0...15), 2),
        ("5xf64=0.5", [0, 0, 0, 0, 0, 0, 0xE0, 0x3F], 5),
        ("300000xi32=7", [7, 0, 0, 0], 300_000),
    ])
    func writesPatternsOfEveryWidth(spec: String, pattern: [UInt8], count: Int) throws {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--data=p=\(spec)", "--splat=s=\(spec)", "--output=p.irpa"])
        let expected = Array([[UInt8]](repeating: pattern, count: count).joined())
        #expect(try work.extract("p", from: "p.irpa") == expected)
        #expect(try work.extract("s", from: "p.irpa") == expected)
    }

    @Test(arguments: [
        "--alignment=0", "--alignment=3", "--alignment=48", "--alignment=-1", "--alignment=abc",
        "--alignment=",
        "--alignment=1_0", "--alignment=99999999999999999999",
        "--data=a=4y4xf32", "--data=a=4xf32=1_000", "--data=a=4xx32=CAFEF0ZZ", "--data=a=4xui32=4294967296",
        "--data=a=4xi8=1.5", "--data=a=4xi8=300", "--data=a=4xf32=1.5abc",
        "--data=a=4294967296x4294967296xi8",
        "--data=a=2xi4", "--data=a=2xi4=1", "--data=a=3xi24=010203", "--data=a", "--data==4xf32", "--data=a=",
        "--splat=a=4xf32=x", "--splat=a", "--data=a=4x4",
    ])
    func refuses(flag: String) throws {
        let work = try Workspace()
        try work.expectFailure(
            "create", [flag, "--output=x.irpa"], flag.split(separator: "=")[0].description)
        #expect(try work.names.isEmpty)
    }

    @Test func refusesDuplicatesMissingOutputsAndPositionalArguments() throws {
        let work = try Workspace()
        try work.expectFailure(
            "create", ["--data=a=4xf32", "--splat=a=4xf32", "--output=x.irpa"], "ALREADY_EXISTS", "`a`")
        try work.expectFailure("create", ["--data=a=4xf32"], "--output=")
        try work.expectFailure("create", ["--data=a=4xf32", "--output="], "--output")
        try work.expectFailure("create", ["stray", "--output=x.irpa"], "stray")
        try work.expectFailure("create", ["--output=."], "directory")
        try work.expectFailure("create", ["--output=no/such/x.irpa"], "NOT_FOUND", "no/such/x.irpa")
        #expect(try work.names.isEmpty)
    }

    @Test func subByteTypesComeWithAHint() throws {
        let work = try Workspace()
        try work.expectFailure("create", ["--data=a=2xi4=1", "--output=x.irpa"], "1xi8 for 2xi4")
    }

    @Test func anArchiveWithoutEntriesIsFine() throws {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--output=empty.irpa"])
        #expect(try work.bytes("empty.irpa").count == 4096)
        #expect(
            try work.expectSuccess("dump", ["--parameters=empty.irpa"]).output.contains(
                "(0 entries, 0 total bytes)"))
    }
}
