# concordat: `make deps run` starts the browser, `make deps check` passes the tests, `make help` lists the rest.

VERSION = 0.1
# The build is reproducible: the time recorded in the built-in database is the release's, not the clock's.
export SOURCE_DATE_EPOCH ?= 1795219200

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
BASHCOMPDIR ?= $(PREFIX)/share/bash-completion/completions
LOCALSTATEDIR ?= /var
INSTALL ?= install

BUILD ?= build
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla \
	$(if $(WERROR),-Werror)
HARDENING = -fstack-protector-strong -fPIE $(if $(SANITIZE),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
SANITIZERS = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
PKG_CONFIG ?= pkg-config

# Looked up when a command runs, that is after `deps`. ncursesw.pc sets an older _XOPEN_SOURCE than ours.
NCURSES_CFLAGS = $(filter-out -D_XOPEN_SOURCE=% -D_DEFAULT_SOURCE,$(shell $(PKG_CONFIG) --cflags ncursesw))
NCURSES_LIBS = $(or $(shell $(PKG_CONFIG) --libs ncursesw),-lncursesw -ltinfo)
SQLITE_CFLAGS = $(shell $(PKG_CONFIG) --cflags sqlite3)
SQLITE_LIBS = $(or $(shell $(PKG_CONFIG) --libs sqlite3),-lsqlite3)
ICONV_CFLAGS = $(if $(LIBICONV),-I$(LIBICONV)/include)
ICONV_LIBS = $(if $(LIBICONV),-L$(LIBICONV)/lib -Wl$(comma)-rpath$(comma)$(LIBICONV)/lib -liconv)
comma = ,

ALL_CPPFLAGS = -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Iinclude $(CPPFLAGS)
ALL_CFLAGS = -std=c11 $(WARNINGS) $(HARDENING) $(CFLAGS) -ffile-prefix-map=$(CURDIR)=. $(if $(SANITIZE),$(SANITIZERS))
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(if $(SANITIZE),$(SANITIZERS)) $(LDFLAGS)
# SQLite first: it looks its own 1600 symbols up through the libraries in this order when it is loaded.
LIBS = $(SQLITE_LIBS) $(NCURSES_LIBS) $(ICONV_LIBS) -lm

ROOMS = base text model analysis store import draw views terminal app
SOURCES := $(sort $(wildcard $(ROOMS:%=src/%/*.c)))
OBJECTS = $(SOURCES:%.c=$(BUILD)/%.o)
SQL := $(sort $(wildcard assets/sql/*.sql))
COLLECTION := $(sort $(wildcard assets/collection/*.csv assets/later/*.csv assets/official/*.csv))
TESTS := $(sort $(wildcard $(ROOMS:%=tests/%/test_*.c)))
TEST_PROGRAMS = $(TESTS:%.c=$(BUILD)/%)
FUZZERS := $(sort $(wildcard tests/fuzz/fuzz_*.c))
REPLAYS = $(FUZZERS:tests/fuzz/fuzz_%.c=$(BUILD)/tests/fuzz/replay_%)
TEST_HELPERS := $(sort $(wildcard tests/support/*.c))
TEST_OBJECTS = $(TEST_HELPERS:%.c=$(BUILD)/%.o)

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all run deps deps-torture check check-sanitize bench fuzz torture lint format install uninstall dist clean help

all: $(BUILD)/concordat

help:
	@echo 'make GOAL…   (CC, CFLAGS, WERROR=1, PREFIX, DESTDIR, MANDIR, BASHCOMPDIR, LOCALSTATEDIR, LIBICONV=/prefix are honoured)'
	@sed -n 's/^## \([^ ]*\) *\(.*\)/  \1\t\2/p' Makefile | expand -t 26

## all                   build build/concordat
## run                   build and start it (FLAGS='…' are passed on)
run: $(BUILD)/concordat
	@$(BUILD)/concordat $(FLAGS)

# --- building ----------------------------------------------------------------------------------------------------

$(BUILD)/src/terminal/%.o: ROOM_CFLAGS = $(NCURSES_CFLAGS)
$(BUILD)/src/store/%.o: ROOM_CFLAGS = $(SQLITE_CFLAGS)
$(BUILD)/src/text/%.o: ROOM_CFLAGS = $(ICONV_CFLAGS)
# What is compiled into the program: objects of app are made again when it changes.
SETTINGS = $(BUILD)/settings-$(subst /,_,$(VERSION)$(LOCALSTATEDIR))
$(SETTINGS):
	@mkdir -p $(@D) && rm -f $(BUILD)/settings-* && touch $@
$(filter $(BUILD)/src/app/%,$(OBJECTS)): $(SETTINGS)
$(BUILD)/src/app/%.o: ROOM_CFLAGS = -DCONCORDAT_VERSION='"$(VERSION)"' -DCONCORDAT_LOCALSTATEDIR='"$(LOCALSTATEDIR)"'

# With `make deps run` and `make deps check` the packages come first, however many jobs there are.
PACKAGES = $(filter deps deps-torture,$(MAKECMDGOALS))
$(BUILD)/%.o: %.c | $(PACKAGES)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ROOM_CFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(BUILD)/src/main.d $(TEST_OBJECTS:.o=.d) $(TEST_PROGRAMS:=.d)

# The SQL and the finished database are embedded by an assembler file that includes their bytes.
$(BUILD)/sql.S: assets/embed.awk $(SQL)
	@mkdir -p $(@D)
	awk -v name=sql -f assets/embed.awk $(SQL) >$@
$(BUILD)/collection.S: assets/embed.awk $(BUILD)/collection.db
	awk -v name=collection -v align=4096 -f assets/embed.awk $(BUILD)/collection.db >$@
$(BUILD)/no_collection.S: assets/embed.awk
	@mkdir -p $(@D)
	awk -v name=collection -f assets/embed.awk /dev/null >$@
$(BUILD)/%.o: $(BUILD)/%.S | $(PACKAGES)
	$(CC) $(ALL_CFLAGS) -g0 -c -o $@ $<

# A first program without a collection imports the tables as any dossier is imported; the finished one carries the result.
$(BUILD)/concordat-bootstrap: $(OBJECTS) $(BUILD)/src/main.o $(BUILD)/sql.o $(BUILD)/no_collection.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)
$(BUILD)/collection.db: $(BUILD)/concordat-bootstrap $(COLLECTION)
	$(BUILD)/concordat-bootstrap --build-collection $@ assets/collection assets/later assets/official
$(BUILD)/concordat: $(OBJECTS) $(BUILD)/src/main.o $(BUILD)/sql.o $(BUILD)/collection.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# --- packages ----------------------------------------------------------------------------------------------------

DEPS = gcc libc6-dev make pkg-config libncurses-dev libsqlite3-dev libcmocka-dev libvterm-dev libarchive-tools unzip mandoc
DEPS_TORTURE = clang clang-format clang-tidy libclang-rt-14-dev valgrind less tig tmux locales-all libxml2-utils python3

## deps                  install what building and testing need (Debian; as root or with sudo)
deps:
	@sh tests/install_packages.sh $(DEPS)
## deps-torture          install what the heavier tests and the bench need
deps-torture:
	@sh tests/install_packages.sh $(DEPS) $(DEPS_TORTURE)

# --- tests -------------------------------------------------------------------------------------------------------

CONCORDAT_SHARED ?= ../shared
export CONCORDAT_SHARED

# A test program takes out of it what it calls.
$(BUILD)/tests/program.a: $(OBJECTS) $(TEST_OBJECTS) $(BUILD)/sql.o $(BUILD)/collection.o
	@mkdir -p $(@D) && rm -f $@
	$(AR) rcsT $@ $^
$(BUILD)/tests/%: tests/%.c $(BUILD)/tests/program.a
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests -Isrc $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/tests/program.a $(LIBS) -lcmocka -lvterm

## check                 all tests; the last line is `N passed, N failed, N skipped`
check: $(BUILD)/concordat $(TEST_PROGRAMS) $(REPLAYS)
	@CONCORDAT=$(BUILD)/concordat CONCORDAT_SOURCE=. BUILD=$(BUILD) sh tests/run.sh $(TEST_PROGRAMS) $(REPLAYS)
# Every fuzzer over its kept corpus.
$(BUILD)/tests/fuzz/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(OBJECTS) $(BUILD)/sql.o $(BUILD)/no_collection.o
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests -Isrc $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.c,$^) $(filter %.o,$^) $(LIBS)
## check-sanitize        the same with address and undefined-behaviour sanitizers
check-sanitize:
	@$(MAKE) BUILD=$(BUILD)/sanitize SANITIZE=1 CFLAGS='-O1 -g' check

## bench                 start and keys beside less and tig, the analysis and charts, imports beside sqlite3 (SHORT=1: no histories)
bench: $(BUILD)/concordat $(addprefix $(BUILD)/tests/bench/,bench floor simulate redraw import)
	@$(BUILD)/tests/bench/bench $(BUILD)/concordat $(BUILD)/tests/bench/floor
	@$(BUILD)/tests/bench/simulate
	@$(BUILD)/tests/bench/redraw
	@$(BUILD)/tests/bench/import $(if $(SHORT),--short)
$(BUILD)/tests/bench/import: tests/bench/import.c tests/bench/months.c $(OBJECTS) $(BUILD)/sql.o $(BUILD)/collection.o
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests -Isrc $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.c,$^) $(filter %.o,$^) $(LIBS)
$(BUILD)/tests/bench/bench: $(BUILD)/tests/bench/bench.o $(BUILD)/tests/support/pty.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ -lvterm
$(BUILD)/tests/bench/floor: $(BUILD)/tests/bench/floor.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(NCURSES_LIBS)
$(BUILD)/tests/bench/%.o: ROOM_CFLAGS = -Itests $(NCURSES_CFLAGS)
$(BUILD)/tests/support/%.o: ROOM_CFLAGS = -Itests

## fuzz                  libFuzzer on what reads foreign bytes (SECONDS=60 each, or RUNS=10000000 each; needs clang)
# Many runs go on from what shorter ones kept, without the watch over comparisons that takes most of their time.
FUZZ_FLAGS = $(if $(RUNS),-O2,-O1) -g -fsanitize=fuzzer-no-link $(if $(RUNS),-fno-sanitize-coverage=trace-cmp) \
	-DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
fuzz:
	@$(MAKE) BUILD=$(BUILD)/fuzz$(if $(RUNS),-runs) CC=clang SANITIZE=1 CFLAGS='$(FUZZ_FLAGS)' fuzz-run
SECONDS ?= 60
.PHONY: fuzz-run
fuzz-run: $(FUZZERS:%.c=$(BUILD)/%)
	@BUILD=$(BUILD) SECONDS=$(SECONDS) RUNS=$(RUNS) sh tests/fuzz/run.sh $^
$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(OBJECTS) $(BUILD)/sql.o $(BUILD)/no_collection.o
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests -Isrc $(ALL_CFLAGS) -fsanitize=fuzzer $(ALL_LDFLAGS) -o $@ $< $(filter %.o,$^) $(LIBS)

## torture               imports killed or with failing calls (ROUNDS=200), random keys, valgrind tour (needs deps-torture)
torture: $(BUILD)/concordat $(addprefix $(BUILD)/tests/torture/,keys imports faults.so)
	@CONCORDAT=$(BUILD)/concordat BUILD=$(BUILD) sh tests/torture/run.sh

$(BUILD)/tests/torture/keys: $(BUILD)/tests/torture/keys.o $(BUILD)/tests/support/pty.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ -lvterm
$(BUILD)/tests/torture/imports: $(BUILD)/tests/torture/imports.o
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^
# Without the sanitizers, which have a malloc() of their own.
$(BUILD)/tests/torture/faults.so: tests/torture/faults.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_DEFAULT_SOURCE $(WARNINGS) $(CFLAGS) -fPIC -shared -o $@ $<
$(BUILD)/tests/torture/%.o: ROOM_CFLAGS = -Itests

## lint                  clang-tidy, manual pages, shell syntax
lint:
	@sh tests/lint.sh
## format                clang-format on all of src, include, tests
format:
	clang-format -i $$(find src include tests -name '*.[ch]')

## compile_commands.json for editors and clang-tidy
compile_commands.json: Makefile
	@{ echo '['; for f in $(SOURCES) src/main.c; do \
		printf '%s{"directory":"%s","file":"%s","command":"cc -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -Iinclude %s -c %s"}' \
		"$$comma" '$(CURDIR)' "$$f" '-DCONCORDAT_VERSION=\"$(VERSION)\" -DCONCORDAT_LOCALSTATEDIR=\"$(LOCALSTATEDIR)\"' "$$f"; \
		comma=','; echo; done; echo ']'; } | sed 's/\\"/\\\\\\"/g' >$@

# --- installing --------------------------------------------------------------------------------------------------

## install               to DESTDIR, PREFIX
install: $(BUILD)/concordat
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5 $(DESTDIR)$(MANDIR)/man7 \
		$(DESTDIR)$(BASHCOMPDIR)
	$(INSTALL) -m 755 $(BUILD)/concordat $(DESTDIR)$(BINDIR)/concordat
	$(INSTALL) -m 644 man/concordat.1 $(DESTDIR)$(MANDIR)/man1/
	$(INSTALL) -m 644 man/concordat-collection.5 $(DESTDIR)$(MANDIR)/man5/
	$(INSTALL) -m 644 man/concordat-method.7 $(DESTDIR)$(MANDIR)/man7/
	$(INSTALL) -m 644 assets/completion/concordat.bash $(DESTDIR)$(BASHCOMPDIR)/concordat
## uninstall             what install put there
uninstall:
	rm -f $(DESTDIR)$(BINDIR)/concordat $(DESTDIR)$(MANDIR)/man1/concordat.1 $(DESTDIR)$(MANDIR)/man5/concordat-collection.5 \
		$(DESTDIR)$(MANDIR)/man7/concordat-method.7 $(DESTDIR)$(BASHCOMPDIR)/concordat

## dist                  build/concordat-VERSION.tar.gz
dist:
	@mkdir -p $(BUILD)
	git archive --format=tar --prefix=concordat-$(VERSION)/ -o $(BUILD)/concordat-$(VERSION).tar HEAD
	gzip -nf $(BUILD)/concordat-$(VERSION).tar
## clean                 remove what was built
clean:
	rm -rf build compile_commands.json
