# Makefile -- builds Foyer into out/ and is the way to start, stop and test it.
#
#   make run      install what is missing, build, start everything, stay in the foreground (Ctrl-C stops it)
#   make test     install what is missing, build with sanitizers, run every test
#   make help     the rest
#
# A new folder under cgi-bin/, a new program or a new test needs no edit here.

B       ?= out
PORT    ?= 8080
VAR     ?= var
JOBS    ?= $(shell nproc)
CC       = gcc
CXX      = g++
export PORT VAR

WARN     = -Wall -Wextra -Wpedantic -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings \
           -Wpointer-arith -Wvla -Wformat=2 -Wno-missing-field-initializers
WARNXX   = -Wall -Wextra -Werror -Wshadow -Wformat=2
LIBS     = libmariadb libsodium libcurl libical libqrencode xlsxwriter libmagic libjpeg libpng icu-i18n icu-uc libseccomp
CPPFLAGS := -Icgi-bin -Itests/lib -D_GNU_SOURCE $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
LDLIBS  := -Wl,--as-needed -lctemplate -lfcgi $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lpthread -lm

# Two builds: what is shipped, and (SAN=1) one that finds faults and has none of the flags that hide them.
ifdef SAN
CFLAGS   = -std=c11 -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined $(WARN)
CXXFLAGS = -std=c++17 -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined $(WARNXX)
LDFLAGS  = -fsanitize=address,undefined
else
HARD     = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE \
           -fcf-protection=full -ftrivial-auto-var-init=zero -fno-delete-null-pointer-checks -fno-strict-overflow
CFLAGS   = -std=c11 $(HARD) -fexceptions $(WARN)
CXXFLAGS = -std=c++17 $(HARD) -D_GLIBCXX_ASSERTIONS $(WARNXX)
LDFLAGS  = -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed
endif

