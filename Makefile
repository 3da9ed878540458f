# make run    builds the program, measures for about four minutes, and writes a report on the shipped document
# make test   builds and runs the tests
# Both install what is missing through make deps.

SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
DOCUMENT ?= pyscripts/documents/python-concurrency.md
BUDGET ?= 220s

# What the build and the tests need beside Swift, make and git. Why each is there: docs/ARCHITECTURE.md.
PACKAGES := g++ libcmark-dev libmd-dev libpython3-dev libsqlite3-dev python3 python3-venv
# What the tests of the report's page drive; they skip by name without it.
TEST_PACKAGES := chromium
BUILD := .build/release
# Static C libraries alone in a folder: the linker then takes these, and each start saves loading the shared ones.
STATIC := .build/static
RELEASE := -c release --static-swift-stdlib --disable-local-rpath -Xlinker -L$(CURDIR)/$(STATIC)

.PHONY: help deps charts test-packages build programs run test bench bench-tools format lint docs shell-files install \
  built uninstall clean free-threaded cpython-tests peers

help:
	@echo 'make run            build, measure about $(BUDGET), and report on $(DOCUMENT) in build/report'
	@echo 'make test           build and run the tests'
	@echo 'make bench          measure the program against its targets'
	@echo 'make bench-tools    what the bench compares with: pyperf from PyPI, hyperfine from the system'
	@echo 'make charts         what draws the charts of a report: vl-convert from PyPI (CHARTS_PYTHON=python3)'
	@echo 'make free-threaded  build a free-threaded CPython into your cache folder (about 6 minutes)'
	@echo 'make cpython-tests  run the interpreter'"'"'s own test modules in the host and compare'
	@echo 'make peers          compare with other tools that look at the GIL (10 minutes; TESTED=python3.13)'
	@echo 'make install        install to PREFIX ($(PREFIX)), with man page and completions; under sudo after make build'
	@echo 'make uninstall      take that away again'
	@echo 'make format, lint, docs, deps, build, clean'

