import IREEBytecode
import IREERuntime
import Testing

/// Programs whose matrices are packed, multiplied and unpacked by microkernels. The official runtime gives
/// the same results for these inputs.
@Suite struct MicrokernelProgramTests {
    private func matrix<Element: TensorElement & BinaryInteger>(
        _ rows: Int, _ columns: Int, seed: Int, as type: Element.Type
    ) -> [Element] {
        (0..<rows * columns).map { Element(($0 * seed + $0 / 3) % 19 - 9) }
    }

    private func product(_ left: [Int], _ right: [Int], _ start: [Int], depth: Int, columns: Int) -> [Int] {
        start.indices.map { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            return (0..<depth).reduce(start[index]) { sum, step in
                sum + left[row * depth + step] * right[step * columns + column]
            }
        }
    }

    @Test(arguments: Devices.allCases)
    func floatMatrices(_ device: Devices) throws {
        let program = try Programs.load("microkernels.vmvx", device: device.device)
        let left = matrix(37, 19, seed: 7, as: Int64.self).map { Int($0) }
        let right = matrix(19, 23, seed: 5, as: Int64.self).map { Int($0) }
        let start = matrix(37, 23, seed: 3, as: Int64.self).map { Int($0) }
        let result = try program.call(
            "mm",
            [
                .tensor(try HALBufferView(left.map { Float($0) }, shape: [37, 19])),
                .tensor(try HALBufferView(right.map { Float($0) }, shape: [19, 23])),
                .tensor(try HALBufferView(start.map { Float($0) }, shape: [37, 23])),
            ])
        let expected = product(left, right, start, depth: 19, columns: 23)
        #expect(try result[0].floats() == expected.map { Float($0) })
    }

    @Test(arguments: Devices.allCases, [[13, 21, 17], [1, 1, 1], [8, 8, 8], [0, 3, 2], [9, 0, 4]])
    func byteMatricesOfAnySize(_ device: Devices, _ sizes: [Int]) throws {
        let program = try Programs.load("microkernels.vmvx", device: device.device)
        let left = matrix(sizes[0], sizes[1], seed: 7, as: Int8.self)
        let right = matrix(sizes[1], sizes[2], seed: 5, as: Int8.self)
        let start = matrix(sizes[0], sizes[2], seed: 3, as: Int32.self)
        let result = try program.call(
            "mmi",
            [
                .tensor(try HALBufferView(left, shape: [sizes[0], sizes[1]])),
                .tensor(try HALBufferView(right, shape: [sizes[1], sizes[2]])),
                .tensor(try HALBufferView(start, shape: [sizes[0], sizes[2]])),
            ])
        guard case .tensor(let view) = result[0] else {
            Issue.record("\(result) is no tensor")
            return
        }
        let expected = product(
            left.map { Int($0) }, right.map { Int($0) }, start.map { Int($0) }, depth: sizes[1],
            columns: sizes[2])
        #expect(try view.elements(as: Int32.self) == expected.map { Int32($0) })
    }

    @Test(arguments: Devices.allCases)
    func elementwise(_ device: Devices) throws {
        let program = try Programs.load("microkernels.vmvx", device: device.device)
        let x = (0..<35).map { Int32($0 * 3 - 40) }
        let y = (0..<35).map { Int32($0 % 32) }
        let result = try program.call(
            "ewi",
            [
                .tensor(try HALBufferView(x, shape: [5, 7])), .tensor(try HALBufferView(y, shape: [5, 7])),
            ])
        guard case .tensor(let view) = result[0] else {
            Issue.record("\(result) is no tensor")
            return
        }
        let expected = zip(x, y).map { x, y in Int32((((x &+ y) &<< y) ^ x).leadingZeroBitCount) }
        #expect(try view.elements(as: Int32.self) == expected)
    }
}
