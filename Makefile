# Merge Point. The two commands of the README are `make book` and `make test`;
# `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
GO ?= go
PKGS := ./... ./testdata/regvm ./testdata/accvm
TESTFLAGS ?=
FUZZTIME ?= 15m
TRACES ?= 3000000
# Where readers of the site can clone the code from; empty: it does not say.
REPOSITORY ?=
INTERPRETERS ?= 5000

.PHONY: help test book pdf serve lint bench fuzz race platforms exercises test-browser generate

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# What tests and compilers make is mostly dead soon: collecting it seldom saves a
# third of the time. It is make lint that vets.
test: export GOGC := 800
test: export GOMEMLIMIT := 1GiB
test: ## all tests (some minutes on two cores)
	$(GO) test -vet=off -timeout 30m $(TESTFLAGS) $(PKGS)
	$(GO) run ./tools/book check -coverage

book: ## run every chapter and build the site and the EPUB into site/public
	$(GO) test ./chapters/...
	$(GO) run ./tools/book -repository "$(REPOSITORY)" build

pdf: book ## the whole book as site/public/merge-point.pdf (wants chromium)
	chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --virtual-time-budget=20000 \
		--print-to-pdf=site/public/merge-point.pdf "file://$(CURDIR)/site/public/whole.html"

serve: ## serve the site on a free local port and rebuild what changed
	$(GO) run ./tools/book -repository "$(REPOSITORY)" serve

lint: ## gofmt, vet, staticcheck
	@test -z "$$(git ls-files "*.go" | xargs gofmt -l | tee /dev/stderr)"
	$(GO) vet $(PKGS)
	$(GO) tool staticcheck $(PKGS)

PROGRAMS ?=
BENCHFLAGS ?=

bench: ## the table of ratios, one run, interleaved (PROGRAMS="a.b b.b": of these)
	$(GO) run ./tools/bench $(BENCHFLAGS) $(PROGRAMS)

fuzz: ## random traces (TRACES), interpreters in Go (INTERPRETERS) and guest programs (FUZZTIME)
	$(GO) run ./tools/randtrace/cmd -n $(TRACES)
	$(GO) run ./tools/randinterp/cmd -n $(INTERPRETERS)
	$(GO) test ./chapters -run '^$$' -fuzz FuzzPrograms -fuzztime $(FUZZTIME) -fuzzminimizetime 3x

race: ## the engine's tests with the race detector and pointer checks
	$(GO) test -race ./pkg/... ./testdata/regvm ./testdata/accvm
	$(GO) test -gcflags=all=-d=checkptr=2 ./pkg/... ./testdata/regvm ./testdata/accvm

PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64 js/wasm

platforms: ## builds and vets everything for each platform
	@for p in $(PLATFORMS); do echo $$p; \
		GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build $(PKGS); \
		GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) vet $(PKGS); done

exercises: ## your progress in the exercises (half a minute; longer the first time)
	$(GO) run ./tools/exercises

test-browser: ## every page in real browsers (wants chromium, firefox, node)
	$(GO) test -timeout 30m -tags browser ./tools/book ./tools/viewer -run Browser -count=1

generate: ## make all generated files anew
	$(GO) generate $(PKGS)
