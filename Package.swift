// swift-tools-version: 6.2

import PackageDescription

/// The three tools share everything but their flags.
let parameterTools = ["iree-create-parameters", "iree-convert-parameters", "iree-dump-parameters"]

let package = Package(
    name: "iree-params",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "IREEParams", targets: ["IREEParams"])
    ] + parameterTools.map { .executable(name: $0, targets: [$0]) },
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
        .target(name: "CParameterShims"),
        .target(name: "CExecutableLibrary"),
        .target(name: "IREEStatus"),
        .target(name: "IREEBytecode", dependencies: ["IREEStatus"]),
        .target(name: "IREERuntime", dependencies: ["CExecutableLibrary", "IREEBytecode", "IREEParams"]),
        .testTarget(
            name: "IREERuntimeTests", dependencies: ["IREEParams", "IREERuntime"], exclude: ["Kernels"]),
        .target(name: "IREEParams", dependencies: ["CParameterShims", "CZstd", "CXXHash"]),
        .target(
            name: "ToolSupport",
            dependencies: [
                "CParameterShims", "IREEParams",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Sources/Tools/ToolSupport"),
        .target(name: "FormatFixtures", dependencies: ["IREEParams"], path: "Tests/FormatFixtures"),
        .testTarget(
            name: "IREEParamsTests", dependencies: ["IREEParams", "CParameterShims", "FormatFixtures"]),
        .testTarget(name: "CorporaTests", dependencies: ["IREEParams", "FormatFixtures"]),
        .testTarget(
            name: "ToolTests",
            dependencies: ["IREEParams", "ToolSupport"] + parameterTools.map { .target(name: $0) }),
        .testTarget(
            name: "InteropTests", dependencies: parameterTools.map { .target(name: $0) }),
    ]
        + parameterTools.map {
            .executableTarget(
                name: $0,
                dependencies: [
                    "IREEParams", "ToolSupport",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                ],
                path: "Sources/Tools/\($0)")
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
