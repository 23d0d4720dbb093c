import IREECompilerCore

/// The `linalg` dialect: structured operations on tensors.
package enum Linalg {
    static let ops: [any OpKind.Type] = [
        Broadcast.self, Generic.self, Index.self, Map.self, Pack.self, Reduce.self, Softmax.self,
        Transpose.self, Unpack.self, Yield.self,
    ]

    /// What the body of a named operation computes.
    enum Body: Sendable {
        /// The first element, cast to the output type.
        case first
        /// Adds the product of the first two to the output.
        case multiplyAdd
        /// Like `multiplyAdd`, after subtracting the zero points (third and fourth).
        case quantizedMultiplyAdd
        /// Combines the first with the output.
        case pool(Pooling, isUnsigned: Bool)
        /// Given by the attribute `kind`.
        case kind

        /// Number of inputs; nil if the kind determines it.
        var inputCount: Int? {
            switch self {
            case .first: 1
            case .multiplyAdd, .pool: 2
            case .quantizedMultiplyAdd: 4
            case .kind: nil
            }
        }
    }

    enum Pooling: Sendable { case sum, largest, smallest }

    /// Named operations and their bodies.
    static let named: [String: Body] = {
        var named: [String: Body] = [
            "fill": .first, "copy": .first, "elementwise": .kind,
            "quantized_matmul": .quantizedMultiplyAdd, "quantized_batch_matmul": .quantizedMultiplyAdd,
        ]
        let products = [
            "matmul", "batch_matmul", "batch_reduce_matmul", "matvec", "vecmat", "batch_matvec",
            "batch_vecmat", "dot", "mmt4d", "batch_mmt4d", "contract", "conv_1d", "conv_2d", "conv_3d",
            "conv_1d_ncw_fcw", "conv_1d_nwc_wcf", "conv_2d_nchw_fchw", "conv_2d_ngchw_fgchw",
            "conv_2d_ngchw_gfchw", "conv_2d_nhwc_fhwc", "conv_2d_nhwc_hwcf", "conv_2d_nhwgc_gfhwc",
            "conv_3d_ncdhw_fcdhw", "conv_3d_ndhwc_dhwcf", "depthwise_conv_1d_ncw_cw",
            "depthwise_conv_1d_nwc_wc", "depthwise_conv_1d_nwc_wcm", "depthwise_conv_2d_nchw_chw",
            "depthwise_conv_2d_nhwc_hwc", "depthwise_conv_2d_nhwc_hwcm", "depthwise_conv_3d_ncdhw_cdhw",
            "depthwise_conv_3d_ndhwc_dhwc", "depthwise_conv_3d_ndhwc_dhwcm",
        ]
        for name in products { named[name] = .multiplyAdd }
        let quantized = [
            "conv_2d_nchw_fchw", "conv_2d_ngchw_gfchw", "conv_2d_nhwc_fhwc", "conv_2d_nhwc_hwcf",
            "conv_2d_nhwgc_gfhwc", "conv_3d_ndhwc_dhwcf", "depthwise_conv_2d_nhwc_hwc",
            "depthwise_conv_2d_nhwc_hwcm",
        ]
        for name in quantized { named["\(name)_q"] = .quantizedMultiplyAdd }
        for layout in ["nchw", "ncw", "ndhwc", "nhwc", "nwc"] {
            named["pooling_\(layout)_sum"] = .pool(.sum, isUnsigned: false)
            named["pooling_\(layout)_max"] = .pool(.largest, isUnsigned: false)
            guard layout.hasSuffix("wc") else { continue }
            named["pooling_\(layout)_min"] = .pool(.smallest, isUnsigned: false)
            guard layout != "ndhwc" else { continue }
            named["pooling_\(layout)_max_unsigned"] = .pool(.largest, isUnsigned: true)
            named["pooling_\(layout)_min_unsigned"] = .pool(.smallest, isUnsigned: true)
        }
        return Dictionary(uniqueKeysWithValues: named.map { ("linalg.\($0)", $1) })
    }()

    static let rows = named.keys.sorted().map { name in
        // A fill is cheaper at its uses.
        OpRow(
            name, "Structured operation whose indexing maps and body follow from its name.", Structured.init,
            facts: [HoistingRule.structured(isLeaf: name != "linalg.fill")])
    }

    /// `in` for each input, and `last` for the others.
    static func argumentNames(_ last: String) -> ArgumentNames {
        { op in
            let inputs = op.operands(0).count
            let outputs = max(0, (op.body()?.arguments.count ?? 0) - inputs)
            return Array(repeating: "in", count: inputs) + Array(repeating: last, count: outputs)
        }
    }

    static let attributes: [DialectAttributeDefinition] = [
        .ofWords(iteratorType), .ofWords(elementwiseKind), .ofWords(typeFunction),
    ]

    static let iteratorType = EnumDefinition(
        "linalg.iterator_type", storage: .attribute(bracketed: true),
        [("parallel", 0), ("reduction", 1)])
    static let typeFunction = EnumDefinition(
        "linalg.type_fn", storage: .attribute(bracketed: true), [("cast_signed", 0), ("cast_unsigned", 1)])
    static let elementwiseKind = EnumDefinition(
        "linalg.elementwise_kind", storage: .attribute(bracketed: true),
        [
            ("exp", 0), ("log", 1), ("abs", 2), ("ceil", 3), ("floor", 4), ("negf", 5), ("reciprocal", 6),
            ("round", 7), ("sqrt", 8), ("rsqrt", 9), ("square", 10), ("tanh", 11), ("erf", 12), ("sin", 13),
            ("cos", 14), ("tan", 15), ("acos", 16), ("acosh", 17), ("asin", 18), ("asinh", 19), ("atan", 20),
            ("atanh", 21), ("log10", 22), ("log1p", 23), ("log2", 24), ("add", 25), ("sub", 26), ("mul", 27),
            ("div", 28), ("div_unsigned", 29), ("max_signed", 30), ("min_signed", 31), ("max_unsigned", 32),
            ("min_unsigned", 33), ("powf", 34), ("select", 35),
        ])
}
