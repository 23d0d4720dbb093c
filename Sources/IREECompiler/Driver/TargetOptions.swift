/// What programs are compiled for.
public struct TargetOptions: Sendable, Hashable {
    /// Devices for programs that do not say what they run on: `local`, `local[1]` or `name=local`.
    public var devices: [String] = ["local"]
    /// Backends of the local device, such as `llvm-cpu`; the first that there is if empty.
    public var backends: [String] = []
    /// The processor of machine code: `generic`, `host`, or a name of LLVM's.
    public var cpu = "generic"
    /// What the processor has besides, such as `+avx2`, separated by commas; or `host`.
    public var cpuFeatures = ""
    /// The triple of machine code, of which the architecture counts; this machine's if empty.
    public var triple = ""
    /// The clang that makes machine code; looked for if empty.
    public var clang = ""
    /// Lets sums of floating-point numbers be in another order than the program says.
    public var reassociatesReductions = true
    /// A folder for the intermediate files of executables; none if empty.
    public var executableFilesFolder = ""
    /// A folder for programs that measure executables, or `-` for standard output; none if empty.
    public var executableBenchmarksFolder = ""

    /// Creates options for this machine's architecture.
    public init() {}

    /// As settings of passes.
    package var settings: [String: String] {
        [
            Setting.targetDevice: devices.joined(separator: ","),
            Setting.localBackends: backends.joined(separator: ","),
            Setting.cpu: cpu, Setting.cpuFeatures: cpuFeatures,
            Setting.triple: triple, Setting.clang: clang,
            Setting.executableFiles: executableFilesFolder,
            Setting.executableBenchmarks: executableBenchmarksFolder,
            Setting.reassociates: String(reassociatesReductions),
        ]
    }
}
