import ArgumentParser
import IREEParams
import IREEPlatform
import ToolSupport

/// The program that a tool of the compiler reads.
package struct InputFlags: ParsableArguments {
    @Argument(help: ArgumentHelp("The program, or `-` for standard input.", valueName: "file.mlir"))
    package var input: String = "-"

    @Option(
        help: ArgumentHelp(
            "Maximum size of standard input, a pipe or a device, in bytes; files are limited by memory.",
            valueName: "bytes"))
    package var maxStreamSize: UInt64 = min(4 << 30, physicalMemory / 4)

    package init() {}

    /// The name of the program in messages.
    package var name: String { input == "-" ? "<stdin>" : input }

    package func read() throws(ParameterError) -> [UInt8] {
        do throws(ParameterError) {
            return try readWholeFile(input, role: "an MLIR file", streamLimit: maxStreamSize)
        } catch {
            guard error.code == .resourceExhausted, error.hint == nil else { throw error }
            var error = error
            error.hint = "--max-stream-size=BYTES sets the limit for input other than regular files"
            throw error
        }
    }
}
