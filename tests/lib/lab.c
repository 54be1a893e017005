/* lab.c -- see lab.h. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"
#include "kit/dispatch.h"
#include "kit/number.h"
#include "kit/session.h"
#include "edge/upload.h"
#include "edge/page.h"
#include "edge/secret.h"
#include "edge/words.h"
#include "edge/zone.h"

struct number { int64_t number; };
static const struct column number_columns[] = { { "number", TYPE_INT, 0, NULL, NULL }, { 0 } };
static const struct table number_table = { "number", sizeof(struct number), number_columns };
static const struct sql of_staff = { "SELECT id AS number FROM person WHERE id = :number AND company IS NULL", &number_table, &number_table };
static struct program programs[AUDIENCES] = {
	[PORTAL] = { "portal", PORTAL, ROLE_TENANT | ROLE_GUEST, modules, dispatch },
	[DESK]   = { "desk",   DESK,   ROLE_STAFF | ROLE_GUEST, modules, dispatch },
	[REPORT] = { "report", REPORT, ROLE_STAFF | ROLE_TENANT | ROLE_GUEST, modules, dispatch },
	[FEED]   = { "feed",   FEED,   ROLE_GUEST, modules, dispatch },
};
static struct db *db;
static jmp_buf out;
static struct answer last;
static struct request spare;         /* its arena is kept between requests */

static const char *env(const char *name, const char *otherwise)
{
	const char *v = getenv(name);
	return v == NULL ? otherwise : v;
}

int lab_start(void **unused)
{
	char file[400];

	(void)unused;
	lab_listen();
	if (secret_start() != 0)
		return -1;
	snprintf(file, sizeof(file), "%s/zh.mo", env("FOYER_LOCALE", "out/locale"));
	words_set("zh", words_load(file));
	if (page_load(env("FOYER_TEMPLATES", "templates"), "zh", words_for("zh"), words_say) != 0 ||
	    page_load(env("FOYER_TEMPLATES", "templates"), "en", NULL, words_say) != 0)
		return -1;
	db = db_open(env("FOYER_DB", ""), env("FOYER_DB_USER", "root"), getenv("FOYER_DB_PASSWORD"),
		env("FOYER_DB_NAME", "foyer"));
	return db == NULL ? -1 : 0;
}

int lab_stop(void **unused)
{
	int64_t marks = setjmp(out) == 0 ? lab_marks(db, &out) : 1;

	(void)unused;
	db_close(db);
	arena_close(&spare.arena);
	free(last.text);
	last.text = NULL;
	if (lab_held_too_long() != 0 || marks != 0) {
		fprintf(stderr, "not ok - numbers are drawn last, and every mark becomes one (kit/number.h)\n");
		exit(1);                     /* cmocka counts no failed teardown of a group */
	}
	return 0;
}

const char *lab_site = "same-origin";

static void begin(struct request *rq, enum audience audience, bool write)
{
	struct arena kept = spare.arena;

	*rq = (struct request){ .arena = kept, .db = db, .program = &programs[audience],
		.id = "00000000000000000000000000000000", .address = "127.0.0.1", .host = "127.0.0.1",
		.agent = "lab", .fetch_site = lab_site, .origin = "", .referer = "", .lang = "zh",
		.path = "/", .query_text = "" };
	rq->arena.limit = 64 * 1024 * 1024;
	rq->arena.out = &out;
	rq->context.now = zone_now();
	db_begin(db, write, &rq->arena, &rq->context);
}

static void end(struct request *rq, bool commit)
{
	assert_true(db_end(db, commit));
	if (rq->page != NULL)
		page_close(rq->page);
	spare.arena = rq->arena;
	arena_reset(&spare.arena);
	free(rq);
}

/* The cookie that was set, as the browser would send it. */
static struct pairs cookie_set_by(struct request *rq)
{
	struct pair *p = arena_take(&rq->arena, sizeof(*p));
	const char *line = rq->cookie, *eq, *stop;

	assert_non_null(line);
	eq = strchr(line, '=');
	stop = strpbrk(line, "; ");
	p->name = arena_text(&rq->arena, line, (size_t)(eq - line));
	p->value = arena_text(&rq->arena, eq + 1, stop == NULL ? strlen(eq + 1) : (size_t)(stop - eq - 1));
	rq->cookie = NULL;
	return (struct pairs){ p, 1 };
}

/* A session's cookie for a person, as pairs; a guest's for nobody. */
static struct pairs cookie_for(struct request *rq, int64_t person)
{
	const struct program *asked = rq->program;
	struct number n = { person };
	struct pairs cookies;

	/* Nobody logs in at report: there the cookies of both others count. */
	if (asked->audience == REPORT)
		rq->program = &programs[person != 0 && db_one(db, &of_staff, &n, &n) ? DESK : PORTAL];
	session_read(rq);
	if (person != 0)
		session_begin(rq, person);
	cookies = cookie_set_by(rq);
	rq->program = asked;
	return cookies;
}

struct request *lab_open(enum audience audience, int64_t person)
{
	struct request *rq = calloc(1, sizeof(*rq));

	assert_non_null(rq);
	begin(rq, audience, true);
	if (person != 0)
		rq->cookies = cookie_for(rq, person);
	session_read(rq);
	rq->words = words_for(rq->lang);
	assert_int_equal(rq->user.id, person);
	return rq;
}

void lab_close(struct request *rq) { end(rq, false); lab_told_open(); }
void lab_keep(struct request *rq) { number_settle(rq); end(rq, true); lab_told_open(); }

void lab_later(struct request *rq, int64_t seconds)
{
	rq->context.now += seconds;
	rq->context.today = zone_day(rq->site.zone, rq->context.now);
}

