import IREECompilerCore

/// Printing the program before and after each pass, to stderr.
struct PassPrinting {
    var before = false
    var after = false
    var options = PrintingOptions()
    var write: (String) -> Void = { _ in }

    /// What a pipeline calls around each pass; nil if nothing is printed.
    var observer: ((Pass, Bool, Operation) -> Void)? {
        guard before || after else { return nil }
        return { pass, isAfter, op in
            guard isAfter ? after : before else { return }
            write("// -----// IR Dump \(isAfter ? "After" : "Before") \(pass.name) //----- //\n")
            write(String(decoding: AsmPrinter.print(op, options: options), as: UTF8.self) + "\n")
        }
    }
}
