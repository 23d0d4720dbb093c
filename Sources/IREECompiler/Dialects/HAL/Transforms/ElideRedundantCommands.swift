import IREECompilerCore

extension Pass {
    static let elideRedundantCommands = Pass(
        "iree-hal-elide-redundant-commands", "Removes barriers that follow barriers."
    ) { (top, _) throws(Diagnostic) in
        top.walk { op in
            for block in op.regions.flatMap(\.blocks) { RedundantBarriers.remove(in: block) }
        }
    }
}

private enum RedundantBarriers {
    private static let stages: Int64 = ["CommandRetire", "Transfer", "Dispatch"].reduce(0) {
        $0 | (EnumDefinition.executionStage.value(of: $1) ?? 0)
    }

    static func remove(in block: Block) {
        // Command buffers whose last command is a barrier for all commands.
        var fenced = Set<ObjectIdentifier>()
        for op in block.operations {
            if let barrier = op.as(HAL.CommandBufferExecutionBarrier.self) {
                let key = ObjectIdentifier(barrier.commandBuffer)
                guard !fenced.contains(key) else {
                    op.erase()
                    continue
                }
                let isFull =
                    (barrier.sourceStageMask.integerValue ?? 0) & stages != 0
                    && (barrier.targetStageMask.integerValue ?? 0) & stages != 0
                if isFull { fenced.insert(key) }
            } else if let first = op.operands.first, first.type == .halCommandBuffer, op.regions.isEmpty,
                op.definition.dialect == "hal"
            {
                // Reading the device of a command buffer records nothing.
                if !op.is(HAL.CommandBufferDevice.self) { fenced.remove(ObjectIdentifier(first)) }
            } else if !op.regions.isEmpty || op.operands.contains(where: { $0.type == .halCommandBuffer }) {
                fenced = []
            }
        }
    }
}
