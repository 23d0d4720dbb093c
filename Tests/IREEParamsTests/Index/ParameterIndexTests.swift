import FormatFixtures
import IREEParams
import TestSupport
import Testing

@Suite struct ParameterIndexTests {
    private func entry(_ key: ParameterKey, _ source: any ByteSource) -> ParameterEntry {
        ParameterEntry(key: key, length: 1, storage: .file(FileRange(source: source, offset: 0)))
    }

    @Test func aKeyOfTwoFilesNamesBoth() throws {
        var index = ParameterIndex()
        let one = MemorySource([1], path: "one.irpa")
        try index.add(entry("a", one))
        let error = expectError(.alreadyExists, "one.irpa and in two.irpa") {
            try index.add(entry("a", MemorySource([2], path: "two.irpa")))
        }
        #expect(error?.key == "a")
        expectError(.alreadyExists, "twice in one.irpa") { try index.add(entry("a", one)) }
        #expect(index.count == 1)
        guard case .file(let range) = try #require(index["a"]).storage else { return }
        #expect(range.source === one)
    }

    @Test func aMissingKeyNamesTheNearest() throws {
        var index = ParameterIndex()
        let source = MemorySource([1], path: "m")
        for layer in 0..<3 { try index.add(entry(ParameterKey("blk.\(layer).attn_q.weight"), source)) }
        expectError(.notFound, "did you mean `blk.1.attn_q.weight`") {
            _ = try index.lookup("blk.1.atn_q.weight", scope: "model")
        }
        expectError(.notFound, "scope `model` has 3 keys") { _ = try index.lookup("zzz", scope: "model") }
        expectError(.notFound, "`blk.0.attn_q.weight`") { _ = try index.lookup("attn_q") }
    }

    @Test func scopesKeepTheirOrderAndTheirFiles() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder()
        try builder.add(ArchiveBuilder.Item(key: "a", length: 4, content: .splat(.zero)))
        try ArchiveWriter().write(builder, to: folder("a.irpa"))
        try write(contents(folder("a.irpa")), to: folder("noextension"))
        var map = ParameterScopeMap()
        try map.addFile(folder("a.irpa"), scope: "z")
        try map.addFile(folder("noextension"), scope: "b")
        #expect(map.scopes.map(\.name) == ["z", "b"])
        #expect(map["b"]?.index.count == 1)
        expectError(.alreadyExists, "`a` of scope `z`") { try map.addFile(folder("noextension"), scope: "z") }
        expectError(.notFound, "there is `z`, `b`") { _ = try map.lookup("c") }
        let identity = try #require(FileIdentity(path: folder("noextension")))
        #expect(map.inputFiles()[identity] == folder("noextension"))
        #expect(FileIdentity(path: folder("other")) == nil)
    }

    @Test func theFirstFileMayServeAKey() throws {
        let folder = try TemporaryFolder()
        for (name, keys, length) in [("one.irpa", ["a", "b"], 4), ("two.irpa", ["b", "c"], 8)] {
            var builder = ArchiveBuilder()
            for key in keys {
                try builder.add(
                    ArchiveBuilder.Item(
                        key: ParameterKey(key), length: UInt64(length), content: .splat(.zero)))
            }
            try ArchiveWriter().write(builder, to: folder(name))
        }
        for (files, expected) in [
            (["one.irpa", "two.irpa"], ["a 4", "b 4", "c 8"]),
            (["two.irpa", "one.irpa"], ["b 8", "c 8", "a 4"]),
            (["one.irpa", "one.irpa"], ["a 4", "b 4"]),
        ] {
            var map = ParameterScopeMap()
            for file in files { try map.addFile(folder(file), scope: "m", repeated: .firstWins) }
            let scope = try #require(map["m"])
            #expect(scope.index.entries.map { "\($0.key) \($0.length)" } == expected)
            #expect(scope.files.count == 2)
        }
    }

    /// That is a fault of the file, whatever files come before it.
    @Test(arguments: [true, false]) func aKeyIsOnceInAFile(isFirst: Bool) throws {
        let folder = try TemporaryFolder()
        let twice = IRPAFixture([.splat("a", length: 4, pattern: [0]), .splat("a", length: 4, pattern: [1])])
        try folder.write(twice.build().bytes, as: "twice.irpa")
        var index = ParameterIndex()
        if !isFirst { try index.add(entry("b", MemorySource([1], path: "one.irpa"))) }
        let error = expectError(.alreadyExists, "twice") {
            try index.addFile(folder("twice.irpa"), repeated: .firstWins)
        }
        #expect(error?.key == "a" && error?.hint == nil)
    }

    @Test func aFileOfNoKnownFormatSaysSo() throws {
        let folder = try TemporaryFolder()
        try write(Array("hello".utf8), to: folder("notes.txt"))
        var map = ParameterScopeMap()
        expectError(.unimplemented, "notes.txt") { try map.addFile(folder("notes.txt")) }
        expectError(.invalidArgument, "directory") { try map.addFile(folder.path) }
        expectError(.notFound, "missing.irpa") { try map.addFile(folder("missing.irpa")) }
    }

    @Test func nearestNamesAreFewAndNear() {
        let names: [ParameterKey] = ["alpha", "alphb", "beta", "gamma"]
        #expect(ParameterKey.nearest(to: "alpho", among: names) == ["alpha", "alphb"])
        #expect(ParameterKey.nearest(to: "ab", among: ["a", "c", "d"]) == ["a"])
        #expect(ParameterKey.nearest(to: "omega", among: names).isEmpty)
        // The best come first, whatever the order, and equally near ones as they were.
        #expect(
            ParameterKey.nearest(
                to: "layer.1.w", among: ["layer.17.w", "lager.1.w", "layer.1.wx", "player.1.wxy"])
                == ["layer.17.w", "lager.1.w", "layer.1.wx"])
        #expect(
            ParameterKey.nearest(to: "attn", among: ["blk.0.attn_q.weight", "atn", "xyz"])
                == ["atn", "blk.0.attn_q.weight"])
    }
}
