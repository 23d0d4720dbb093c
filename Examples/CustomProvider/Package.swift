// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "quantized",
    platforms: [.macOS(.v15)],
    dependencies: [
        // In a package of your own: .package(url: "https://...", from: "0.1.0")
        .package(name: "iree-params", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "quantized",
            dependencies: [
                .product(name: "IREEParams", package: "iree-params"),
                .product(name: "IREERuntime", package: "iree-params"),
            ],
            path: "Sources")
    ]
)
