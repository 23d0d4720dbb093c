import ArgumentParser

/// Compiles random programs and compares what they compute with exact arithmetic.
@main struct RandomPrograms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "random-programs",
        abstract: "Compile random programs and compare what they compute with exact arithmetic.")

    @Option(help: "The number of the first program.") var seed: UInt64 = 1
    @Option(help: "How many programs to run.") var count = 100
    @Option(help: "How many operations each program has, at most.") var steps = 8
    @Option(help: "What to compile for: vmvx or llvm-cpu.") var backend = "vmvx"
    @Option(help: "The processor to compile for, for llvm-cpu.") var cpu = "generic"
    @Option(help: "What to run on: local-sync or local-task.") var device = "local-sync"
    @Flag(help: "Prints the programs and does not run them.") var print = false

    func run() throws {
        let check = ProgramCheck(backend: backend, cpu: cpu, device: device)
        var failures = 0
        for number in seed..<(seed + UInt64(max(count, 0))) {
            let function = FunctionBuilder(seed: number, steps: 1 + Int(number % UInt64(max(steps, 1))))
            if print {
                Swift.print("// Program \(number)\n\(function.text(name: "main"))")
                continue
            }
            do {
                try check.run(function)
            } catch {
                failures += 1
                Swift.print("// Program \(number) for \(backend) on \(device): \(error)")
                Swift.print(function.text(name: "main"))
            }
        }
        if print { return }
        Swift.print("\(count) programs, \(failures) failures")
        if failures > 0 { throw ExitCode.failure }
    }
}
