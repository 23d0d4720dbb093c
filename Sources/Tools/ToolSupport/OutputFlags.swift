import ArgumentParser
import CParameterShims
import IREEParams

/// The flag of every tool that writes files.
public struct OutputFlags: ParsableArguments {
    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            """
            Refuses to write over a file that cannot be replaced. A file that is a mount point, or \
            lies in a folder where nothing can be created, is else written in place: an interrupted \
            run then leaves neither the old nor the new contents.
            """))
    public var requireAtomic = false

    public init() {}

    /// Has all outputs of the process follow the flag. By default there is a warning.
    public func apply() {
        if requireAtomic { OutputOptions.standard.requiresAtomic = true }
    }
}

/// Has outputs that cannot replace an older file say so, and signals leave no temporary files.
func prepareOutputs() {
    OutputOptions.standard = OutputOptions(requiresAtomic: false) { sentence in
        printToStandardError("warning: \(sentence)\n")
    }
    iree_params_remove_temporaries_on_signals()
}
