/// Whether a message is written for people: nothing in it is how Swift prints a value for its programmers.
public func isReadable(_ message: String) -> Bool {
    let traces = [
        "rawValue:", "Optional(", "IREEParams.", "IREERuntime.", "IREEBytecode.", "IREECompiler.",
        "IREECompilerCore.", "IREECompilerDialects.", "some(",
    ]
    return !message.isEmpty && !traces.contains { message.contains($0) }
}
