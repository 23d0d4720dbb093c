import IREECompilerCore
import IREEPlatform

/// A clang and an lld, which make machine code of LLVM IR.
package struct Toolchain: Sendable {
    package var clang: String
    package var lld: String

    /// The oldest release that reads what we print.
    private static let oldestRelease = 16

    /// Finds clang and lld.
    ///
    /// - Parameter clang: the path that was asked for; nil to look beside `swift`, and then on the path.
    /// - Throws: A diagnostic that says what is missing, or too old.
    package static func find(clang requested: String? = nil) throws(Diagnostic) -> Toolchain {
        let folders = searchPath()
        var candidates: [String] = []
        if let requested {
            candidates = [requested]
        } else {
            if let swift = first("swift", in: folders), let folder = folder(of: resolved(swift)) {
                candidates.append(folder + "/clang")
            }
            for name in ["clang"] + (oldestRelease...30).reversed().map({ "clang-\($0)" }) {
                if let path = first(name, in: folders) { candidates.append(path) }
            }
        }
        var tooOld: String?
        for clang in candidates where isExecutable(clang) {
            guard let release = release(of: clang) else { continue }
            guard release >= oldestRelease else {
                tooOld = tooOld ?? "\(clang) is of LLVM \(release)"
                continue
            }
            let beside = folder(of: resolved(clang)).map { [$0] } ?? []
            for name in ["ld.lld", "ld.lld-\(release)"] {
                if let lld = first(name, in: beside + folders) { return Toolchain(clang: clang, lld: lld) }
            }
            throw Diagnostic(.error, "there is no ld.lld beside \(clang) or on the path: install lld")
        }
        let found = tooOld.map { "; \($0)" } ?? ""
        throw Diagnostic(
            .error,
            "llvm-cpu needs clang and lld of LLVM \(oldestRelease) or newer\(found): install them, name clang with --iree-llvmcpu-clang=, or compile for --iree-hal-local-target-device-backends=vmvx"
        )
    }

    // MARK: Compiling

    /// Makes an embedded ELF of a module in LLVM IR.
    ///
    /// - Parameters:
    ///   - cpu: a processor as clang knows it, such as `native`, `generic` or `skylake`.
    ///   - features: of the processor, such as `+avx2`.
    package func compile(
        _ module: String, triple: String, cpu: String, features: [String] = []
    ) throws(Diagnostic) -> [UInt8] {
        let folder = try TemporaryDirectory()
        let (source, object, image) = (
            folder.path("kernels.ll"), folder.path("kernels.o"), folder.path("kernels.so")
        )
        try folder.write(Array(module.utf8), to: source)
        let processor = triple.hasPrefix("x86_64") ? "-march=" : "-mcpu="
        var arguments = [
            "--target=\(triple)", "-c", "-O1", "-Xclang", "-disable-llvm-passes", "-ffreestanding", "-fPIC",
            "-fvisibility=hidden", "-fno-asynchronous-unwind-tables", "-fno-stack-protector",
            "-Wno-override-module",
            // Operands are loaded where they are used: in another order tiles do not fit in the registers.
            "-mllvm", "-enable-misched=false",
            "-x", "ir", source, "-o", object,
        ]
        if cpu != "generic" || !triple.hasPrefix("x86_64") { arguments.append(processor + cpu) }
        for feature in features { arguments += ["-Xclang", "-target-feature", "-Xclang", feature] }
        try run(clang, arguments, folder)
        try run(
            lld,
            [
                "-shared", "-static", "--build-id=none", "--nostdlib", "-z", "now", "-z", "relro",
                "--hash-style=sysv",
                "--no-undefined", "--gc-sections", "--discard-all", "--strip-debug",
                "--exclude-libs=ALL", object, "-o", image,
            ], folder)
        return try folder.read(image)
    }

    private func run(_ program: String, _ arguments: [String], _ folder: borrowing TemporaryDirectory)
        throws(Diagnostic)
    {
        let log = folder.path("log")
        let status = ChildProcess.run(program, arguments, output: log)
        guard status == 0 else {
            let text = (try? folder.read(log)).map { String(decoding: $0.prefix(2000), as: UTF8.self) } ?? ""
            throw Diagnostic(.error, "\(program) failed with status \(status): \(text)")
        }
    }

    /// The release of LLVM that a clang is of: Apple's and other distributions' names differ, the macro does not.
    private static func release(of clang: String) -> Int? {
        guard let folder = try? TemporaryDirectory() else { return nil }
        let log = folder.path("version")
        guard ChildProcess.run(clang, ["-dM", "-E", "-x", "c", "/dev/null"], output: log) == 0,
            let bytes = try? folder.read(log)
        else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 3, words[1] == "__clang_major__" { return Int(words[2]) }
        }
        return nil
    }

    /// A processor as clang knows it.
    package struct Processor: Hashable, Sendable {
        package var name: String
        /// What code for it may use, such as `+avx2`.
        package var features: [String]
    }

    /// The processor with a name; `native` is the one that this runs on.
    ///
    /// - Throws: A diagnostic if clang does not know it.
    package func processor(_ name: String, triple: String) throws(Diagnostic) -> Processor {
        let folder = try TemporaryDirectory()
        let log = folder.path("processor")
        let flag = triple.hasPrefix("x86_64") ? "-march=" : "-mcpu="
        let arguments = ["--target=\(triple)", flag + name, "-v", "-dM", "-E", "-x", "c", "/dev/null"]
        let status = ChildProcess.run(clang, arguments, output: log)
        let text = (try? folder.read(log)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard status == 0 else {
            throw Diagnostic(
                .error,
                "\(clang) does not know the processor '\(name)' for \(triple); "
                    + "--iree-llvmcpu-target-cpu= takes host, generic or a name of LLVM's")
        }
        var found = Processor(name: name, features: [])
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map { $0.trimmingQuotes }
            if words.first == "#define", words.count > 1 {
                if let feature = Self.featureMacros[words[1]] { found.features.append(feature) }
            } else if words.contains("-cc1") {
                for (word, next) in zip(words, words.dropFirst()) {
                    if word == "-target-cpu" { found.name = next }
                    if word == "-target-feature", next.hasPrefix("+") { found.features.append(next) }
                }
            }
        }
        var seen: Set<String> = []
        found.features = found.features.filter { seen.insert($0).inserted }.sorted()
        return found
    }

    /// Features that a processor implies are seen in macros alone.
    private static let featureMacros = [
        "__AVX__": "+avx", "__AVX2__": "+avx2", "__FMA__": "+fma", "__F16C__": "+f16c",
        "__AVX512F__": "+avx512f", "__AVX512BW__": "+avx512bw", "__AVX512DQ__": "+avx512dq",
        "__AVX512VL__": "+avx512vl", "__AVX512VNNI__": "+avx512vnni", "__AVX512BF16__": "+avx512bf16",
        "__ARM_FEATURE_DOTPROD": "+dotprod", "__ARM_FEATURE_MATMUL_INT8": "+i8mm",
        "__ARM_FEATURE_FP16_VECTOR_ARITHMETIC": "+fullfp16",
    ]

    // MARK: Files

    private static func searchPath() -> [String] {
        guard let path = getenv("PATH") else { return [] }
        return String(cString: path).split(separator: ":").map(String.init)
    }

    private static func first(_ name: String, in folders: [String]) -> String? {
        folders.lazy.map { "\($0)/\(name)" }.first(where: isExecutable)
    }

    private static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    private static func folder(of path: String) -> String? {
        path.lastIndex(of: "/").map { String(path[..<$0]) }
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

extension Substring {
    /// clang quotes the arguments that it prints.
    fileprivate var trimmingQuotes: String {
        hasPrefix("\"") && hasSuffix("\"") && count > 1 ? String(dropFirst().dropLast()) : String(self)
    }
}
