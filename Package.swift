// swift-tools-version: 6.2

import PackageDescription

/// The three tools that share everything but their flags.
let parameterTools = ["iree-create-parameters", "iree-convert-parameters", "iree-dump-parameters"]

/// All tools, with the libraries that each needs.
let tools =
    parameterTools.map { ($0, ["IREEParams"]) } + [
        ("iree-dump-module", ["IREEBytecode", "IREEParams"]),
        ("iree-opt", ["CompilerToolSupport", "IREECompiler", "IREEParams", "IREEPlatform"]),
        ("iree-compile", ["CompilerToolSupport"]),
        (
            "iree-run-mlir",
            ["CompilerToolSupport", "IREEBytecode", "IREEParams", "IREERuntime", "RuntimeToolSupport"]
        ),
    ]
    + ["iree-run-module", "iree-check-module", "iree-benchmark-module", "iree-encode-parameters"].map {
        ($0, ["IREEBytecode", "IREEParams", "IREEPlatform", "IREERuntime", "RuntimeToolSupport"])
    }

let package = Package(
    name: "iree-params",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "IREEParams", targets: ["IREEParams"]),
        .library(name: "IREEBytecode", targets: ["IREEBytecode"]),
        .library(name: "IREERuntime", targets: ["IREERuntime"]),
        .library(name: "IREECompiler", targets: ["IREECompiler"]),
    ] + tools.map { .executable(name: $0.0, targets: [$0.0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        .systemLibrary(
            name: "CZstd", pkgConfig: "libzstd",
            providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        .systemLibrary(
            name: "CXXHash", pkgConfig: "libxxhash",
            providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
        .target(name: "CContentHash", dependencies: ["CXXHash"]),
        .target(name: "CMappingGuard"),
        .target(name: "CParameterShims"),
        .target(name: "CExecutableLibrary"),
        .target(name: "CProcessStart"),
        .target(name: "IREEPlatform", dependencies: ["CParameterShims"]),
        .target(name: "IREEStatus", dependencies: ["IREEPlatform"]),
        .target(
            name: "IREEParams",
            dependencies: [
                "CContentHash", "CMappingGuard", "CParameterShims", "CZstd", "IREEPlatform", "IREEStatus",
            ]),
        .target(name: "IREEBytecode", dependencies: ["IREEStatus"]),
        .target(
            name: "IREERuntime",
            dependencies: ["CExecutableLibrary", "IREEBytecode", "IREEParams", "IREEPlatform"]),
        .target(
            name: "IREECompilerCore", dependencies: ["IREEParams", "IREEPlatform", "IREEStatus"],
            path: "Sources/IREECompiler/Core"),
        .target(
            name: "IREECompilerDialects",
            dependencies: ["IREEBytecode", "IREECompilerCore", "IREEParams", "IREEPlatform"],
            path: "Sources/IREECompiler/Dialects"),
        .target(
            name: "IREECompilerTargets",
            dependencies: ["IREEBytecode", "IREECompilerCore", "IREECompilerDialects", "IREEPlatform"],
            path: "Sources/IREECompiler/Targets"),
        .target(
            name: "IREECompiler",
            dependencies: [
                "IREEBytecode", "IREECompilerCore", "IREECompilerDialects", "IREECompilerTargets",
                "IREERuntime",
            ],
            path: "Sources/IREECompiler/Driver"),
        .target(
            name: "ToolSupport",
            dependencies: [
                "CParameterShims", "CProcessStart", "IREEParams", "IREEPlatform",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Tools/ToolSupport"),
        .target(
            name: "RuntimeToolSupport",
            dependencies: ["IREEBytecode", "IREEParams", "IREEPlatform", "IREERuntime", "ToolSupport"],
            path: "Sources/Tools/RuntimeToolSupport"),
        .target(
            name: "CompilerToolSupport",
            dependencies: ["IREECompiler", "IREECompilerCore", "IREEParams", "IREEPlatform", "ToolSupport"],
            path: "Sources/Tools/CompilerToolSupport"),
        .target(name: "FormatFixtures", dependencies: ["IREEParams"], path: "Tests/FormatFixtures"),
        .target(name: "TestSupport", dependencies: ["IREEPlatform"], path: "Tests/TestSupport"),
        .testTarget(name: "IREEPlatformTests", dependencies: ["IREEPlatform"]),
        .testTarget(name: "IREEStatusTests", dependencies: ["IREEStatus"]),
        .testTarget(
            name: "IREEParamsTests",
            dependencies: ["IREEParams", "IREEPlatform", "CParameterShims", "FormatFixtures", "TestSupport"],
            exclude: ["IO/Guard"]),
        .testTarget(
            name: "IREECompilerTests",
            dependencies: [
                "IREEBytecode", "IREECompiler", "IREECompilerCore", "IREECompilerDialects",
                "IREECompilerTargets", "TestSupport",
            ],
            exclude: [
                "affine", "arith", "builtin", "cf", "check", "complex", "encoding", "flow", "func", "hal",
                "io_parameters", "linalg", "linalg_ext", "math", "memref", "ml_program", "scf", "stream",
                "tensor",
                "tensor_ext", "util", "vm",
            ]),
        .testTarget(
            name: "KernelTests",
            dependencies: [
                "IREECompiler", "IREECompilerCore", "IREECompilerDialects", "IREECompilerTargets",
                "IREERuntime", "TestSupport",
            ]),
        .testTarget(name: "CorporaTests", dependencies: ["IREEParams", "FormatFixtures", "TestSupport"]),
        .executableTarget(
            name: "guide-blocks",
            dependencies: ["IREEBytecode", "IREECompiler", "IREEParams", "IREERuntime"],
            path: "Tests/GuideBlocks"),
        .executableTarget(
            name: "random-programs",
            dependencies: [
                "IREEBytecode", "IREECompiler", "IREEParams", "IREERuntime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/RandomPrograms"),
        .testTarget(
            name: "ToolTests",
            dependencies: [
                "FormatFixtures", "IREEParams", "IREEPlatform", "TestSupport", "ToolSupport", "guide-blocks",
                "random-programs",
            ]
                + tools.map { .target(name: $0.0) },
            exclude: ["iree-compile/Models"]),
        .testTarget(
            name: "IREEBytecodeTests", dependencies: ["IREEBytecode", "TestSupport"],
            resources: [.copy("Resources")]),
        .testTarget(
            name: "IREERuntimeTests",
            dependencies: [
                "FormatFixtures", "IREEBytecode", "IREEParams", "IREEPlatform", "IREERuntime", "TestSupport",
            ],
            exclude: ["Kernels"], resources: [.copy("Resources")]),
        .testTarget(
            name: "InteropTests",
            dependencies: [
                "IREEBytecode", "IREECompiler", "IREECompilerCore", "IREECompilerTargets", "TestSupport",
                "guide-blocks",
            ] + tools.map { .target(name: $0.0) },
            exclude: ["Programs"]),
    ]
        + tools.map { name, libraries in
            .executableTarget(
                name: name,
                dependencies: libraries.map { .target(name: $0) } + [
                    "ToolSupport",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ],
                path: "Sources/Tools/\(name)")
        },
    swiftLanguageModes: [.v6]
)

// `make test` in continuous integration sets this. It holds for our own targets only, and it is no
// unsafe flag; yet without it nobody's build breaks because a newer compiler warns of more.
if Context.environment["IREE_PARAMS_STRICT"] == "1" {
    // Swift only: in a dependency, SwiftPM 6.3 makes an ill-formed command of the same for C.
    for target in package.targets where target.type != .system {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
