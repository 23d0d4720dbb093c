import IREEBytecode
import IREEParams

extension VMError {
    /// An error of parameters, with scope and key in the message.
    package init(_ error: ParameterError) {
        var message = error.message
        if let key = error.key {
            message += "; parameter `\(key)`"
            if let scope = error.scope, !scope.isEmpty { message += " of scope `\(scope)`" }
        } else if let scope = error.scope {
            message += "; scope `\(scope)`"
        }
        self.init(error.code, message, file: error.file, offset: error.offset, hint: error.hint)
    }
}

/// Runs `body`, which throws the errors of the library of parameters.
func translatingErrors<Result: ~Copyable>(
    _ body: () throws(ParameterError) -> Result
) throws(VMError) -> Result {
    do throws(ParameterError) { return try body() } catch { throw VMError(error) }
}
