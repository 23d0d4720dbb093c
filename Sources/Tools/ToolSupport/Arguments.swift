import CProcessStart
import IREEParams
import IREEPlatform

/// The arguments of the process without its name.
///
/// Swift's own list replaces bytes that are not UTF-8. A name with replacements is another name: it would
/// go into an archive, or to the disk, without a word.
///
/// - Throws: `INVALID_ARGUMENT` for an argument that is not UTF-8, `UNAVAILABLE` where the system keeps
///   the command line to itself.
func processArguments() throws(ParameterError) -> [String] {
    // Swift's list comes out of /proc on Linux, which need not be there.
    var count: Int32 = 0
    var texts = iree_process_arguments(&count)
    if texts == nil {
        count = CommandLine.argc
        texts = UnsafePointer(CommandLine.unsafeArgv)
    }
    guard let texts, count > 0 else {
        throw ParameterError(.unavailable, "the system does not tell the command line")
    }
    var arguments: [String] = []
    for position in 1..<Int(count) {
        guard let text = texts[position] else { continue }
        guard let argument = String(validatingCString: text) else {
            let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
            throw ParameterError(
                .invalidArgument, "argument \(position) is not UTF-8: `\(ParameterKey(utf8: bytes))`",
                hint: "a file of such a name can be reached by a link with another one")
        }
        arguments.append(argument)
    }
    return arguments
}