# cgi-bin/NAME.c is a program, except the registry; those behind nginx end in .fcgi.
WEB      = portal desk report feed
NAMES    = $(filter-out modules,$(patsubst cgi-bin/%.c,%,$(wildcard cgi-bin/*.c)))
PROGRAMS = $(patsubst %,$(B)/%.fcgi,$(filter $(WEB),$(NAMES))) $(patsubst %,$(B)/%,$(filter-out $(WEB),$(NAMES))) $(B)/parent
SRC      = $(filter-out cgi-bin/run/%,$(wildcard cgi-bin/*/*.c)) $(wildcard cgi-bin/modules.c)
OBJ      = $(SRC:%.c=$(B)/%.o) $(patsubst %.cc,$(B)/%.o,$(wildcard cgi-bin/*/*.cc))
TESTS    = $(patsubst %.c,$(B)/%,$(wildcard tests/*_test.c tests/*/*_test.c))
BENCHES  = $(patsubst tests/bench/%.c,$(B)/%.fcgi,$(wildcard tests/bench/*.c))
KEYED    = $(wildcard cgi-bin/*.c cgi-bin/*/*.c cgi-bin/*/*.cc templates/* templates/*/*)
SEEN     = $(wildcard cgi-bin/*/*.c cgi-bin/*/*.h static/* static/*/* static/*/*/* templates/* templates/*/*)

.PHONY: always all programs tests locale static markers run start stop status reload sample test bench lint asan valgrind fuzz race days flags help clean
.SECONDARY:
.DELETE_ON_ERROR:

all: programs locale static markers
programs: $(PROGRAMS)
tests: $(TESTS)
benches: $(BENCHES)
locale: out/locale/zh.mo
markers: out/markers.ok
static: out/static.built

$(B)/lib.a: $(OBJ) $(B)/objects
	@rm -f $@ && ar qcs $@ $(OBJ)
$(B)/objects: always                            # changes when a file comes or goes
	@mkdir -p $(@D) && echo $(OBJ) | cmp -s - $@ || echo $(OBJ) >$@
$(B)/parent: $(B)/cgi-bin/run/parent.o
	@echo "  link    $@"
	@$(CC) $(LDFLAGS) -o $@ $^
$(B)/migrate: $(B)/cgi-bin/migrate.o
	@echo "  link    $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/%.fcgi: $(B)/cgi-bin/%.o $(B)/lib.a
	@echo "  link    $@"
	@$(CXX) $(LDFLAGS) -o $@.new $^ $(LDLIBS) && mv -f $@.new $@
$(B)/%.fcgi: $(B)/tests/bench/%.o $(B)/lib.a
	@echo "  link    $@"
	@$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/%: $(B)/cgi-bin/%.o $(B)/lib.a
	@echo "  link    $@"
	@$(CXX) $(LDFLAGS) -o $@.new $^ $(LDLIBS) && mv -f $@.new $@
$(B)/tests/%_test: $(B)/tests/%_test.o $(patsubst %.c,$(B)/%.o,$(wildcard tests/lib/*.c)) $(B)/lib.a
	@echo "  link    $@"
	@$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka
$(B)/tests/%.o: CPPFLAGS += -I. -Itests/lib
$(B)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  compile $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
$(B)/%.o: %.cc
	@mkdir -p $(@D)
	@echo "  compile $<"
	@$(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<
-include $(shell find $(B) -name '*.d' 2>/dev/null)

# A marker that C fills and no template has, or the other way round, is a misspelt one.
out/markers.ok: $(KEYED) tests/lint/markers.sh
	@tests/lint/markers.sh && touch $@
# English is the key; a key without Chinese stops the build and is named (MISSING=warn lets it pass while writing).
out/locale/zh.mo: $(KEYED) $(wildcard locale/zh/*.po locale/zh/*/*.po) cgi-bin/run/locale.sh
	@echo "  texts   $@"
	@cgi-bin/run/locale.sh out/locale $(MISSING)
out/static.built: $(SEEN) package-lock.json
	@mkdir -p out/static
	@echo "  static  out/static"
	@$(if $(wildcard static/build.mjs),cgi-bin/run/packages.sh npm && node static/build.mjs out/static)
	@touch $@

run start:
	@cgi-bin/run/packages.sh run
	@$(MAKE) -s --no-print-directory -j$(JOBS) all
	@exec cgi-bin/run/foyer.sh $@
stop status:
	@cgi-bin/run/foyer.sh $@
reload: all
	@cgi-bin/run/foyer.sh reload
sample:
	@cgi-bin/run/foyer.sh load

test:
	@cgi-bin/run/packages.sh run test
	@exec tests/run
lint:
	@cgi-bin/run/packages.sh run test
	@tests/run lint
asan:
	@$(MAKE) --no-print-directory B=out/asan SAN=1 programs tests
	@tests/run unit
# Without jail_test: valgrind makes system calls of its own, which the jail refuses.
VALGRIND = valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite \
           --suppressions=tests/lib/valgrind.supp
valgrind:
	@$(MAKE) --no-print-directory programs tests
	@TOOL="$(VALGRIND)" SKIP=jail B=out tests/run unit
fuzz:
	@cgi-bin/run/packages.sh run test
	@tests/run fuzz
race:
	@cgi-bin/run/packages.sh run test
	@RACE=full tests/run race
days:
	@cgi-bin/run/packages.sh run test
	@DAYS=full LIMIT_ALL=36000 tests/run days
bench: all benches
	@cgi-bin/run/packages.sh run test
	@tests/bench/run

always:
flags:
	@echo $(CPPFLAGS) -I. -Itests/lib $(WARN)
help:
	@sed -n 's/^#: //p' Makefile
clean:
	rm -rf out

#: make run       install what is missing, build, start, stay in the foreground; Ctrl-C stops everything, data stays
#: make test      install what is missing, build with sanitizers, run every test; last line: N passed, N failed
#: make start     as run, in the background        make stop, make status
#: make reload    new programs, templates, texts and nginx.conf take over; no request is lost
#: make sample    fill the database with much invented data, for looking at speed
#: make bench     requests a second of our pages as ratios to a bare FastCGI answer
#: make lint      the house rules only             make asan, make valgrind, make fuzz, make race: parts of the tests
#: make days      the unit and HTTP tests on a month of days and at three hours, hours long
#: make clean     remove out/ (var/ holds the data and stays)
#:
#: PORT=8080      where nginx listens on 127.0.0.1; PORT and VAR together let two run side by side
#: VAR=var        where database, files, mails, logs and sockets lie
#: FOYER_DB=...   use an existing MariaDB: path of its socket, or host:port[,host:port ...]; see cgi-bin/run/database.sh
#: MISSING=warn   build although Chinese texts are missing
