import IREECompilerCore

extension Linalg {
    /// Indexing of named operations: for each operand, the loop dimensions of its dimensions.
    ///
    /// `x0` is a window: output `o0` times the stride plus kernel `k0` times the dilation.
    static let accesses: [String: String] = {
        var all: [String: String] = [
            "matmul": "m,k ; k,n ; m,n", "batch_matmul": "b,m,k ; b,k,n ; b,m,n",
            "batch_reduce_matmul": "b,m,k ; b,k,n ; m,n", "matvec": "m,n ; n ; m", "vecmat": "m ; m,n ; n",
            "batch_matvec": "b,m,k ; b,k ; b,m", "batch_vecmat": "b,k ; b,k,n ; b,n", "dot": "m ; m ; ",
            "mmt4d": "m,k,a,z ; n,k,c,z ; m,n,a,c", "batch_mmt4d": "b,m,k,a,z ; b,n,k,c,z ; b,m,n,a,c",
            "quantized_matmul": "m,k ; k,n ; ; ; m,n", "quantized_batch_matmul": "b,m,k ; b,k,n ; ; ; b,m,n",
            "conv_1d": "x0 ; k0 ; o0", "conv_2d": "x0,x1 ; k0,k1 ; o0,o1",
            "conv_3d": "x0,x1,x2 ; k0,k1,k2 ; o0,o1,o2", "conv_1d_ncw_fcw": "n,c,x0 ; f,c,k0 ; n,f,o0",
            "conv_1d_nwc_wcf": "n,x0,c ; k0,c,f ; n,o0,f",
            "conv_2d_nchw_fchw": "n,c,x0,x1 ; f,c,k0,k1 ; n,f,o0,o1",
            "conv_2d_ngchw_fgchw": "n,g,c,x0,x1 ; f,g,c,k0,k1 ; n,g,f,o0,o1",
            "conv_2d_ngchw_gfchw": "n,g,c,x0,x1 ; g,f,c,k0,k1 ; n,g,f,o0,o1",
            "conv_2d_nhwc_fhwc": "n,x0,x1,c ; f,k0,k1,c ; n,o0,o1,f",
            "conv_2d_nhwc_hwcf": "n,x0,x1,c ; k0,k1,c,f ; n,o0,o1,f",
            "conv_2d_nhwgc_gfhwc": "n,x0,x1,g,c ; g,f,k0,k1,c ; n,o0,o1,g,f",
            "conv_3d_ncdhw_fcdhw": "n,c,x0,x1,x2 ; f,c,k0,k1,k2 ; n,f,o0,o1,o2",
            "conv_3d_ndhwc_dhwcf": "n,x0,x1,x2,c ; k0,k1,k2,c,f ; n,o0,o1,o2,f",
            "depthwise_conv_1d_ncw_cw": "n,c,x0 ; c,k0 ; n,c,o0",
            "depthwise_conv_1d_nwc_wc": "n,x0,c ; k0,c ; n,o0,c",
            "depthwise_conv_1d_nwc_wcm": "n,x0,c ; k0,c,m ; n,o0,c,m",
            "depthwise_conv_2d_nchw_chw": "n,c,x0,x1 ; c,k0,k1 ; n,c,o0,o1",
            "depthwise_conv_2d_nhwc_hwc": "n,x0,x1,c ; k0,k1,c ; n,o0,o1,c",
            "depthwise_conv_2d_nhwc_hwcm": "n,x0,x1,c ; k0,k1,c,m ; n,o0,o1,c,m",
            "depthwise_conv_3d_ncdhw_cdhw": "n,c,x0,x1,x2 ; c,k0,k1,k2 ; n,c,o0,o1,o2",
            "depthwise_conv_3d_ndhwc_dhwc": "n,x0,x1,x2,c ; k0,k1,k2,c ; n,o0,o1,o2,c",
            "depthwise_conv_3d_ndhwc_dhwcm": "n,x0,x1,x2,c ; k0,k1,k2,c,m ; n,o0,o1,o2,c,m",
        ]
        for (layout, image, window, output) in [
            ("nchw", "n,c,x0,x1", "k0,k1", "n,c,o0,o1"),
            ("ncw", "n,c,x0", "k0", "n,c,o0"),
            ("ndhwc", "n,x0,x1,x2,c", "k0,k1,k2", "n,o0,o1,o2,c"),
            ("nhwc", "n,x0,x1,c", "k0,k1", "n,o0,o1,c"),
            ("nwc", "n,x0,c", "k0", "n,o0,c"),
        ] {
            for kind in ["sum", "max", "min", "max_unsigned", "min_unsigned"] {
                all["pooling_\(layout)_\(kind)"] = "\(image) ; \(window) ; \(output)"
            }
        }
        for (name, access) in all where name.contains("conv") {
            let parts = access.split(separator: ";", omittingEmptySubsequences: false)
            all["\(name)_q"] = "\(parts[0]); \(parts[1]); ; ;\(parts[2])"
        }
        return all
    }()

