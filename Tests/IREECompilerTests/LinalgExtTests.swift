import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// What operations of `iree_linalg_ext` demand beyond their fields.
struct LinalgExtTests {
    /// An operation that is wrong, and a part of what is said of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let text: String
        let said: String
        init(_ said: String, _ text: String) {
            self.text = text
            self.said = said
        }
        var testDescription: String { said }
    }

    private static let arguments = """
        %f: f32, %i: index, %v4: tensor<4xf32>, %v5: tensor<5xf32>, %h4: tensor<4xf16>, %s: tensor<f32>, \
        %n4: tensor<4xi32>, %n42: tensor<4x2xi32>, %n1: tensor<1xi32>, %b5: tensor<5xi1>, %t: tensor<4x5xf32>, \
        %ti: tensor<4x5xi32>, %u: tensor<*xf32>, %m4: memref<4xf32>, %i5: tensor<5xi32>, %j5: tensor<5xi64>, \
        %j: tensor<4x5xi64>, %l0: tensor<0xf32>, %l3: tensor<3xf32>
        """

    /// Regions that compare two, combine two, or yield the first.
    private static let compare =
        "{ ^bb0(%a: f32, %b: f32): %c = arith.cmpf olt, %a, %b : f32 iree_linalg_ext.yield %c : i1 }"
    private static let first = "{ ^bb0(%a: f32, %b: f32): iree_linalg_ext.yield %a : f32 }"
    private static let nothing = "{ ^bb0(%a: f32, %b: f32): iree_linalg_ext.yield }"

    private static func sort(_ dimension: Int, _ outs: String, _ region: String, _ results: String) -> String
    {
        "%r = iree_linalg_ext.sort dimension(\(dimension)) outs(\(outs)) \(region) -> \(results)"
    }

    private static func scatter(_ map: String, _ ins: String, _ outs: String, _ region: String = first)
        -> String
    {
        let type = outs.split(separator: ": ", maxSplits: 1).last ?? ""
        return "%r = iree_linalg_ext.scatter dimension_map = \(map) unique_indices(true) ins(\(ins)) "
            + "outs(\(outs)) \(region) -> \(type)"
    }

    private static let slices: [Case] = [
        Case(
            "expects indices of rank 1",
            scatter("[0]", "%v5, %v5 : tensor<5xf32>, tensor<5xf32>", "%t : tensor<4x5xf32>")),
        Case(
            "each of the first dimensions",
            scatter("[]", "%v5, %n1 : tensor<5xf32>, tensor<1xi32>", "%t : tensor<4x5xf32>")),
        Case(
            "each of the first dimensions",
            scatter("[1]", "%v5, %n1 : tensor<5xf32>, tensor<1xi32>", "%t : tensor<4x5xf32>")),
        Case(
            "no more indices than dimensions",
            scatter("[0, 1]", "%v5, %n1 : tensor<5xf32>, tensor<1xi32>", "%v5 : tensor<5xf32>")),
        Case(
            "expects slices of rank 1",
            scatter("[0]", "%s, %n1 : tensor<f32>, tensor<1xi32>", "%t : tensor<4x5xf32>")),
        Case(
            "expects indices of rank 2",
            scatter("[0, 1]", "%v4, %n4 : tensor<4xf32>, tensor<4xi32>", "%t : tensor<4x5xf32>")),
        Case(
            "as many slices as indices",
            scatter("[0]", "%v4, %i5 : tensor<4xf32>, tensor<5xi32>", "%v5 : tensor<5xf32>")),
        Case(
            "a mask of i1 or i8",
            scatter(
                "[0]", "%v4, %n4, %v4 : tensor<4xf32>, tensor<4xi32>, tensor<4xf32>", "%v5 : tensor<5xf32>")),
        Case(
            "a mask with a value for each",
            scatter(
                "[0]", "%v4, %n4, %b5 : tensor<4xf32>, tensor<4xi32>, tensor<5xi1>", "%v5 : tensor<5xf32>")),
        Case(
            "the shape that is left",
            scatter("[0]", "%v4, %n1 : tensor<4xf32>, tensor<1xi32>", "%t : tensor<4x5xf32>")),
        Case(
            "two arguments of the element type",
            scatter("[0]", "%h4, %n4 : tensor<4xf16>, tensor<4xi32>", "%v5 : tensor<5xf32>")),
        Case(
            "yields one value of the element type",
            scatter("[0]", "%v4, %n4 : tensor<4xf32>, tensor<4xi32>", "%v5 : tensor<5xf32>", compare)),
        Case(
            "number of tensor results (0)",
            "\"iree_linalg_ext.gather\"(%t, %n1, %v5) <{dimension_map = array<i64: 0>}> : (tensor<4x5xf32>, tensor<1xi32>, tensor<5xf32>) -> ()"
        ),
        Case(
            "one element type",
            "%r = iree_linalg_ext.map_load %h4 into %v4 { ^bb0(%a: index): iree_linalg_ext.yield %a, %f : index, f32 } : tensor<4xf16> into tensor<4xf32> -> tensor<4xf32>"
        ),
        Case(
            "a region of 1 indices",
            "%r = iree_linalg_ext.map_load %v4 into %v4 { ^bb0(%a: i32): iree_linalg_ext.yield %i, %f : index, f32 } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>"
        ),
        Case(
            "yields 1 indices and one value more",
            "%r = iree_linalg_ext.map_load %v4 into %v4 { ^bb0(%a: index): iree_linalg_ext.yield %f : f32 } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>"
        ),
        Case(
            "an element of the source last",
            "%r = iree_linalg_ext.map_load %v4 into %v4 { ^bb0(%a: index): iree_linalg_ext.yield %a, %a : index, index } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>"
        ),
        Case(
            "yields an i1 last",
            "%r = iree_linalg_ext.map_store %v4 into %v4 { ^bb0(%a: index): iree_linalg_ext.yield %a, %a : index, index } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>"
        ),
        Case(
            "a rank other than 0",
            "%r = iree_linalg_ext.map_store %s into %v4 { iree_linalg_ext.yield %i : index } : tensor<f32> into tensor<4xf32> -> tensor<4xf32>"
        ),
        Case(
            "tensors or memory, not both",
            "iree_linalg_ext.map_load %v4 into %m4 { ^bb0(%a: index): iree_linalg_ext.yield %a, %f : index, f32 } : tensor<4xf32> into memref<4xf32>"
        ),
    ]

    private static let order: [Case] = [
        Case("a dimension of a shape of rank 1", sort(1, "%v4 : tensor<4xf32>", compare, "tensor<4xf32>")),
        Case("a dimension of a shape of rank 1", sort(-1, "%v4 : tensor<4xf32>", compare, "tensor<4xf32>")),
        Case(
            "to match type of corresponding result ('tensor<5xf32>')",
            sort(0, "%v4 : tensor<4xf32>", compare, "tensor<5xf32>")),
        Case(
            "outputs of one shape",
            "%r:2 = iree_linalg_ext.sort dimension(0) outs(%v4, %v5 : tensor<4xf32>, tensor<5xf32>) \(compare) -> tensor<4xf32>, tensor<5xf32>"
        ),
        Case(
            "a region of 4 arguments",
            "%r:2 = iree_linalg_ext.sort dimension(0) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) \(compare) -> tensor<4xf32>, tensor<4xf32>"
        ),
        Case(
            "whose arguments have the element type", sort(0, "%h4 : tensor<4xf16>", compare, "tensor<4xf16>")),
        Case("yields one i1", sort(0, "%v4 : tensor<4xf32>", first, "tensor<4xf32>")),
        Case("yields one i1", sort(0, "%v4 : tensor<4xf32>", nothing, "tensor<4xf32>")),
        Case(
            "regions to end with 'iree_linalg_ext.yield'",
            sort(0, "%v4 : tensor<4xf32>", "{ ^bb0(%a: f32, %b: f32): util.return }", "tensor<4xf32>")),
        Case(
            "a region of one block",
            sort(
                0, "%v4 : tensor<4xf32>",
                "{ ^bb0(%a: f32, %b: f32): cf.br ^bb1 ^bb1: iree_linalg_ext.yield }", "tensor<4xf32>")),
        Case(
            "takes no inputs",
            "%r = iree_linalg_ext.sort dimension(0) ins(%f : f32) outs(%v4 : tensor<4xf32>) \(compare) -> tensor<4xf32>"
        ),
        Case(
            "expects an output",
            "\"iree_linalg_ext.sort\"() <{dimension = 0 : i64, operandSegmentSizes = array<i32: 0, 0>}> (\(compare)) : () -> ()"
        ),
        Case(
            "operands of known rank, but got 'tensor<*xf32>'",
            "iree_linalg_ext.sort dimension(0) outs(%u : tensor<*xf32>) \(compare)"),
        Case(
            "one shape but for dimension 0",
            "%r:2 = iree_linalg_ext.topk dimension(0) ins(%t : tensor<4x5xf32>) outs(%q, %qi : tensor<3x3xf32>, tensor<3x3xi32>) \(compare) -> tensor<3x3xf32>, tensor<3x3xi32>"
        ),
        Case(
            "input and output of one rank",
            "%r:2 = iree_linalg_ext.topk dimension(0) ins(%t : tensor<4x5xf32>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) \(compare) -> tensor<5xf32>, tensor<5xi32>"
        ),
        Case(
            "indices that are integers",
            "%r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) \(compare) -> tensor<4xf32>, tensor<4xf32>"
        ),
        Case(
            "values and indices of one shape",
            "%r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%v4, %n1 : tensor<4xf32>, tensor<1xi32>) \(compare) -> tensor<4xf32>, tensor<1xi32>"
        ),
        Case(
            "indices of i32",
            "%r:2 = iree_linalg_ext.topk dimension(0) ins(%v5, %j5 : tensor<5xf32>, tensor<5xi64>) outs(%v5, %j5 : tensor<5xf32>, tensor<5xi64>) \(compare) -> tensor<5xf32>, tensor<5xi64>"
        ),
        Case(
            "values of one type",
            "%r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%h4, %n4 : tensor<4xf16>, tensor<4xi32>) \(compare) -> tensor<4xf16>, tensor<4xi32>"
        ),
        Case(
            "takes 5 of 4 elements",
            "%r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4 : tensor<4xf32>) outs(%v5 : tensor<5xf32>) \(compare) -> tensor<5xf32>"
        ),
        Case(
            "one element or more",
            "%r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4 : tensor<4xf32>) outs(%l0 : tensor<0xf32>) \(compare) -> tensor<0xf32>"
        ),
        Case(
            "output indices where it has input indices",
            "%r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4, %n4 : tensor<4xf32>, tensor<4xi32>) outs(%v4 : tensor<4xf32>) \(compare) -> tensor<4xf32>"
        ),
        Case(
            "indices of one type",
            "%r:2 = iree_linalg_ext.topk_v2 dimension(0) ins(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) outs(%v5, %j5 : tensor<5xf32>, tensor<5xi64>) \(compare) -> tensor<5xf32>, tensor<5xi64>"
        ),
        Case(
            "output index that is an integer",
            "%r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t : tensor<4x5xf32>) outs(%v5, %v5 : tensor<5xf32>, tensor<5xf32>) \(compare) -> tensor<5xf32>, tensor<5xf32>"
        ),
        Case(
            "the type of the output indices",
            "%r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t, %j : tensor<4x5xf32>, tensor<4x5xi64>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) \(compare) -> tensor<5xf32>, tensor<5xi32>"
        ),
        Case(
            "an index base or indices, not both",
            "%r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t, %ti : tensor<4x5xf32>, tensor<4x5xi32>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) index_base(%i : index) \(compare) -> tensor<5xf32>, tensor<5xi32>"
        ),
        Case(
            "outputs of one shape",
            "%r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t : tensor<4x5xf32>) outs(%v5, %n4 : tensor<5xf32>, tensor<4xi32>) \(compare) -> tensor<5xf32>, tensor<4xi32>"
        ),
        Case(
            "without dimension 1",
            "%r:2 = iree_linalg_ext.arg_compare dimension(1) ins(%t : tensor<4x5xf32>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) \(compare) -> tensor<5xf32>, tensor<5xi32>"
        ),
        Case(
            "of one element type",
            "%r:2 = iree_linalg_ext.scan dimension(0) inclusive(true) ins(%h4 : tensor<4xf16>) outs(%v4, %s : tensor<4xf32>, tensor<f32>) \(first) -> tensor<4xf32>, tensor<f32>"
        ),
        Case(
            "without dimension 0",
            "%r:2 = iree_linalg_ext.scan dimension(0) inclusive(true) ins(%v4 : tensor<4xf32>) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) \(first) -> tensor<4xf32>, tensor<4xf32>"
        ),
        Case(
            "input and output of one shape",
            "%r:2 = iree_linalg_ext.scan dimension(0) inclusive(true) ins(%v4 : tensor<4xf32>) outs(%v5, %s : tensor<5xf32>, tensor<f32>) \(first) -> tensor<5xf32>, tensor<f32>"
        ),
    ]

    /// `custom_op` of one loop over a vector.
    private static func custom(_ maps: String, _ region: String) -> String {
        "%r = iree_linalg_ext.custom_op {indexing_maps = [\(maps)], iterator_types = "
            + "[#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) \(region) -> tensor<4xf32>"
    }

    private static func exponential(_ operands: String, _ map: String, _ region: String = first) -> String {
        "%r:2 = iree_linalg_ext.exp_reduction {indexing_maps = [\(map), \(map)], iterator_types = "
            + "[#iree_linalg_ext.iterator_type<reduction>], exp_reduced_operands = \(operands)} "
            + "ins( : ) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) \(region) -> tensor<4xf32>, tensor<4xf32>"
    }

    private static func attention(_ output: String, _ region: String, key: String = "(d2, d1)") -> String {
        let maps = ["(d0, d1)", key, "(d2, d3)", "()", output].map {
            "affine_map<(d0, d1, d2, d3) -> \($0)>"
        }
        return "%r = iree_linalg_ext.attention <indexing_maps = [\(maps.joined(separator: ", "))]> "
            + "ins(%t, %q35, %q32, %f : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) "
            + "outs(%q42 : tensor<4x2xf32>) \(region) -> tensor<4x2xf32>"
    }

    private static let vector = "affine_map<(d0) -> (d0)>"
    private static let score = "{ ^bb0(%a: f32): iree_linalg_ext.yield %a : f32 }"
    private static let tile = "{ ^bb0(%a: tensor<?xf32>): iree_linalg_ext.yield %a : tensor<?xf32> }"

    private static let maps: [Case] = [
        Case("an indexing map for each operand", custom("", tile)),
        Case("map #0 to be of 1 dimensions", custom("affine_map<(d0, d1) -> (d0)>", tile)),
        Case("a number for each dimension", custom("affine_map<(d0) -> (d0, d0)>", tile)),
        Case("an argument for each operand", custom(vector, "{ iree_linalg_ext.yield }")),
        Case(
            "argument #0 of its region to be of type 'tensor<?xf32>'",
            custom(vector, "{ ^bb0(%a: tensor<4xf32>): iree_linalg_ext.yield %a : tensor<4xf32> }")),
        Case(
            "yields a value for each output",
            custom(vector, "{ ^bb0(%a: tensor<?xf32>): iree_linalg_ext.yield }")),
        Case(
            "a dimension of the loops around it",
            custom(
                vector,
                "{ ^bb0(%a: tensor<?xf32>): %x = iree_linalg_ext.index 1 : index iree_linalg_ext.yield %a : tensor<?xf32> }"
            )),
        Case(
            "whose minimum value is 0",
            custom(
                vector,
                "{ ^bb0(%a: tensor<?xf32>): %x = iree_linalg_ext.index -1 : index iree_linalg_ext.yield %a : tensor<?xf32> }"
            )),
        Case("expects to stand in a custom_op", "%r = iree_linalg_ext.index 0 : index"),
        Case(
            "LinalgExt iterator type",
            "%r = iree_linalg_ext.custom_op {indexing_maps = [\(vector)], iterator_types = [1]} outs(%v4 : tensor<4xf32>) \(tile) -> tensor<4xf32>"
        ),
        Case("AffineMap array attribute", custom("1", tile)),
        Case(
            "with as many symbols each",
            "%r = iree_linalg_ext.custom_op {indexing_maps = [\(vector), affine_map<(d0)[s0] -> (s0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} ins(%v4 : tensor<4xf32>) outs(%v4 : tensor<4xf32>) { ^bb0(%a: tensor<?xf32>, %b: tensor<?xf32>): iree_linalg_ext.yield %a : tensor<?xf32> } -> tensor<4xf32>"
        ),
        Case("that output is the maximum", exponential("[0]", vector)),
        Case("numbers of its 2 outputs", exponential("[2]", vector)),
        Case("maps that give dimensions, each once", exponential("[1]", "affine_map<(d0) -> (d0 + 1)>")),
        Case(
            "takes no 'linalg.index'",
            exponential(
                "[1]", vector,
                "{ ^bb0(%a: f32, %b: f32): %x = linalg.index 0 : index iree_linalg_ext.yield %a, %b : f32, f32 }"
            )),
        Case("operand #4 to be of rank 1", attention("(d0)", score)),
        Case("maps that give dimensions", attention("(d0, d3 + 1)", score)),
        Case("dimension 1 to be of one size", attention("(d1, d3)", score)),
        Case(
            "argument is a floating-point number",
            attention("(d0, d3)", "{ ^bb0(%a: i32): iree_linalg_ext.yield %a : i32 }")),
        Case("yields one value", attention("(d0, d3)", "{ ^bb0(%a: f32): iree_linalg_ext.yield }")),
        Case(
            "of 4 dimensions, as that of the query",
            attention("(d0, d3)", score).replacing(
                "affine_map<(d0, d1, d2, d3) -> ()>", with: "affine_map<() -> ()>")),
    ]

    /// A row of an image, with something in it said otherwise.
    private static func columns(_ old: String = "", _ new: String = "") -> String {
        let text = """
            %r = iree_linalg_ext.im2col strides = [1] dilations = [1] kernel_size = [2] offsets = [0, 0] \
            output_sizes = [[4], [2, 5]] batch_pos = [] m_pos = [0] k_pos = [1] input_k_perm = [0, 1] \
            output_perm = [0, 1] ins(%t : tensor<4x5xf32>) outs(%t : tensor<4x5xf32>) -> tensor<4x5xf32>
            """
        return old.isEmpty ? text : text.replacing(old, with: new)
    }

    private static func winograd(
        _ kind: String, _ dimensions: String, _ input: String, _ output: String, size: Int64 = 6
    ) -> String {
        let name = kind == "filter" ? "kernel_dimensions" : "image_dimensions"
        return "%x = tensor.empty() : \(input) %y = tensor.empty() : \(output) "
            + "%r = iree_linalg_ext.winograd.\(kind)_transform output_tile_size(\(size)) kernel_size(3) "
            + "\(name)(\(dimensions)) ins(%x : \(input)) outs(%y : \(output)) -> \(output)"
    }

    private static let transforms: [Case] = [
        Case("a position for each of the 2", columns("k_pos = [1]", "k_pos = []")),
        Case("offsets and sizes for each of the 2", columns("offsets = [0, 0]", "offsets = [0]")),
        Case("output sizes for 0 batch, 1 m and 2 k", columns("[2, 5]", "[2]")),
        Case("output sizes for 0 batch, 1 m and 2 k", columns("[4]", "[4, 1]")),
        Case("1 kernel sizes, strides and dilations", columns("strides = [1]", "strides = [1, 1]")),
        Case("once in input_k_perm", columns("input_k_perm = [0, 1]", "input_k_perm = [0, 2]")),
        Case("once in output_perm", columns("output_perm = [0, 1]", "output_perm = [1]")),
        Case(
            "padding for each of 2",
            columns(" ins(", " input_pad_low = [0] input_pad_high = [0] pad_value(%f : f32) ins(")),
        Case(
            "a value to pad with", columns(" ins(", " output_pad_low = [0, 0] output_pad_high = [0, 1] ins(")),
        Case(
            "a length that is a power of 2",
            "%r:2 = iree_linalg_ext.fft ins(%i : index) outs(%v5, %v5 : tensor<5xf32>, tensor<5xf32>) : tensor<5xf32>, tensor<5xf32>"
        ),
        Case(
            "a stage that is a number",
            "%r:2 = iree_linalg_ext.fft ins(%v4 : tensor<4xf32>) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) : tensor<4xf32>, tensor<4xf32>"
        ),
        Case(
            "outputs of rank 1 or more",
            "%r:2 = iree_linalg_ext.fft ins(%i : index) outs(%s, %s : tensor<f32>, tensor<f32>) : tensor<f32>, tensor<f32>"
        ),
        Case("of one element type", winograd("input", "[1, 2]", "tensor<8x8xf16>", "tensor<8x8xf32>")),
        Case("an input of rank 2 or 6", winograd("output", "[1, 2]", "tensor<8xf32>", "tensor<6x6xf32>")),
        Case("an output of rank 2", winograd("output", "[1, 2]", "tensor<8x8xf32>", "tensor<6xf32>")),
        Case("an output of rank 6", winograd("input", "[1, 2]", "tensor<1x8x8x4xf32>", "tensor<8x8xf32>")),
        Case(
            "that are [1, 2] or [2, 3]",
            winograd("input", "[0, 1]", "tensor<1x8x8x4xf32>", "tensor<8x8x1x1x1x4xf32>")),
        Case(
            "that are [0, 1] or [2, 3]",
            winograd("filter", "[1, 2]", "tensor<3x3x4x5xf32>", "tensor<8x8x4x5xf32>")),
        Case(
            "kernel dimensions of 3",
            winograd("filter", "[2, 3]", "tensor<3x3x4x5xf32>", "tensor<8x8x4x5xf32>")),
        Case(
            "an output of shape 8x8x5x4",
            winograd("filter", "[2, 3]", "tensor<4x5x3x3xf32>", "tensor<8x8x4x5xf32>")),
        Case(
            "an output of shape 8x8x1x1x2x4",
            winograd("input", "[1, 2]", "tensor<1x8x9x4xf32>", "tensor<8x8x1x1x1x4xf32>")),
        Case(
            "an output of shape 1x4x6x12",
            winograd("output", "[2, 3]", "tensor<8x8x1x1x2x4xf32>", "tensor<1x6x12x4xf32>")),
        Case("no more than 8", winograd("input", "[1, 2]", "tensor<9x8xf32>", "tensor<8x8xf32>")),
        Case("an input of shape 8x8", winograd("output", "[1, 2]", "tensor<6x8xf32>", "tensor<6x6xf32>")),
        Case(
            "tiles and kernels of 1 or more",
            winograd("input", "[1, 2]", "tensor<8x8xf32>", "tensor<8x8xf32>", size: 0)),
        Case(
            "tiles and kernels of 1 or more",
            winograd("input", "[1, 2]", "tensor<8x8xf32>", "tensor<8x8xf32>", size: .max)),
    ]

    @Test(arguments: slices + order + maps + transforms) func wrong(_ wrong: Case) throws {
        // Values that few ask for.
        let more =
            "%q: tensor<3x3xf32>, %qi: tensor<3x3xi32>, %q35: tensor<3x5xf32>, %q32: tensor<3x2xf32>, "
            + "%q42: tensor<4x2xf32>"
        let text = "util.func private @f(\(Self.arguments), \(more)) {\n\(wrong.text)\nutil.return\n}"
        #expect {
            let module = try AsmParser(SourceText(text.utf8, name: "test")).module()
            try Verifier.verify(module)
        } throws: { error in
            let message = (error as? Diagnostic)?.message ?? ""
            if !message.contains(wrong.said) { Issue.record("it says: \(message)") }
            return message.contains(wrong.said)
        }
    }
}
