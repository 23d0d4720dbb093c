import IREEBytecode
import IREEParams
import ToolSupport

extension ParameterError {
    /// The same error, as tools print it.
    public init(_ error: VMError) {
        var place = ""
        if let function = error.function { place += "; in \(function)" }
        if let pc = error.pc { place += " at offset \(pc)" }
        self.init(
            error.code, error.message + place, file: error.file, offset: error.offset, hint: error.hint)
    }
}

extension StandardOutput {
    /// Writes text, with the errors of the machine.
    public func print(_ text: String) throws(VMError) {
        do throws(ParameterError) {
            try write(text)
        } catch {
            throw VMError(error.code, error.message, file: error.file, hint: error.hint)
        }
    }
}
