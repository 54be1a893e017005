/* file_tick_test.c -- photographs are made smaller beside the clock, in turn, each person at most so many an hour.
** The program thumb of this test notes its name and waits until it may go on. */
#define CORE_RAW
#include "quiet.h"
#include "walk.h"
#include <setjmp.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "kit/file.h"
#include "edge/image.h"

static char bin[200], go[220];
static int64_t clerk, tenant;

static void write_file(const char *path, const char *text, mode_t mode)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	assert_int_equal(chmod(path, mode), 0);
}

static int start(void **state)
{
	char path[300], text[600];

	if (walk_start(state) != 0)
		return -1;
	snprintf(bin, sizeof(bin), "%s/bin", getenv("FOYER_VAR"));
	snprintf(go, sizeof(go), "%s/go", bin);
	mkdir(bin, 0700);
	snprintf(path, sizeof(path), "%s/thumb", bin);
	snprintf(text, sizeof(text), "#!/bin/sh\nwhile [ ! -e %s ]; do sleep 0.02; done\nrm %s\n"
		"case $1 in */bad*) exit 1;; esac\n: >$3; : >$2\n", go, go);
	write_file(path, text, 0700);
	setenv("FOYER_BIN", bin, 1);
	clerk = lab_person("bai.zhi@xuting.example");
	tenant = lab_person("lin.shuyi@chengguang.example");
	return 0;
}

/* A photograph of a person; `name` are the first letters of its hash. */
static int64_t photo(struct request *rq, const char *name, int64_t person)
{
	struct upload u = { .name = "a.jpg", .type = "image/jpeg", .size = 1, .path = "" };
	char path[300], hash[65];
	int64_t id;

	memset(hash, '0', 64);
	hash[64] = '\0';
	memcpy(hash, name, strlen(name));
	snprintf(path, sizeof(path), "%s/file/%.2s", getenv("FOYER_VAR"), hash);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/file/%.2s/%s", getenv("FOYER_VAR"), hash, hash);
	write_file(path, "x", 0600);
	u.hash = hash;
	rq->user.id = person;
	id = file_attach(rq, &u, "room", 1, "photo");
	assert_true(id > 0);
	return id;
}

static void tick(void)
{
	struct request *rq = lab_open(DESK, 0);

	file_tick(rq);
	lab_keep(rq);
}

/* Let the one at work end, and the clock see it. */
static void finish(void)
{
	write_file(go, "", 0600);
	for (int i = 0; i < 3000 && !file_ready(); i++)
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	assert_true(file_ready());
	tick();
}

static int64_t made(const char *what)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM file WHERE picture = '%s'", what);
	return lab_number(sql);
}

static int64_t is(int64_t id, const char *what)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) AS number FROM file WHERE id = %lld AND picture = '%s'", (long long)id, what);
	return lab_number(sql);
}

static int clean(void **state)
{
	static const struct sql wipe = { "DELETE FROM file", NULL, NULL };
	struct request *rq = lab_open(DESK, 0);

	(void)state;
	db_run(rq->db, &wipe, NULL);
	lab_keep(rq);
	return 0;
}

/* Fault D5: a mail waited 87 s behind 32 photographs. */
static void the_clock_goes_on_while_a_photograph_is_made_smaller(void **state)
{
	struct request *rq = lab_open(DESK, 0);
	bool full;

	(void)state;
	photo(rq, "a1", tenant);
	photo(rq, "a2", tenant);
	lab_keep(rq);
	tick();                          /* would stand here until somebody lets thumb go */
	assert_int_equal(image_state(), IMAGE_BUSY);
	assert_false(file_ready());
	assert_true(tick_mail(&walk_tick, &full) && tick_beat(&walk_tick));
	tick();
	assert_int_equal(made("made"), 0);
	finish();
	assert_int_equal(made("made"), 1);
	finish();
	assert_int_equal(made("made"), 2);
	assert_false(file_ready());
	tick();
	assert_int_equal(image_state(), IMAGE_MADE);
}

static void who_sends_many_waits_for_himself(void **state)
{
	struct request *rq = lab_open(DESK, 0);
	int64_t first, other, last = 0;

	(void)state;
	first = photo(rq, "b1", tenant);
	for (int i = 2; i < 9; i++)
		last = photo(rq, (char[]){ 'b', (char)('0' + i), '\0' }, tenant);
	other = photo(rq, "c1", clerk);
	lab_keep(rq);
	tick();
	finish();
	assert_int_equal(is(first, "made"), 1);
	finish();
	assert_int_equal(is(other, "made"), 1);
	for (int i = 0; i < 7; i++)
		finish();
	assert_int_equal(is(last, "made"), 1);
	tick();
}

static void what_cannot_be_drawn_is_left_and_holds_nobody_up(void **state)
{
	struct request *rq = lab_open(DESK, 0);
	int64_t bad, good, away;

	(void)state;
	bad = photo(rq, "bad", tenant);
	good = photo(rq, "d1", tenant);
	away = photo(rq, "e1", clerk);
	lab_keep(rq);
	{
		char path[300];
		snprintf(path, sizeof(path), "%s/file/e1/e1%062d", getenv("FOYER_VAR"), 0);
		assert_int_equal(unlink(path), 0);       /* of another machine, say */
	}
	tick();
	finish();
	assert_int_equal(is(bad, "never"), 1);
	finish();
	assert_int_equal(is(good, "made"), 1);
	assert_int_equal(is(away, "waiting"), 1);
	tick();
}

static void a_persons_photographs_beyond_the_hours_number_wait(void **state)
{
	static const struct sql had = { "INSERT INTO file (module, record, hash, name, type, size, made_at, made_by, picture)"
		" SELECT 'room', 1, '', 'a', 'image/png', 1, :now, :me, 'made' FROM seq_1_to_240", NULL, NULL };
	struct request *rq = lab_open(PORTAL, tenant);
	int64_t id, other;

	(void)state;
	db_run(rq->db, &had, NULL);
	id = photo(rq, "f1", tenant);
	other = photo(rq, "f2", clerk);
	lab_keep(rq);
	tick();
	finish();
	assert_int_equal(is(other, "made"), 1);
	tick();
	assert_int_equal(is(id, "waiting"), 1);
	assert_int_equal(image_state(), IMAGE_MADE);     /* nothing was begun */
	rq = lab_open(DESK, 0);
	lab_later(rq, 3700);
	file_tick(rq);
	lab_keep(rq);
	finish();
	assert_int_equal(is(id, "made"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(the_clock_goes_on_while_a_photograph_is_made_smaller, clean),
		cmocka_unit_test_setup(who_sends_many_waits_for_himself, clean),
		cmocka_unit_test_setup(what_cannot_be_drawn_is_left_and_holds_nobody_up, clean),
		cmocka_unit_test_setup(a_persons_photographs_beyond_the_hours_number_wait, clean),
	};
	return cmocka_run_group_tests(tests, start, walk_stop);
}
