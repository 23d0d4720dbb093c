/// Flags of the official tools that ours do not have and people may try, with the reason.
private let absentFlags: [(prefix: String, reason: String)] = [
    ("executable-plugin", "executables bring all that they call"),
    ("device-allocator", "devices have one allocator, which keeps memory for the next who asks"),
    ("device-profiling", "nothing is recorded of what devices do"),
    ("device-replay", "nothing is recorded of what devices do"),
    ("task-topology", "threads run on the processors that the system chooses"),
    ("task-worker", "threads wait without spinning, with the memory that executables ask for"),
    ("cuda-", "the devices are local-sync and local-task"),
    ("hip-", "the devices are local-sync and local-task"),
    ("vulkan-", "the devices are local-sync and local-task"),
]

/// The argument parser's words for a flag that is unknown, in ours; any other message as it is.
func explainingAbsentFlags(_ message: String) -> String {
    let opening = "Unknown option '"
    guard message.hasPrefix(opening),
        case let parts = message.dropFirst(opening.count).split(
            separator: "'", maxSplits: 1, omittingEmptySubsequences: false), parts.count == 2
    else { return message }
    let reason = absentFlags.first { parts[0].drop(while: { $0 == "-" }).hasPrefix($0.prefix) }?.reason
    return "this tool has no flag `\(parts[0])`" + (reason.map { ": \($0)" } ?? "") + parts[1]
}
