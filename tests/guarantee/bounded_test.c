/* bounded_test.c -- guarantee 13, bounded work: nothing a person can ask for reads more than READ_MOST rows, however many
** years the house has stood; for every module, also those not written yet. */
#define CORE_RAW
#include "bulk.h"
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"
#include "kit/list_page.h"
#include "kit/menu.h"

#define READ_MOST 2000
#define ROWS 3000
#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)

static struct bulk house;
static int good, asked;
static char last_path[600];
static int64_t highest;

static int start(void **unused)
{
	int status = bulk_start(unused, ROWS, &house);

	lab_counts = true;
	return status;
}

static int64_t person_of(enum audience a) { return a == PORTAL ? house.member : house.desk; }

/* A page that reads too much is complained about; one that does not exist is none. */
static void look(enum audience a, const char *path)
{
	const struct answer *got = lab_ask(a, person_of(a), path, NULL);
	int64_t first = lab_reads;

	if (first > READ_MOST) {         /* the numbers of the menu may be in it: those are counted by themselves below */
		got = lab_ask(a, person_of(a), path, NULL);
		lab_reads = lab_reads > first ? first : lab_reads;
	}

	good += got->status == 200;
	if (got->status >= 500)
		lab_complain("%s %s: %d", a == PORTAL ? "portal" : "desk", path, got->status);
	if (getenv("SHOW_READS") != NULL)
		fprintf(stderr, "  # %6lld %s\n", (long long)lab_reads, path);
	if (lab_reads > READ_MOST)
		lab_complain("%s %s: reads %lld rows, at most %d", a == PORTAL ? "portal" : "desk", path, (long long)lab_reads, READ_MOST);
	highest = lab_reads > highest ? lab_reads : highest;
	asked++;
}

/* Of `least` per cent the page itself was looked at, and not a refusal. */
static void verdict(const char *of, int least)
{
	int shown = asked == 0 ? 0 : good * 100 / asked;

	fprintf(stderr, "  # %d %s, %d %% of them shown, at most %lld rows read\n", asked, of, shown, (long long)highest);
	asked = good = 0;
	assert_true(shown >= least);
	highest = 0;
	assert_int_equal(lab_wrong, 0);
}

