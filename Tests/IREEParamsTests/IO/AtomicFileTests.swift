import Foundation
import TestSupport
import Testing

@testable import IREEParams

@Suite struct AtomicFileTests {
    private func write(_ bytes: [UInt8], to file: AtomicFile) throws {
        try bytes.withUnsafeBytes { try file.write($0, at: 0) }
    }

    @Test(arguments: [true, false])
    func aFileAppearsWhenItIsWhole(usesNamelessFiles: Bool) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([9, 9, 9, 9, 9], as: "out")
        let file = try AtomicFile(path: path, usesNamelessFiles: usesNamelessFiles)
        try write([1, 2, 3], to: file)
        #expect(try contents(path) == [9, 9, 9, 9, 9])
        try file.finish(size: 4)
        #expect(try contents(path) == [1, 2, 3, 0])
        #expect(try folder.names == ["out"])
    }

    @Test(arguments: [true, false])
    func nothingIsLeftOfAFileThatIsGivenUp(usesNamelessFiles: Bool) throws {
        let folder = try TemporaryFolder()
        do {
            let file = try AtomicFile(path: folder("out"), usesNamelessFiles: usesNamelessFiles)
            try write([1, 2, 3], to: file)
            #expect(try folder.names.count == (usesNamelessFiles ? 0 : 1))
        }
        #expect(try folder.names.isEmpty)
    }

    @Test(arguments: [true, false])
    func aFileThatIsReplacedPassesOnItsPermissions(usesNamelessFiles: Bool) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([9], as: "out")
        #expect(chmod(path, 0o604) == 0)
        // Only root can give files away; for others the owner stays what it was all the same.
        let isRoot = getuid() == 0
        if isRoot { #expect(chown(path, 12345, 54321) == 0) }
        try AtomicFile(path: path, usesNamelessFiles: usesNamelessFiles).finish(size: 1)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o7777 == 0o604)
        #expect(status.st_uid == (isRoot ? 12345 : getuid()))
    }

    @Test func linksAreFollowedToWhereTheyLead() throws {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder("there"), withIntermediateDirectories: true)
        for (link, target) in [("a", "b"), ("b", "there/c"), ("x", "y"), ("y", "x")] {
            try manager.createSymbolicLink(atPath: folder(link), withDestinationPath: target)
        }
        try AtomicFile(path: folder("a")).finish(size: 2)
        #expect(try contents(folder("there/c")) == [0, 0])
        #expect(try manager.destinationOfSymbolicLink(atPath: folder("a")) == "b")
        expectError(.invalidArgument, "too many symbolic links") { _ = try AtomicFile(path: folder("x")) }
    }

    /// A name that was mended would be that of another file.
    @Test func aLinkToANameThatIsNotUTF8IsRefused() throws {
        let folder = try TemporaryFolder()
        let target: [CChar] = [CChar(bitPattern: 0xFF), 0]
        #expect(symlink(target, folder("link")) == 0)
        expectError(.invalidArgument, "\\xFF") { _ = try AtomicFile(path: folder("link")) }
        #expect(try folder.names == ["link"])
    }

    @Test func placesAreEqualHoweverTheyAreSpelled() throws {
        let folder = try TemporaryFolder()
        let place = try OutputPlace(path: folder("new"))
        try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: "new")
        for path in ["./new", "link", "../\(folder.path.split(separator: "/").last ?? "")/new"] {
            #expect(try OutputPlace(path: folder(path)) == place, "\(path)")
        }
        for path in ["other", "missing/new", "new/new"] {
            #expect(try OutputPlace(path: folder(path)) != place, "\(path)")
        }
    }
}
