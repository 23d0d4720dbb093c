/// A mapping from original values to their copies.
package struct ValueMapping {
    private var values: [ObjectIdentifier: Value] = [:]
    private var blocks: [ObjectIdentifier: Block] = [:]

    package init() {}

    /// The copy of a value, or the value itself if there is none.
    package subscript(value: Value) -> Value {
        get { values[ObjectIdentifier(value)] ?? value }
        set { values[ObjectIdentifier(value)] = newValue }
    }

    package subscript(block: Block) -> Block {
        get { blocks[ObjectIdentifier(block)] ?? block }
        set { blocks[ObjectIdentifier(block)] = newValue }
    }

    package mutating func map(_ old: [Value], to new: [Value]) {
        for (a, b) in zip(old, new) { self[a] = b }
    }
}

extension Operation {
    /// Clones the operation with mapped operands; adds its results to the mapping.
    package func clone(_ mapping: inout ValueMapping, withRegions: Bool = true) -> Operation {
        let copy = emptyCopy(
            operands: definition.operandLayout == .single || operandSegments.isEmpty
                ? [operands.map { mapping[$0] }]
                : definition.operands.indices.map { operands($0).map { mapping[$0] } },
            results: resultSegments.isEmpty
                ? [results.map(\.type)] : definition.results.indices.map { results($0).map(\.type) },
            successors: successors.map { mapping[$0] })
        mapping.map(results, to: copy.results)
        for region in regions {
            let target = copy.addRegion()
            if withRegions { region.clone(into: target, &mapping) }
        }
        return copy
    }

    package func clone() -> Operation {
        var mapping = ValueMapping()
        return clone(&mapping)
    }

    private func emptyCopy(operands: [[Value]], results: [[IRType]], successors: [Block]) -> Operation {
        Operation(
            definition, at: location, operands: operands, results: results, attributes: attributes,
            successors: successors)
    }

    /// A clone with other result types, inserted before this operation, which remains.
    package func rebuilt(results types: [[IRType]], operands groups: [[Value]]) -> Operation {
        emptyCopy(operands: groups, results: types, successors: successors)
    }

    /// Replaces this operation by one of another name with the same fields.
    @discardableResult
    package func renamed(to definition: OpDefinition) -> Operation {
        let fields = self.definition
        let new = Operation(
            definition, at: location, operands: fields.operands.indices.map { operands($0) },
            results: fields.results.indices.map { results($0).map(\.type) }, attributes: attributes,
            successors: successors)
        for region in regions { new.addRegion().takeBlocks(of: region) }
        block?.insert(new, before: self)
        replaceAllUses(with: new.results)
        erase()
        return new
    }
}

extension Region {
    /// Clones the blocks of this region onto the end of another.
    package func clone(into target: Region, _ mapping: inout ValueMapping) {
        var copies: [Block] = []
        for block in blocks {
            let copy = target.addBlock()
            mapping[block] = copy
            for argument in block.arguments {
                mapping[argument] = copy.addArgument(argument.type, at: argument.argumentLocation)
            }
            copies.append(copy)
        }
        // Operands with forward references are set after all operations are cloned.
        var late: [(Operation, Operation)] = []
        for (block, copy) in zip(blocks, copies) {
            var op = block.first
            while let current = op {
                op = current.next
                let new = current.clone(&mapping)
                copy.append(new)
                late.append((current, new))
            }
        }
        for (old, new) in late {
            for i in 0..<old.operandCount where new.operand(i) === old.operand(i) {
                new.setOperand(i, mapping[old.operand(i)])
            }
        }
    }
}