deps:
	@command -v swift >/dev/null || { echo 'Swift 6.2 or newer is not on PATH; install it from swift.org'; exit 1; }
	@missing=$$(for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	  [ -z "$$missing" ] && exit 0; \
	  command -v apt-get >/dev/null || { echo "apt-get is not here; install what provides:" $$missing; exit 1; }; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  if [ -n "$$sudo" ] && ! command -v sudo >/dev/null; then \
	    echo "as root: apt-get install" $$missing; exit 1; fi; \
	  echo "Installing" $$missing; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null

# What draws the charts of a report. Without it a report has its tables alone, so a build goes on. No source package: it
# would take a Rust compiler. A Python with a GIL is needed, as there is no wheel for another.
CHARTS_PYTHON ?= python3
charts: deps
	@build/charts/bin/python3 -c "import vl_convert" 2>/dev/null || \
	  { rm -rf build/charts && $(CHARTS_PYTHON) -m venv build/charts && \
	    build/charts/bin/python3 -m pip install --quiet --disable-pip-version-check --only-binary=:all: \
	      vl-convert-python==1.9.0.post1; } || \
	  { rm -rf build/charts; echo "vl-convert-python is not installed: reports will have tables and no charts"; }

$(STATIC):
	@mkdir -p $@
	@for library in stdc++ cmark md sqlite3; do \
	    file=$$(gcc -print-file-name=lib$$library.a); \
	    case $$file in /*) ln -sf $$file $@/;; esac; done

build: programs shell-files

programs: deps charts | $(STATIC)
	@swift build $(RELEASE) --product gillab
	@swift build $(RELEASE) --product gillab-lab
	@swift build $(RELEASE) --product gillab-native

# What an earlier run has measured with the same programs is not measured again.
run: build
	@mkdir -p build
	@$(BUILD)/gillab report --measure --budget $(BUDGET) --document "$(DOCUMENT)" --store build/results.sqlite \
	  --out build/report

# Many tests start programs of their own: with all at once, on a small machine some would wait longer than they may.
test: deps charts test-packages
	@swift build --build-tests
	@SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$$((2 * $$(nproc))) swift test --skip-build

# On Ubuntu chromium is a snap, which a container cannot have: the tests go on without it.
test-packages:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  $(MAKE) --no-print-directory deps PACKAGES="$(TEST_PACKAGES)" || \
	  echo 'chromium is not installed: the tests of the page in a browser are skipped'

bench: build bench-tools
	@swift build $(RELEASE) --product gillab-bench
	@$(BUILD)/gillab-bench $(BENCH)

# What gillab compare is measured beside; the bench leaves out, by name, what cannot be had.
bench-tools:
	@command -v hyperfine >/dev/null || $(MAKE) --no-print-directory deps PACKAGES=hyperfine || \
	  echo 'hyperfine is not installed: the bench goes without it'
	@build/bench-tools/bin/python3 -c 'import pyperf' 2>/dev/null || \
	  { rm -rf build/bench-tools && python3 -m venv build/bench-tools && \
	    build/bench-tools/bin/python3 -m pip install --quiet --disable-pip-version-check pyperf==2.9.0; } || \
	  { rm -rf build/bench-tools; echo 'pyperf is not installed: the bench goes without it'; }

format:
	@swift format --in-place --recursive Package.swift Sources Tests pyscripts

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests pyscripts
	@if command -v shellcheck >/dev/null; then shellcheck .ci/run .ci/free-threaded; \
	  else echo 'shellcheck is not installed: the shell scripts were not checked'; fi

docs: deps
	@swift build
	@swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >/dev/null
	@rm -f .build/debug/../symbolgraph/gillabPackage*
	@mkdir -p build
	@docc convert --fallback-display-name gillab --fallback-bundle-identifier gillab --transform-for-static-hosting \
	  --additional-symbol-graph-dir "$$(readlink -f .build/debug/../symbolgraph)" --output-path build/gillab.doccarchive
	@echo 'Serve the reference with: python3 -m http.server --directory build/gillab.doccarchive'

# The man page and the completions, made of the program's own commands when these are newer.
SHELL_FILES := $(addprefix build/shell/,gillab.bash gillab.zsh gillab.fish gillab.1)
shell-files: programs
	@old=; for file in $(SHELL_FILES); do \
	  [ $$file -nt $(BUILD)/gillab-lab ] && [ $$file -nt pyscripts/manual/page.py ] || old=$$file; done; \
	[ -z "$$old" ] || { \
	  mkdir -p build/shell && rm -f $(SHELL_FILES) && for shell in bash zsh fish; do \
	    $(BUILD)/gillab --generate-completion-script $$shell >build/shell/gillab.$$shell || exit 1; done && \
	  $(BUILD)/gillab --experimental-dump-help >build/shell/commands.json && \
	  python3 pyscripts/manual/page.py build/shell/commands.json >build/shell/page && \
	  mv build/shell/page build/shell/gillab.1; }

# Where the shells and man look by themselves, under /usr and /usr/local.
INSTALLED := $(DESTDIR)$(PREFIX)
MANUAL := $(INSTALLED)/share/man/man1/gillab.1
BASH_COMPLETION := $(INSTALLED)/share/bash-completion/completions/gillab
ZSH_COMPLETION := $(INSTALLED)/share/zsh/site-functions/_gillab
FISH_COMPLETION := $(INSTALLED)/share/fish/vendor_completions.d/gillab.fish

# Under sudo it only copies: what root built in a user's checkout, the user could neither build anew nor remove.
install: $(if $(and $(SUDO_USER),$(filter 0,$(shell id -u))),built,build)
	install -d "$(INSTALLED)/bin" "$(INSTALLED)/libexec/gillab" "$(INSTALLED)/share/gillab"
	install -m 755 $(BUILD)/gillab "$(INSTALLED)/bin/gillab"
	install -m 755 $(BUILD)/gillab-lab "$(INSTALLED)/libexec/gillab/gillab-lab"
	install -m 755 $(BUILD)/gillab-native "$(INSTALLED)/libexec/gillab/gillab-native"
	cp -R $(BUILD)/gillab_PyScripts.resources/. "$(INSTALLED)/share/gillab/"
	[ ! -d build/charts ] || { rm -rf "$(INSTALLED)/libexec/gillab/charts" && \
	  cp -R build/charts "$(INSTALLED)/libexec/gillab/charts"; }
	chmod -R a+rX "$(INSTALLED)/share/gillab" "$(INSTALLED)/libexec/gillab"
	install -D -m 644 build/shell/gillab.1 "$(MANUAL)"
	install -D -m 644 build/shell/gillab.bash "$(BASH_COMPLETION)"
	install -D -m 644 build/shell/gillab.zsh "$(ZSH_COMPLETION)"
	install -D -m 644 build/shell/gillab.fish "$(FISH_COMPLETION)"

# A newer source is no reason to refuse: what make build made is what is installed.
built:
	@for file in $(addprefix $(BUILD)/,gillab gillab-lab gillab-native gillab_PyScripts.resources) $(SHELL_FILES); do \
	  [ -e $$file ] || { echo "$$file is not there: run make build first, without sudo"; exit 1; }; done

uninstall:
	rm -f "$(INSTALLED)/bin/gillab" "$(MANUAL)" "$(BASH_COMPLETION)" "$(ZSH_COMPLETION)" "$(FISH_COMPLETION)"
	rm -rf "$(INSTALLED)/libexec/gillab" "$(INSTALLED)/share/gillab"

free-threaded:
	@.ci/free-threaded

# TESTED is the interpreter; MODULES may name fewer modules than all eight.
TESTED ?= python3
cpython-tests: build
	@python3 pyscripts/cpython_tests/compare.py --python $(TESTED) $(MODULES)

# PEERS may be --quick or other options. The other tools come from PyPI into build/peers.
peers: build
	@mkdir -p build
	@python3 pyscripts/peers/compare.py --python $(TESTED) --json build/peers.json $(PEERS)

clean:
	rm -rf .build build
