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

    /// But for those by which a program runs as somebody else; and what is new belongs to who wrote it.
    @Test(arguments: [true, false], [mode_t(0o604), 0o4755, 0o2755, 0o1644, 0o7777])
    func aFileThatIsReplacedPassesOnItsPermissions(usesNamelessFiles: Bool, mode: mode_t) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([9], as: "out")
        // Only root can give files away; for others the owner stays what it was all the same.
        if getuid() == 0 { #expect(chown(path, 12345, 54321) == 0) }
        #expect(chmod(path, mode) == 0)
        try AtomicFile(path: path, usesNamelessFiles: usesNamelessFiles).finish(size: 1)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o7777 == mode & 0o777)
        #expect(status.st_uid == getuid())
    }

    @Test(arguments: [true, false])
    func aNewFileHasThePermissionsThatTheUmaskLeaves(usesNamelessFiles: Bool) throws {
        let folder = try TemporaryFolder()
        // The mask is the process's: other tests run meanwhile, so that it is only read.
        let current = umask(0)
        umask(current)
        try AtomicFile(path: folder("out"), usesNamelessFiles: usesNamelessFiles).finish(size: 1)
        try AtomicFile(path: folder("archive"), mode: 0o660, usesNamelessFiles: usesNamelessFiles)
            .finish(size: 1)
        for (name, mode) in [("out", mode_t(0o666)), ("archive", 0o660)] {
            var status = stat()
            #expect(stat(folder(name), &status) == 0)
            #expect(status.st_mode & 0o7777 == mode & ~current, "\(name)")
        }
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

    /// Names are bytes: one that was mended would be that of another file.
    @Test func aLinkMayLeadToANameThatIsNotUTF8() throws {
        let folder = try TemporaryFolder()
        let target: [CChar] = [CChar(bitPattern: 0xFF), 0]
        #expect(symlink(target, folder("link")) == 0)
        try AtomicFile(path: folder("link")).finish(size: 3)
        var status = stat()
        #expect(stat(folder("link"), &status) == 0 && status.st_size == 3)
        #expect(lstat(folder("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func placesAreEqualHoweverTheyAreSpelled() throws {
        let folder = try TemporaryFolder()
        let place = try OutputPlace(path: folder("new"))
        try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: "new")
        for path in ["./new", "link", "../\(folder.path.split(separator: "/").last ?? "")/new"] {
            #expect(try OutputPlace(path: folder(path)) == place, "\(path)")
        }
        #expect(try OutputPlace(path: folder("other")) != place)
        for path in ["missing/new", "new/new"] {
            expectError(.notFound) { _ = try OutputPlace(path: folder(path)) }
        }
    }

    /// A link that somebody else has put where everybody can put one may be a trap, in the last place or on
    /// the way. One's own, and those of the folder's owner, are followed.
    @Test(.enabled(if: getuid() == 0, "only root can make links of others"))
    func linksOfOthersInAFolderOpenToAllAreNotWrittenThrough() throws {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder("open"), withIntermediateDirectories: true)
        try manager.createDirectory(atPath: folder("mine"), withIntermediateDirectories: true)
        #expect(chmod(folder("open"), 0o1777) == 0)
        for (name, target) in [("file", "../mine/file"), ("folder", "../mine")] {
            #expect(symlink(target, folder("open/foreign-\(name)")) == 0)
            #expect(lchown(folder("open/foreign-\(name)"), 12345, 54321) == 0)
            #expect(symlink(target, folder("open/own-\(name)")) == 0)
        }
        for path in ["open/foreign-file", "open/foreign-folder/file"] {
            let error = expectError(.permissionDenied, "belongs to another user") {
                try AtomicFile(path: folder(path)).finish(size: 1)
            }
            #expect(error?.file == folder(path))
        }
        #expect(try manager.contentsOfDirectory(atPath: folder("mine")).isEmpty)
        for path in ["open/own-file", "open/own-folder/file"] {
            try AtomicFile(path: folder(path)).finish(size: 1)
        }
        #expect(try manager.contentsOfDirectory(atPath: folder("mine")) == ["file"])
        // Without the sticky bit, whoever can write there could exchange the file itself.
        #expect(chmod(folder("open"), 0o777) == 0)
        try AtomicFile(path: folder("open/foreign-file")).finish(size: 1)
    }

    /// What a killed process left is removed by the next one, what another is writing is not: the lock tells.
    @Test func leftTemporaryFilesAreRemovedWhereTheirLockIsFree() throws {
        let folder = try TemporaryFolder()
        let busy = try AtomicFile(path: folder("busy"), usesNamelessFiles: false)
        let names = try folder.names
        #expect(names.count == 1)
        for name in [
            ".iree-1-abc.tmp", ".iree-99999999-0.tmp", ".iree-x-abc.tmp", ".iree-1-.tmp", "iree-1-a.tmp",
        ] {
            try folder.write([1], as: name)
        }
        #expect(symlink("iree-1-a.tmp", folder(".iree-2-link.tmp")) == 0)
        // Each folder is looked at once by a process, and this one was.
        let other = try run(
            BuiltTools.folder.appendingPathComponent("iree-create-parameters").path,
            ["--data=a=1xi8", "--output=new.irpa", "--quiet"], in: URL(fileURLWithPath: folder.path))
        #expect(other.succeeded, "\(other.errors)")
        let left = Set(
            [".iree-x-abc.tmp", ".iree-1-.tmp", "iree-1-a.tmp", ".iree-2-link.tmp", "new.irpa"] + names)
        #expect(Set(try folder.names) == left)
        try busy.finish(size: 1)
        #expect(try folder.names.contains("busy"))
    }

    /// Pipes and devices take the bytes as they come, front to back.
    @Test func whatIsNoRegularFileIsWrittenDirectly() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder("fifo"), 0o600) == 0)
        // Open for both, so that nobody waits for the other end.
        let reader = open(folder("fifo"), O_RDWR)
        defer { close(reader) }
        let file = try AtomicFile(path: folder("fifo"))
        #expect(file.isSequential)
        try [UInt8]([1, 2]).withUnsafeBytes { try file.write($0, at: 0) }
        try [UInt8]([3]).withUnsafeBytes { try file.write($0, at: 4) }
        try file.finish(size: 6)
        var bytes = [UInt8](repeating: 9, count: 16)
        #expect(read(reader, &bytes, 16) == 6)
        #expect(bytes.prefix(6) == [1, 2, 0, 0, 3, 0])
        try AtomicFile(path: "/dev/null").finish(size: 1)
        #expect(try folder.names == ["fifo"])
    }
}
