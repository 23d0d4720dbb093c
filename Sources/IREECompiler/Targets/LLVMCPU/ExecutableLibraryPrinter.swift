/// Prints the LLVM module of an executable: its kernels, and the tables of the executable library interface
/// (version 0.6, see `CExecutableLibrary`).
enum ExecutableLibraryPrinter {
    /// - Parameter vectorBits: the width of the vectors that kernels are made for, which LLVM would split on some
    ///   processors that have them.
    static func print(_ kernels: [Kernel], name: String, triple: String, vectorBits: Int = 128) -> String {
        var functions = ""
        var declarations: Set<String> = []
        let shared = SharedFunctions(kernels, vectorBits: vectorBits)
        for (key, function) in shared.sorted {
            let printer = LLVMPrinter(function, key, functions: shared)
            functions += printer.text + "\n"
            declarations.formUnion(printer.declarations)
        }
        for (i, kernel) in kernels.enumerated() {
            let printer = LLVMPrinter(kernel, symbol: "kernel\(i)", functions: shared)
            functions += printer.text + "\n"
            declarations.formUnion(printer.declarations)
        }
        var text = "target triple = \"\(escaped(triple))\"\n\n"
        text += string("library.name", name)
        for (i, kernel) in kernels.enumerated() { text += string("name\(i)", kernel.name) }
        text +=
            "@header = internal constant { i32, ptr, i32, i32 } { i32 6, ptr @library.name, i32 0, i32 0 }\n"
        text += array("functions", kernels.indices.map { "ptr @kernel\($0)" }, "ptr")
        text += array("names", kernels.indices.map { "ptr @name\($0)" }, "ptr")
        // Flags; pages of local memory, counts of constants and bindings; the workgroup's size; parameters; reserved.
        let attributes = "{ i64, i16, i8, i8, i32, i32, i16, i16, [5 x i64] }"
        text += array(
            "attributes",
            kernels.map {
                "\(attributes) { i64 0, i16 0, i8 \($0.constantCount), i8 \($0.bindingCount), i32 1, i32 1, i16 1, i16 0, [5 x i64] zeroinitializer }"
            }, attributes)
        let table = "{ i32, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr }"
        let exports =
            "\(table) { i32 \(kernels.count), ptr @functions, ptr @attributes, ptr null, ptr null, ptr @names, ptr null, ptr null, ptr null, ptr null }"
        text += """
            @library = internal constant { ptr, { i32, ptr }, \(table), i32, i32, ptr } \
            { ptr @header, { i32, ptr } { i32 0, ptr null }, \(exports), i32 0, i32 0, ptr null }

            define ptr @iree_hal_executable_library_query(i32 %version, ptr %environment) {
              %supported = icmp eq i32 %version, 6
              %library = select i1 %supported, ptr @library, ptr null
              ret ptr %library
            }


            """
        text += functions
        text += declarations.sorted().joined(separator: "\n")
        let width = "\"prefer-vector-width\"=\"\(vectorBits)\" \"min-legal-vector-width\"=\"\(vectorBits)\""
        return text + """


            attributes #0 = { nounwind "no-builtins" \(width) }
            attributes #1 = { noinline nounwind "no-builtins" \(width) }

            """
    }

    private static func array(_ name: String, _ elements: [String], _ type: String) -> String {
        "@\(name) = internal constant [\(elements.count) x \(type)] [\(elements.joined(separator: ", "))]\n"
    }

    private static func string(_ name: String, _ text: String) -> String {
        "@\(name) = internal constant [\(text.utf8.count + 1) x i8] c\"\(escaped(text))\\00\"\n"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let isPlain =
                (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "\\" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }
}
