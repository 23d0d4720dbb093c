import IREECompilerCore

extension EnumDefinition {
    static let allocaFlag = EnumDefinition(
        "allocaFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("IndeterminateLifetime", 1)])
    static let bufferUsage = EnumDefinition(
        "bufferUsage", storage: .integer(.i32), separator: "|",
        [
            ("None", 0), ("TransferSource", 1), ("TransferTarget", 2), ("Transfer", 3),
            ("DispatchIndirectParameters", 256), ("DispatchUniformRead", 512), ("DispatchStorageRead", 1024),
            ("DispatchStorageWrite", 2048), ("DispatchStorage", 3072), ("DispatchImageRead", 4096),
            ("DispatchImageWrite", 8192), ("DispatchImage", 12288), ("SharingExport", 65536),
            ("SharingReplicate", 131072), ("SharingConcurrent", 262144), ("SharingImmutable", 524288),
            ("MappingScoped", 16777216), ("MappingPersistent", 33554432), ("MappingOptional", 67108864),
            ("MappingAccessRandom", 134217728), ("MappingAccessSequentialWrite", 268435456),
            ("Mapping", 150994944),
        ])
    static let channelFlag = EnumDefinition(
        "channelFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let cmpFPredicate = EnumDefinition(
        "cmpFPredicate", storage: .integer(.i64),
        [
            ("false", 0), ("oeq", 1), ("ogt", 2), ("oge", 3), ("olt", 4), ("ole", 5), ("one", 6), ("ord", 7),
            ("ueq", 8), ("ugt", 9), ("uge", 10), ("ult", 11), ("ule", 12), ("une", 13), ("uno", 14),
            ("true", 15),
        ])
    static let cmpIPredicate = EnumDefinition(
        "cmpIPredicate", storage: .integer(.i64),
        [
            ("eq", 0), ("ne", 1), ("slt", 2), ("sle", 3), ("sgt", 4), ("sge", 5), ("ult", 6), ("ule", 7),
            ("ugt", 8), ("uge", 9),
        ])
    static let collectiveElementType = EnumDefinition(
        "collectiveElementType", storage: .integer(.i32),
        [
            ("si8", 0), ("ui8", 1), ("si16", 2), ("ui16", 3), ("si32", 4), ("ui32", 5), ("si64", 6),
            ("ui64", 7), ("f16", 8), ("f32", 9), ("f64", 10), ("bf16", 11),
        ])
    /// Element types of device collectives: includes 8-bit floating point.
    static let deviceCollectiveElementType = EnumDefinition(
        "deviceCollectiveElementType", storage: .integer(.i32),
        collectiveElementType.cases + [
            ("f8E5M2", 12), ("f8E4M3FN", 13), ("f8E5M2FNUZ", 14), ("f8E4M3FNUZ", 15),
        ])
    static let collectiveKind = EnumDefinition(
        "collectiveKind", storage: .integer(.i32),
        [
            ("all_gather", 0), ("all_reduce", 1), ("all_to_all", 2), ("broadcast", 3), ("reduce", 4),
            ("reduce_scatter", 5), ("send", 6), ("recv", 7), ("send_recv", 8),
        ])
    static let collectiveReductionOp = EnumDefinition(
        "collectiveReductionOp", storage: .integer(.i32),
        [("none", 0), ("sum", 1), ("product", 2), ("minimum", 3), ("maximum", 4), ("average", 5)])
    static let commandBufferMode = EnumDefinition(
        "commandBufferMode", storage: .integer(.i32), separator: "|",
        [("None", 0), ("OneShot", 1), ("AllowInlineExecution", 16)])
    static let commandCategory = EnumDefinition(
        "commandCategory", storage: .integer(.i32), separator: "|",
        [("None", 0), ("Transfer", 1), ("Dispatch", 2)])
    static let copyFlag = EnumDefinition(
        "copyFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let deallocaFlag = EnumDefinition(
        "deallocaFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("PreferOrigin", 1)])
    static let descriptor = EnumDefinition(
        "descriptor", storage: .integer(.i32), separator: "|",
        [("None", 0), ("ReadOnly", 1), ("Indirect", 2)])
    static let dispatch = EnumDefinition(
        "dispatch", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let executeFlag = EnumDefinition(
        "executeFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let executionBarrierFlag = EnumDefinition(
        "executionBarrierFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let executionStage = EnumDefinition(
        "executionStage", storage: .integer(.i32), separator: "|",
        [
            ("None", 0), ("CommandIssue", 1), ("CommandProcess", 2), ("Dispatch", 4), ("Transfer", 8),
            ("CommandRetire", 16), ("Host", 32),
        ])
    static let fastMath = EnumDefinition(
        "arith.fastmath", storage: .attribute(bracketed: true), separator: ",",
        [
            ("none", 0), ("reassoc", 1), ("nnan", 2), ("ninf", 4), ("nsz", 8), ("arcp", 16), ("contract", 32),
            ("afn", 64), ("fast", 127),
        ])
    static let fenceFlag = EnumDefinition(
        "fenceFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let fillFlag = EnumDefinition(
        "fillFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let integerOverflow = EnumDefinition(
        "arith.overflow", storage: .attribute(bracketed: true), separator: ", ",
        [("none", 0), ("nsw", 1), ("nuw", 2)])
    static let lifetime = EnumDefinition(
        "lifetime", storage: .integer(.i32),
        [("*", 0), ("external", 1), ("staging", 2), ("transient", 3), ("variable", 4), ("constant", 5)])
    static let memoryAccess = EnumDefinition(
        "memoryAccess", storage: .integer(.i32), separator: "|",
        [
            ("None", 0), ("Read", 1), ("Write", 2), ("Discard", 4), ("MayAlias", 8), ("Unaligned", 16),
            ("Any", 32),
        ])
    static let memoryType = EnumDefinition(
        "memoryType", storage: .integer(.i32), separator: "|",
        [
            ("None", 0), ("Optimal", 1), ("HostVisible", 2), ("HostCoherent", 4), ("HostCached", 8),
            ("HostLocal", 70), ("DeviceVisible", 16), ("DeviceLocal", 48),
        ])
    static let readFlag = EnumDefinition(
        "readFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let roundingMode = EnumDefinition(
        "roundingMode", storage: .integer(.i32),
        [("to_nearest_even", 0), ("downward", 1), ("upward", 2), ("toward_zero", 3), ("to_nearest_away", 4)])
    static let updateFlag = EnumDefinition(
        "updateFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let waitFlag = EnumDefinition(
        "waitFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
    static let writeFlag = EnumDefinition(
        "writeFlag", storage: .integer(.i64), separator: "|", [("None", 0), ("Reserved", 1)])
}
