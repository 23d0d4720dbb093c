# One command for each thing one does here; `make help` lists them.
# Every step is a script or a line of its own, so that nothing needs make but this file.

SWIFT ?= swift
SWIFT_SOURCES = Package.swift $(wildcard Sources Tests Examples Benchmarks Fuzz)

# In continuous integration a warning in our own targets is an error: see Package.swift.
ifdef CI
export IREE_PARAMS_STRICT = 1
endif
# The interoperability tests keep the official tools here between runs.
export IREE_PEER_CACHE_DIR ?= $(if $(XDG_CACHE_HOME),$(XDG_CACHE_HOME)/iree-params,$(CURDIR)/.build)

.DEFAULT_GOAL := help
.PHONY: help build demo test suites bless lint bench docs fuzz examples clean release dependencies \
	test-dependencies

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

build: dependencies ## Build everything, for debugging
	$(SWIFT) build

demo: release ## Walk through the tools with a small trained model
	Scripts/demo.sh

test: test-dependencies ## Build and run the tests, with a sample of the long suites
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

suites: ## Build and run the tests, with the whole of the long suites
	IREE_TEST_SUITES=whole $(MAKE) test

bless: test-dependencies ## Write expectations and generated files anew; review them in the diff
	$(SWIFT) build --build-tests
	IREE_BLESS=1 $(SWIFT) test --skip-build --filter '/bless'

lint: ## Check the format of all Swift files, the layers of the libraries, and doc comments
	$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_SOURCES)
	python3 Scripts/check-layers.py
	python3 Scripts/check-public-docs.py

bench: test-dependencies release ## Measure against the official tools; writes Documentation/Benchmarks.md
	python3 Benchmarks/run.py

docs: dependencies ## Build the libraries' reference as web sites
	Scripts/docs.sh

fuzz: dependencies ## Feed the readers broken files
	Fuzz/run.sh

examples: dependencies ## Build the example packages and run them
	$(SWIFT) run --package-path Examples/Classify classify Examples/Digits/digits.gguf Examples/Digits/inputs.txt
	SWIFT="$(SWIFT)" Examples/DigitsInference/run.sh
	$(SWIFT) run --package-path Examples/CustomFormat npz Examples/CustomFormat/weights.npz \
		Examples/CustomFormat/.build/weights.irpa
	$(SWIFT) run --package-path Examples/CustomProvider quantized Examples/DigitsInference/digits.vmvx.vmfb \
		Examples/Digits/digits.safetensors Examples/Digits/inputs.npy Examples/Digits/labels.npy
	$(SWIFT) run --package-path Examples/CompileAndRun compile-and-run
	SWIFT="$(SWIFT)" Examples/ModelVariants/run.sh

clean: ## Remove everything that was built
	$(SWIFT) package clean
	rm -rf .build/documentation .build/documentation-build Benchmarks/.build Examples/*/.build

release: dependencies ## Build the tools as they would be shipped
	SWIFT="$(SWIFT)" Scripts/build-release.sh

dependencies:
	@Scripts/install-dependencies.sh

test-dependencies:
	@Scripts/install-dependencies.sh --tests
