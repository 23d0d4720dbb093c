/// Declared control-flow edges between operands, region arguments and results: MLIR's
/// `RegionBranchOpInterface`, as data.
package struct FlowEdge {
    package enum Source {
        /// The operands of a field.
        case operands(AnyKeyPath)
        /// Operands of the terminators of a region, or of all regions: those of one of the terminator's
        /// fields, by index.
        case yields(region: Int? = nil, field: Int = 0)
    }

    package enum Target {
        case results
        /// Arguments of a region's entry block, from index `from`.
        case arguments(region: Int = 0, from: Int = 0)
    }

    package let source: Source
    package let targets: [Target]

    package init(_ source: Source, to targets: Target...) {
        self.source = source
        self.targets = targets
    }
}

/// An edge with resolved fields.
struct ResolvedFlowEdge {
    let edge: FlowEdge
    let field: AnyField?

    init(_ edge: FlowEdge, in schema: Any) {
        self.edge = edge
        field = if case .operands(let path) = edge.source { schema[keyPath: path] as? AnyField } else { nil }
    }
}

/// Operands and the values that they are forwarded to, pairwise.
package struct ValueEdge {
    package let op: Operation
    package let operands: Range<Int>
    package let values: [Value]
}

extension Operation {
    /// The edges that the operation declares, resolved.
    package var valueEdges: [ValueEdge] {
        definition.flow.flatMap { resolved -> [ValueEdge] in
            let targets = resolved.edge.targets.compactMap { target -> [Value]? in
                switch target {
                case .results: results
                case .arguments(let region, let first):
                    body(region).map { Array($0.arguments.dropFirst(first)) }
                }
            }
            return sources(resolved).flatMap { op, operands in
                targets.map { ValueEdge(op: op, operands: operands, values: $0) }
            }
        }
    }

    private func sources(_ resolved: ResolvedFlowEdge) -> [(Operation, Range<Int>)] {
        switch resolved.edge.source {
        case .operands: return resolved.field.map { [(self, operandRange($0.index))] } ?? []
        case .yields(let region, let field):
            let own = region.map { $0 < regions.count ? [regions[$0]] : [] } ?? regions
            return own.flatMap(\.blocks).compactMap { block in
                guard let last = block.last, last.isTerminator, last.successors.isEmpty,
                    field < last.definition.operands.count
                else { return nil }
                return (last, last.operandRange(field))
            }
        }
    }
}