static void ask(enum audience a, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void ask(enum audience a, const char *format, ...)
{
	char path[600];
	va_list ap;

	va_start(ap, format);
	vsnprintf(path, sizeof(path), format, ap);
	va_end(ap);
	snprintf(last_path, sizeof(last_path), "%s", path);
	look(a, path);
}

/* One value of each kind for a filter; `n` counts them up, false: no more. */
static bool filter_value(enum audience a, const struct module *m, const struct filter *f, int n, char *to, size_t room)
{
	static const char *const typed[] = { "HY-2611-0001", "1", "z", "%E6%BE%84", "zzzzzz", "0000-5" };
	static const char *const days[] = { "2025-06-15", "2026-11-30" };
	const struct choice *list;
	struct request *rq;
	bool more = false;

	if (f->input == INPUT_FLAG)
		return n == 0 && snprintf(to, room, "1") > 0;
	if (f->input == INPUT_DAY)
		return n < (int)COUNT(days) && snprintf(to, room, "%s", days[n]) > 0;
	if (f->input == INPUT_LINE)
		return n < (int)COUNT(typed) && snprintf(to, room, "%s", typed[n]) > 0;
	rq = lab_open(a, person_of(a));
	rq->module = m;
	rq->face = &m->face[a];
	for (list = list_choices(rq, f); list != NULL && list->value != NULL; list++)
		if (n-- == 0 && *list->value != '\0') {
			more = true;
			snprintf(to, room, "%s", list->value);
			break;
		}
	lab_close(rq);
	return more;
}

/* The list in its own order with a condition that is none of words: an index serves it, nothing is left unseen. */
static void whole(enum audience a, const struct module *m)
{
	if (lab_says("符合的太多"))
		lab_complain("%s %s: %s was looked through only in part: it needs an index", a == PORTAL ? "portal" : "desk", m->name, last_path);
}

/* Is the condition one that begins with ids looked up elsewhere?  Of those there may be too many. */
static bool looked_up(const struct list *l, const char *query)
{
	for (const struct filter *f = l->filters; f != NULL && f->name != NULL; f++)
		if (f->found != NULL && strncmp(query, f->name, strlen(f->name)) == 0 && query[strlen(f->name)] == '=')
			return true;
	return false;
}

static void each_list(enum audience a, const struct module *m, const struct list *l)
{
	const struct head *last = NULL;
	char v[200];

	ask(a, "/%s", m->name);
	whole(a, m);
	ask(a, "/%s?company=%lld", m->name, (long long)house.tenant);
	whole(a, m);
	for (const struct quick *k = l->quicks; k != NULL && k->label != NULL; k++) {
		ask(a, "/%s?%s", m->name, k->query);
		if (!looked_up(l, k->query))
			whole(a, m);
	}
	for (const struct head *h = l->heads; h->name != NULL; h++) {
		if (h->sort == NULL)
			continue;
		ask(a, "/%s?sort=%s&dir=up", m->name, h->name);
		ask(a, "/%s?sort=%s&dir=down", m->name, h->name);
		if (strcmp(h->sort, l->order) != 0)
			last = h;
	}
	for (const struct filter *f = l->filters; f != NULL && f->name != NULL; f++)
		for (int n = 0; filter_value(a, m, f, n, v, sizeof(v)); n++) {
			ask(a, "/%s?%s=%s", m->name, f->name, v);
			if (f->input != INPUT_LINE && f->found == NULL)
				whole(a, m);
			if (last != NULL)
				ask(a, "/%s?%s=%s&sort=%s", m->name, f->name, v, last->name);
		}
}

static void every_list_filter_sort_and_search_is_bounded(void **unused)
{
	(void)unused;
	for (enum audience a = PORTAL; a <= DESK; a++)
		EACH(m)
			if ((*m)->face[a].list != NULL)
				each_list(a, *m, (*m)->face[a].list);
	verdict("lists", 90);
}

static void every_record_page_is_bounded(void **unused)
{
	(void)unused;
	for (enum audience a = PORTAL; a <= DESK; a++)
		EACH(m) {
			char text[300];
			int64_t id;
			if ((*m)->face[a].one == NULL)
				continue;
			snprintf(text, sizeof(text), "SELECT IFNULL(MIN(id), 0) FROM %s", (*m)->table->name);
			id = lab_number(text);
			ask(a, "/%s/%lld", (*m)->name, (long long)id);
			snprintf(text, sizeof(text), "SELECT IFNULL(MAX(id), 0) FROM %s", (*m)->table->name);
			ask(a, "/%s/%lld", (*m)->name, (long long)lab_number(text));
			for (const struct step *s = (*m)->flow == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++)
				ask(a, "/%s/%lld/%s", (*m)->name, (long long)id, s->name);
		}
	ask(DESK, "/company/%lld", (long long)house.tenant);
	verdict("records and steps", 15);
}

static void every_other_page_is_bounded(void **unused)
{
	(void)unused;
	for (enum audience a = PORTAL; a <= DESK; a++) {
		ask(a, "/");
		EACH(m) {
			if ((*m)->face[a].make != NULL)
				ask(a, "/%s/new", (*m)->name);
			for (const struct route *r = (*m)->face[a].more; r != NULL && r->path != NULL; r++)
				if (r->method == GET && strchr(r->path, ':') == NULL)
					ask(a, "/%s%s", (*m)->name, r->path);
		}
	}
	verdict("other pages", 70);
}

static void every_search_is_bounded(void **unused)
{
	static const char *const typed[] = { "1", "z", "zz", "a", "%E6%BE%84", "%E9%99%88", "00", "0000-5", "HY-26", "LX00" };

	(void)unused;
	for (size_t i = 0; i < COUNT(typed); i++) {
		ask(DESK, "/find?q=%s", typed[i]);
		ask(DESK, "/pick/company?q=%s", typed[i]);
		ask(DESK, "/pick/person?q=%s", typed[i]);
		ask(DESK, "/phone?q=%s", typed[i]);
	}
	verdict("searches", 70);
}

static void every_number_of_the_menu_is_bounded(void **unused)
{
	(void)unused;
	for (enum audience a = PORTAL; a <= DESK; a++)
		EACH(m) {
			const struct sql *count = (*m)->face[a].count;
			struct request *rq = count == NULL ? NULL : lab_open(a, person_of(a));
			int64_t n;
			if (rq == NULL)
				continue;
			n = lab_reads_of(rq, menu_count(&rq->arena, count));
			if (n > READ_MOST)
				lab_complain("%s %s: its number reads %lld rows", a == PORTAL ? "portal" : "desk", (*m)->name, (long long)n);
			highest = n > highest ? n : highest;
			asked++;
			lab_close(rq);
		}
	verdict("numbers", 0);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(every_list_filter_sort_and_search_is_bounded),
		cmocka_unit_test(every_record_page_is_bounded),
		cmocka_unit_test(every_other_page_is_bounded),
		cmocka_unit_test(every_search_is_bounded),
		cmocka_unit_test(every_number_of_the_menu_is_bounded),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
