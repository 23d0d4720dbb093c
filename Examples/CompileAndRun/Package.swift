// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "compile-and-run",
    platforms: [.macOS(.v15)],
    dependencies: [
        // In a package of your own: .package(url: "https://...", from: "0.1.0")
        .package(name: "iree-params", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "compile-and-run",
            dependencies: [
                .product(name: "IREEBytecode", package: "iree-params"),
                .product(name: "IREECompiler", package: "iree-params"),
                .product(name: "IREERuntime", package: "iree-params"),
            ],
            path: "Sources")
    ]
)
