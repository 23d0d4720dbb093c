import IREEParams
import TestSupport
import Testing

/// Archives of values that a program has.
@Suite struct ArchiveBuilderTests {
    @Test func takesElementsBytesAndSplats() throws {
        let folder = try TemporaryFolder()
        var archive = ArchiveBuilder()
        try archive.add("weight", (0..<512).map { Float($0) }, shape: [32, 16])
        try archive.add("ids", [1, -2] as [Int64])
        try archive.add("blob", bytes: [9, 8, 7], metadata: [5])
        try archive.add("zeros", splat: .zero, length: 1 << 40)
        let placements = try archive.write(to: folder("a.irpa"))
        #expect(placements.map(\.key) == ["weight", "ids", "blob", "zeros"])
        var index = ParameterIndex()
        try index.addFile(folder("a.irpa"))
        #expect(try index.lookup("weight").readElements(as: Float.self) == (0..<512).map { Float($0) })
        #expect(try index.lookup("ids").readElements(as: Int64.self) == [1, -2])
        #expect(try index.lookup("blob").readBytes() == [9, 8, 7])
        #expect(index["blob"]?.metadata == [5])
        #expect(index["zeros"]?.length == 1 << 40)
    }

    @Test(arguments: [[3], [2, 3], [-2, -2], [.max, .max], [0]])
    func refusesShapesOfAnotherNumberOfElements(shape: [Int]) {
        var archive = ArchiveBuilder()
        expectError(.invalidArgument, "got 4") {
            try archive.add("w", [1, 2, 3, 4] as [Float], shape: shape)
        }
        #expect(archive.items.isEmpty)
    }

    @Test func scalarsHaveAnEmptyShape() throws {
        var archive = ArchiveBuilder()
        try archive.add("scalar", [1.5] as [Float], shape: [])
        #expect(archive.items[0].length == 4)
    }

    @Test func writesWithAWriter() throws {
        let folder = try TemporaryFolder()
        var archive = ArchiveBuilder()
        try archive.add("w", [1, 2, 3] as [UInt8])
        var writer = ArchiveWriter()
        writer.addsDigests = true
        try archive.write(to: folder("a.irpa"), with: writer)
        var index = ParameterIndex()
        try index.addFile(folder("a.irpa"))
        #expect(ParameterEntry.verifyDigests(of: index.entries) == [.ok])
    }
}
