import IREERuntime

/// Recognizes handwritten digits with a compiled model, its weights in a parameter file of any format:
///
///     swift run digits digits.vmvx.vmfb digits.safetensors inputs.npy labels.npy
@main struct Digits {
    static func main() async throws {
        let paths = Array(CommandLine.arguments.dropFirst())
        guard paths.count == 4 else {
            print("usage: digits <module.vmfb> <parameters> <inputs.npy> <labels.npy>")
            return
        }
        let program = try Program(path: paths[0], parameters: [paths[1]])
        let images = try Tensor<Float>(npy: paths[2])
        let labels = try Tensor<Int32>(npy: paths[3]).elements()

        // Called and waited for.
        let digits = try program.call("classify", images, as: [Int32].self)
        print("recognized", digits.map { "\($0)" }.joined(separator: " "))
        print("\(zip(digits, labels).count { $0 == $1 }) of \(labels.count) are right")

        // Each image by itself, all at once, and no thread waits for any.
        let pixels = try images.elements()
        var singly = digits
        try await withThrowingTaskGroup(of: (Int, [Int32]).self) { group in
            for image in labels.indices {
                let one = try Tensor(Array(pixels[image * 64..<image * 64 + 64]), shape: [1, 64])
                group.addTask { (image, try await program.callAsync("classify", one)) }
            }
            for try await (image, digit) in group { singly[image] = digit[0] }
        }
        print("one by one, the answers are", singly == digits ? "the same" : "others: \(singly)")
    }
}
