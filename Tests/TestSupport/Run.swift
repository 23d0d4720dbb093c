import Foundation
import IREEPlatform

/// How a program ended, and what it wrote.
public struct Outcome: Sendable {
    /// The exit status; 128 and the number of the signal where one ended it.
    public var status: Int32
    public var output: [UInt8]
    public var errors: String

    public var succeeded: Bool { status == 0 }
}

/// Runs `program` with `arguments` in `folder`, its standard streams being files beside `folder`.
///
/// Files and not pipes: nothing has to read while the program runs. `posix_spawn` and not
/// `Process`: hundreds are started from several threads, and each costs a millisecond.
public func run(_ program: String, _ arguments: [String], in folder: URL) throws -> Outcome {
    let outputPath = folder.path + ".stdout"
    let errorPath = folder.path + ".stderr"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    // The shell goes to the folder and becomes the program: what would spare it, an action that
    // changes the folder, is not visible in Swift.
    let shell = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder.path, program]
    var words: [UnsafeMutablePointer<CChar>?] = (shell + arguments).map { strdup($0) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    var process = pid_t()
    let failure = posix_spawn(&process, shell[0], &actions, nil, words, environ)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
        guard errno == EINTR else { throw POSIXError(.ECHILD) }
    }
    let signal = status & 0x7F
    return Outcome(
        status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
        output: try [UInt8](Data(contentsOf: URL(fileURLWithPath: outputPath))),
        errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: errorPath)), as: UTF8.self))
}
