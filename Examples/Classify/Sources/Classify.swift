import IREEParams

/// Reads handwritten digits with the model of Examples/Digits, out of a parameter file of any format:
///
///     swift run classify digits.irpa inputs.txt
@main struct Classify {
    static func main() throws {
        guard CommandLine.arguments.count == 3 else {
            print("usage: classify <parameters> <inputs.txt>")
            return
        }
        var parameters = ParameterScopeMap()
        try parameters.addFile(CommandLine.arguments[1])
        let model = try Model(parameters.lookup("").index)

        let inputs = try FileSource(path: CommandLine.arguments[2])
        let text = String(decoding: try inputs.readBytes(at: 0, count: Int(inputs.size)), as: UTF8.self)
        var expected = 0
        var images = 0
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            let answer = model.classify(numbers[2...].map { Float($0) / 16 })
            print("a \(numbers[0]) is taken for a \(answer)")
            images += 1
            expected += answer == numbers[1] ? 1 : 0
        }
        print("\(expected) of \(images) answers are as they were in training")
    }
}

/// logits = relu(x W0 + b0) W1 + b1
struct Model {
    let weights: [[Float]]
    let biases: [[Float]]

    init(_ parameters: ParameterIndex) throws {
        weights = [
            try Self.floats("layer0.weight", count: 64 * 32, parameters),
            try Self.floats("layer1.weight", count: 32 * 10, parameters),
        ]
        biases = [
            try Self.floats("layer0.bias", count: 32, parameters),
            try Self.floats("layer1.bias", count: 10, parameters),
        ]
    }

    /// The elements of one parameter. Its length is the file's to say, and so it is checked.
    private static func floats(
        _ key: ParameterKey, count: Int, _ parameters: ParameterIndex
    ) throws -> [Float] {
        let values = try parameters.lookup(key).readElements(as: Float.self)
        guard values.count == count else {
            throw ParameterError(
                .invalidArgument, "\(values.count) elements, not \(count)", key: key.description)
        }
        return values
    }

    func classify(_ image: [Float]) -> Int {
        let hidden = layer(0, image).map { max($0, 0) }
        let logits = layer(1, hidden)
        return logits.indices.max { logits[$0] < logits[$1] } ?? 0
    }

    private func layer(_ number: Int, _ input: [Float]) -> [Float] {
        let width = biases[number].count
        return (0..<width).map { column in
            input.indices.reduce(biases[number][column]) { sum, row in
                sum + input[row] * weights[number][row * width + column]
            }
        }
    }
}