    /// The indexing maps of a named operation; nil if its operands are invalid.
    static func maps(_ op: Operation) -> [AffineMap]? {
        let word = String(op.name.dropFirst("linalg.".count))
        let written = op.attributes["linalg.memoized_indexing_maps"] ?? op.attributes["indexing_maps"]
        if let own = written?.arrayValue {
            let maps = own.compactMap(\.affineMapValue)
            return maps.count == own.count ? maps : nil
        }
        let output = op.operands(1).first?.type.shaped?.rank ?? 0
        switch word {
        case "fill", "copy", "elementwise":
            return op.operands.map { value in
                value.type.shaped == nil
                    ? AffineMap(dimensions: output, results: []) : .identity(output)
            }
        default:
            guard let access = accesses[word] else { return nil }
            return AccessReader(op).maps(access)
        }
    }

    /// The indexing maps of transpositions, reductions and the like.
    package static func structureMaps(_ op: Operation) -> [AffineMap]? {
        func numbers(_ name: String) -> [Int] {
            (op.attributes[name]?.denseArrayValue ?? []).compactMap { Int(exactly: $0) }
        }
        switch op.name {
        case "linalg.generic":
            return op.attributes["indexing_maps"]?.arrayValue?.compactMap(\.affineMapValue)
        case "linalg.map":
            let rank = op.results.first?.type.shaped?.rank ?? op.operands.last?.type.shaped?.rank ?? 0
            return op.operands.map { _ in .identity(rank) }
        case "linalg.transpose":
            let permutation = numbers("permutation")
            var input = permutation.map { _ in AffineExpression.dimension(0) }
            for (i, position) in permutation.enumerated() where input.indices.contains(position) {
                input[position] = .dimension(i)
            }
            return [AffineMap(dimensions: input.count, results: input), .identity(input.count)]
        case "linalg.broadcast":
            return without(numbers("dimensions"), rank: op.operands.last?.type.shaped?.rank ?? 0)
        case "linalg.reduce":
            let rank = op.operands.first?.type.shaped?.rank ?? 0
            let pair = without(numbers("dimensions"), rank: rank)
            return op.operands(0).map { _ in pair[1] } + op.operands(1).map { _ in pair[0] }
        default: return maps(op)
        }
    }

    /// A projection without some dimensions, and the identity.
    private static func without(_ dimensions: [Int], rank: Int) -> [AffineMap] {
        let rest = (0..<rank).filter { !dimensions.contains($0) }
        return [AffineMap(dimensions: rank, results: rest.map { .dimension($0) }), .identity(rank)]
    }
}

/// A parser of indexing descriptions.
private struct AccessReader {
    private let strides: [Int64]
    private let dilations: [Int64]

    init(_ op: Operation) {
        func numbers(_ name: String) -> [Int64] {
            guard let dense = op.attributes[name]?.denseValue else { return [] }
            return (0..<(dense.type.shaped?.elementCount ?? 0)).map { dense.bits(at: dense.isSplat ? 0 : $0) }
        }
        strides = numbers("strides")
        dilations = numbers("dilations")
    }

    func maps(_ text: String) -> [AffineMap] {
        let operands = text.split(separator: ";", omittingEmptySubsequences: false).map { operand in
            operand.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        }
        var loops: [String] = []
        func loop(_ name: String) -> AffineExpression {
            if let known = loops.firstIndex(of: name) { return .dimension(known) }
            loops.append(name)
            return .dimension(loops.count - 1)
        }
        var results: [[AffineExpression]] = []
        for operand in operands {
            results.append(
                operand.map { name in
                    guard name.hasPrefix("x"), let i = Int(name.dropFirst()) else { return loop(name) }
                    let stride = i < strides.count ? strides[i] : 1
                    let dilation = i < dilations.count ? dilations[i] : 1
                    return .simplified(
                        .add, .simplified(.multiply, loop("o\(i)"), .constant(stride)),
                        .simplified(.multiply, loop("k\(i)"), .constant(dilation)))
                })
        }
        return results.map { AffineMap(dimensions: loops.count, results: $0) }
    }
}