static void keep(struct request *rq, int status)
{
	const char *text = rq->raw;
	size_t n = rq->raw_length;

	if (text == NULL && rq->page != NULL && status != 303)
		text = page_print(rq->bare ? rq->page : page_root(rq->page), rq->lang, rq->template, &n);
	free(last.text);
	last = (struct answer){ .status = status, .text = calloc(1, n + 1) };
	assert_non_null(last.text);
	if (text != NULL)
		memcpy(last.text, text, n);
	else if (status == 200 && rq->accel == NULL)
		fail_msg("%s: nothing to print", rq->path);
	if (rq->location != NULL)
		snprintf(last.location, sizeof(last.location), "%s", rq->location);
}

/* A statement as it was composed, kept for as long as the connection. */
static const struct sql *composed(const char *text)
{
	static struct sql kept[900];
	size_t i = 0;

	while (i < COUNT(kept) && kept[i].text != NULL && strcmp(kept[i].text, text) != 0)
		i++;
	assert_true(i < COUNT(kept));
	if (kept[i].text == NULL)
		kept[i].text = strdup(text);
	return &kept[i];
}

static const char *file_input;
const char *lab_csrf;

void lab_file(const char *input) { file_input = input; }

static void put_file(struct request *rq)
{
	static const char bytes[] = "a line of text\n";
	struct upload *u = take(rq, struct upload);
	FILE *f;

	if (file_input == NULL)
		return;
	*u = (struct upload){ .field = file_input, .name = "沈砚.txt", .type = "text/plain", .size = sizeof(bytes) - 1,
		.hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
		.path = arena_printf(&rq->arena, "%s/tmp/up-lab", env("FOYER_VAR", "/tmp")) };
	f = fopen(u->path, "w");
	assert_non_null(f);
	fwrite(bytes, 1, sizeof(bytes) - 1, f);
	fclose(f);
	rq->uploads = u;
}

static void put_request(struct request *rq, const char *path, const char *body)
{
	const char *q = strchr(path, '?');
	bool bad = false;

	rq->path = q == NULL ? path : arena_text(&rq->arena, path, (size_t)(q - path));
	rq->query_text = q == NULL ? "" : q + 1;
	rq->query = pairs_read(&rq->arena, rq->query_text, strlen(rq->query_text), '&', &bad);
	rq->method = body == NULL ? GET : POST;
	if (body != NULL) {
		const char *all = arena_printf(&rq->arena, "%s%scsrf=%s&once=%s", body,
			*body == '\0' ? "" : "&", lab_csrf != NULL ? lab_csrf : rq->user.csrf, secret_token(&rq->arena));
		rq->body = pairs_read(&rq->arena, all, strlen(all), '&', &bad);
		put_file(rq);
	}
	assert_false(bad);
}

/* *status: of the answer; false: it was left by give_up(). */
static struct request *ask(enum audience audience, int64_t person, const char *path, const char *body, const char *first, int *status)
{
	struct request *volatile rq = calloc(1, sizeof(struct request));
	struct pairs cookies;

	assert_non_null(rq);
	if (setjmp(out) != 0) {
		db_watch = NULL;
		*status = -rq->arena.status;
		free(last.text);
		last = (struct answer){ .status = rq->arena.status, .text = calloc(1, 1) };
		return rq;
	}
	begin(rq, audience, true);
	rq->method = POST;
	cookies = cookie_for(rq, person);
	rq->cookies = cookies;
	session_read(rq);
	if (first != NULL)
		db_run(db, composed(first), NULL);
	put_request(rq, path, body);
	lab_watch(db);
	*status = dispatch(rq);
	lab_watched();
	keep(rq, *status);
	return rq;
}

static const struct answer *ask_kept(enum audience audience, int64_t person, const char *path, const char *body)
{
	int status;
	struct request *rq = ask(audience, person, path, body, NULL, &status);

	if (status < 0)
		fail_msg("%s: left with %d", path, -status);
	end(rq, status < 400);
	lab_told_open();
	return &last;
}

/* What the page that was refused says now it costs, as its form would post it; or NULL. */
static const char *shown(void)
{
	static const char member[] = "name=\"shown\" value=\"";
	static char text[40];
	const char *at = last.status == 409 && last.text != NULL && strstr(last.text, "id=\"repriced\"") != NULL
		? strstr(last.text, member) : NULL;

	if (at != NULL)
		snprintf(text, sizeof(text), "shown=%.*s", (int)strspn(at + strlen(member), "0123456789"), at + strlen(member));
	return at == NULL ? NULL : text;
}

const struct answer *lab_ask(enum audience audience, int64_t person, const char *path, const char *body)
{
	const struct answer *a = ask_kept(audience, person, path, body);
	const char *price = body == NULL || strstr(body, "shown=") != NULL ? NULL : shown();
	char *with;

	if (price == NULL)
		return a;
	with = calloc(1, strlen(body) + strlen(price) + 2);
	assert_non_null(with);
	strcat(strcat(strcat(with, body), *body == '\0' ? "" : "&"), price);
	a = ask_kept(audience, person, path, with);
	free(with);
	return a;
}

const struct answer *lab_dry(enum audience audience, int64_t person, const char *path, const char *body, const char *first)
{
	int status;
	struct request *rq = ask(audience, person, path, body, first, &status);

	end(rq, false);
	return &last;
}

bool lab_says(const char *words)
{
	return last.text != NULL && strstr(last.text, words) != NULL;
}

const char *lab_text(void)
{
	return last.text == NULL ? "" : last.text;
}

int lab_wrong;

void lab_complain(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	fputs("  ", stderr);
	vfprintf(stderr, format, ap);
	fputc('\n', stderr);
	va_end(ap);
	lab_wrong++;
}
