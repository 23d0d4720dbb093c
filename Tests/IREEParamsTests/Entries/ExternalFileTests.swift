import Foundation
import TestSupport
import Testing

@testable import IREEParams

/// External files lie in the archive's folder, whatever links say and whoever exchanges names meanwhile.
@Suite struct ExternalFileTests {
    /// `top/inside` is the folder, `top/secret` what must not be read.
    private func makeFolder() throws -> TemporaryFolder {
        let top = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: top("inside/sub"), withIntermediateDirectories: true)
        try top.write([1], as: "inside/file")
        try top.write([2], as: "inside/sub/file")
        try top.write([9], as: "secret")
        for (link, target) in [
            ("file-link", "file"), ("sub-link", "sub"), ("up", ".."), ("secret-link", "../secret"),
            ("absolute", top("inside/file")), ("absolute-secret", top("secret")), ("sub/back", "../file"),
            ("around", "../inside/file"), ("loop", "loop"), ("nowhere", "../missing"), ("root", "/"),
        ] {
            try FileManager.default.createSymbolicLink(
                atPath: top("inside/" + link), withDestinationPath: target)
        }
        return top
    }

    static let cases: [(path: String, byte: UInt8?, code: StatusCode?)] = [
        ("file", 1, nil), ("sub/file", 2, nil), ("file-link", 1, nil), ("sub-link/file", 2, nil),
        ("absolute", 1, nil), ("sub/back", 1, nil), ("around", 1, nil), ("./sub/./file", 2, nil),
        ("up/inside/file", 1, nil), ("sub-link/back", 1, nil),
        ("secret-link", nil, .permissionDenied), ("absolute-secret", nil, .permissionDenied),
        ("up/secret", nil, .permissionDenied), ("root/etc/hostname", nil, .permissionDenied),
        // Whether something outside is there is nobody's business.
        ("nowhere", nil, .permissionDenied), ("up/missing/x", nil, .permissionDenied),
        ("missing", nil, .notFound), ("file/x", nil, .notFound), ("loop", nil, .invalidArgument),
        ("sub", nil, .invalidArgument), ("sub/", nil, .invalidArgument),
    ]

    /// By the system's own call, and by the walk that stands in for it: a path that does not start with the
    /// folder's makes it start elsewhere.
    @Test(arguments: cases, [false, true])
    func linksThatLeadOutAreRefused(
        _ test: (path: String, byte: UInt8?, code: StatusCode?), walks: Bool
    ) throws {
        let top = try makeFolder()
        let folder = walks ? top("./inside") : top("inside")
        let file = ExternalFile(path: top("inside/") + test.path, folder: folder)
        guard let byte = test.byte else {
            let error = expectError(try #require(test.code)) { _ = try file.source() }
            #expect(error?.file == file.path)
            return
        }
        #expect(try file.source().readBytes(at: 0, count: 1) == [byte])
    }

    /// Links through folders so deep that their path is longer than the system takes.
    @Test(arguments: [false, true])
    func chainsOfLinksThatAreTooLongToNameAreRefused(walks: Bool) throws {
        let top = try makeFolder()
        let deep = Array(repeating: String(repeating: "d", count: 200), count: 10).joined(separator: "/")
        var folder = try OpenFolder(path: top("inside"), reportingAs: "")
        for _ in 0..<3 {
            #expect(symlinkat(deep, folder.number, "hop") == 0)
            for name in deep.split(separator: "/") {
                #expect(mkdirat(folder.number, String(name), 0o700) == 0)
                folder = try #require(try folder.folder(Array(name.utf8), file: ""))
            }
        }
        #expect(symlinkat(top("secret"), folder.number, "out") == 0)
        #expect(symlinkat(top("inside/file"), folder.number, "in") == 0)
        func external(_ name: String) -> ExternalFile {
            ExternalFile(
                path: top("inside/hop/hop/hop/") + name, folder: walks ? top("./inside") : top("inside"))
        }
        expectError(.permissionDenied, "leads out") { _ = try external("out").source() }
        #expect(try external("in").source().readBytes(at: 0, count: 1) == [1])
    }

    /// The folder is the one in which the archive was found, whatever has its name when bytes are read.
    @Test(arguments: FileMode.allCases)
    func aFolderThatIsExchangedChangesNothing(mode: FileMode) throws {
        let top = try makeFolder()
        var archive = IRPABuilder()
        archive.addExternal("w", path: "file", offset: 0, length: 1)
        try top.write(archive.bytes, as: "inside/a.irpa")
        var index = ParameterIndex()
        try index.addFile(top("inside/a.irpa"), options: ReadOptions(mode: mode))
        try FileManager.default.moveItem(atPath: top("inside"), toPath: top("moved"))
        try FileManager.default.createDirectory(atPath: top("inside"), withIntermediateDirectories: true)
        try top.write([9], as: "inside/file")
        #expect(try bytes(of: index.entries[0]) == [1])
    }
}
