// swift-tools-version: 6.1

import PackageDescription

/// One fuzzer per reader.
let fuzzers = [
    "FuzzGGUF", "FuzzSafetensors", "FuzzIRPA", "FuzzZstd", "FuzzModule", "FuzzProgram", "FuzzAssembly",
]

// Built by `run.sh`, which has every module instrumented for libFuzzer.
let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "iree-params", path: "..")],
    targets: [
        .target(name: "CFuzzDriver"),
        // The test builders: a link to the folder in the parent's tests.
        .target(name: "FormatFixtures", dependencies: [.product(name: "IREEParams", package: "iree-params")]),
        .target(
            name: "FuzzSupport",
            dependencies: [
                "CFuzzDriver", "FormatFixtures", .product(name: "IREEParams", package: "iree-params"),
            ]),
    ]
        + fuzzers.map {
            .executableTarget(
                name: $0,
                dependencies: [
                    "FuzzSupport", .product(name: "IREEBytecode", package: "iree-params"),
                    .product(name: "IREERuntime", package: "iree-params"),
                    .product(name: "IREECompiler", package: "iree-params"),
                ])
        },
    swiftLanguageModes: [.v6]
)
