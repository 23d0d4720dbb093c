/// Flags of the official tools that ours do not have and people may try, with the reason.
package struct AbsentFlags {
    /// How the names start, without the hyphens in front.
    package let prefixes: [String]
    package let reason: String

    package static let all = [
        AbsentFlags(prefixes: ["executable-plugin"], reason: "executables bring all that they call"),
        AbsentFlags(
            prefixes: ["device-allocator", "device-lead-allocator"],
            reason: "devices have one allocator, which keeps memory for the next who asks"),
        AbsentFlags(
            prefixes: [
                "device-profiling", "device-replay", "device-capture", "print-device-statistics",
                "dispatch-statistics", "instrument-file",
            ],
            reason: "nothing is recorded of what devices do; --print-statistics tells of their memory"),
        AbsentFlags(
            prefixes: ["task-topology", "dump-task-topologies"],
            reason: "threads run on the processors that the system chooses; how many there are,"
                + " --task-topology-group-count says"),
        AbsentFlags(
            prefixes: ["task-worker"],
            reason: "threads wait without spinning, with the memory that executables ask for"),
        AbsentFlags(
            prefixes: ["task-abort-on-failure"], reason: "an error ends the call that meets it"),
        AbsentFlags(prefixes: ["agents-md"], reason: "there is no such text"),
        AbsentFlags(
            prefixes: ["cuda-", "hip-", "vulkan-"], reason: "the devices are local-sync and local-task"),
    ]

    /// Why there is no flag of that name; `nil` where no official tool has it.
    package static func reason(for name: some StringProtocol) -> String? {
        all.first { flags in flags.prefixes.contains { name.hasPrefix($0) } }?.reason
    }

    /// What the help of tools that run programs says about them.
    package static var help: String {
        var text = "FLAGS OF THE OFFICIAL TOOL THAT ARE NOT THERE:\n"
        for flags in all {
            let names = flags.prefixes.map { "--\($0)" + ($0.hasSuffix("-") ? "*" : "") }
            text += "  " + names.joined(separator: ", ") + ":\n      " + flags.reason + "\n"
        }
        return text
    }
}

/// The argument parser's words for a flag that is unknown, in ours; any other message as it is.
func explainingAbsentFlags(_ message: String) -> String {
    let opening = "Unknown option '"
    guard message.hasPrefix(opening),
        case let parts = message.dropFirst(opening.count).split(
            separator: "'", maxSplits: 1, omittingEmptySubsequences: false), parts.count == 2
    else { return message }
    let reason = AbsentFlags.reason(for: parts[0].drop(while: { $0 == "-" }))
    return "this tool has no flag `\(parts[0])`" + (reason.map { ": \($0)" } ?? "") + parts[1]
}
