/* whole_test.c -- guarantee 8, lists are whole: every list in every order, both ways, page by page with many equal keys, shows each row
** once; for every module, also those not written yet. */
#define CORE_RAW
#include "bulk.h"
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define ROWS 120                     /* of each table: three pages */
#define SEEN_MOST 2000

static struct bulk house;

static int start(void **unused) { return bulk_start(unused, ROWS, &house); }

/* The ids of the rows of a page, in their order. */
static int ids_on(const struct answer *a, int64_t *seen, int count)
{
	static const char link[] = "class=\"on\" href=\"";

	for (const char *p = a->text; (p = strstr(p, link)) != NULL && count < SEEN_MOST; ) {
		size_t n;
		p += sizeof(link) - 1;
		n = strcspn(p, "\"");
		while (n > 0 && p[n - 1] >= '0' && p[n - 1] <= '9')
			n--;
		seen[count++] = strtoll(p + n, NULL, 10);
	}
	return count;
}

/* The path of the link with that rel, unescaped. */
static bool link_of(const struct answer *a, const char *rel, const char *module, char *to, size_t room)
{
	const char *at = strstr(a->text, rel), *href;
	size_t n;

	if (at == NULL || (href = strstr(at, "href=\"")) == NULL)
		return false;
	n = (size_t)snprintf(to, room, "/%s", module);
	for (href += 6; *href != '"' && n + 1 < room; href++) {
		to[n++] = *href;
		if (strncmp(href, "&amp;", 5) == 0)
			href += 4;
	}
	to[n] = '\0';
	return true;
}

static int by_value(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* One order of one list, forward to its end and back to its beginning. */
static void walk(enum audience a, const struct module *m, const char *query, int total)
{
	static int64_t there[SEEN_MOST], back[SEEN_MOST];
	int64_t person = a == PORTAL ? house.member : house.desk;
	char path[900], last[900];
	int n = 0, k = 0, pages = 0;
	const struct answer *got;

	snprintf(path, sizeof(path), "/%s?%s", m->name, query);
	do {
		snprintf(last, sizeof(last), "%s", path);
		got = lab_ask(a, person, path, NULL);
		n = ids_on(got, there, n);
	} while (++pages < 40 && link_of(got, "rel=\"next\"", m->name, path, sizeof(path)));
	if (n != total)
		lab_complain("%s?%s: %d rows of %d on %d pages", m->name, query, n, total, pages);
	snprintf(path, sizeof(path), "%s", last);
	for (pages = 0; pages < 40; pages++) {
		got = lab_ask(a, person, path, NULL);
		k = ids_on(got, back, k);
		if (!link_of(got, "rel=\"prev\"", m->name, path, sizeof(path)))
			break;
	}
	if (k != n)
		lab_complain("%s?%s: %d rows on the way back, %d there", m->name, query, k, n);
	qsort(there, (size_t)n, sizeof(*there), by_value);
	for (int i = 1; i < n; i++)
		if (there[i] == there[i - 1]) {
			lab_complain("%s?%s: row %lld is shown twice", m->name, query, (long long)there[i]);
			break;
		}
}

/* Rows of the list by its export, which has no pages. */
static int exported(enum audience a, const struct module *m, const char *query)
{
	char path[300];
	int lines = 0;

	snprintf(path, sizeof(path), "/%s?%s&as=csv", m->name, query);
	for (const char *p = lab_ask(a, a == PORTAL ? house.member : house.desk, path, NULL)->text; (p = strstr(p, "\"\r\n")) != NULL; p++)
		lines++;
	return lines - 1;
}

static void every_list_in_every_order_both_ways_shows_each_row_once_F2(void **unused)
{
	int lists = 0, long_ones = 0;

	(void)unused;
	for (enum audience a = PORTAL; a <= DESK; a++)
		for (const struct module *const *m = modules; *m != NULL; m++) {
			const struct list *l = (*m)->face[a].list;
			char query[200];
			int total;
			if (l == NULL || (*m)->face[a].one == NULL)
				continue;
			total = exported(a, *m, "from=2015-01-01");
			lists++;
			long_ones += total > 100;
			walk(a, *m, "from=2015-01-01", total);
			for (const struct head *h = l->heads; h->name != NULL; h++)
				for (int down = 0; h->sort != NULL && down < 2; down++) {
					snprintf(query, sizeof(query), "from=2015-01-01&sort=%s&dir=%s", h->name, down ? "down" : "up");
					walk(a, *m, query, total);
				}
		}
	fprintf(stderr, "  # %d lists, %d of them of three pages and more\n", lists, long_ones);
	assert_true(long_ones > 20);
	assert_int_equal(lab_wrong, 0);
}

/* How many rows the list is made of, and how many it would be made of were no row left out by what stands beside it. */
static int64_t made_of(enum audience a, const struct module *m, bool all)
{
	struct request *rq = lab_open(a, a == PORTAL ? house.member : house.desk);
	const char *from = m->face[a].list->select;
	char *text = arena_take(&rq->arena, strlen(from) * 2 + 100);
	size_t n = (size_t)sprintf(text, "SELECT COUNT(*) AS id FROM (");
	int64_t count;
	struct rows rows;

	for (int depth = 0; *from != '\0'; text[n++] = *from++) {
		depth += *from == '(' ? 1 : *from == ')' ? -1 : 0;
		if (all && depth == 0 && strncmp(from, " JOIN ", 6) == 0 && (n < 5 || strncmp(text + n - 5, " LEFT", 5) != 0))
			n += (size_t)sprintf(text + n, " LEFT");
	}
	sprintf(text + n, ") x");
	rows = db_list(rq->db, text, (struct pairs){ NULL, 0 }, m->table);
	count = ((const struct record *)rows.list)->id;
	lab_close(rq);
	return count;
}

static void no_list_leaves_out_a_row_for_what_it_does_not_have(void **unused)
{
	int joined = 0;

	(void)unused;
	lab_wrong = 0;
	for (enum audience a = PORTAL; a <= DESK; a++)
		for (const struct module *const *m = modules; *m != NULL; m++) {
			int64_t some, all;
			if ((*m)->face[a].list == NULL || (*m)->face[a].one == NULL)
				continue;
			some = made_of(a, *m, false);
			all = made_of(a, *m, true);
			joined++;
			if (some != all)
				lab_complain("%s: the list shows %lld rows of %lld: a JOIN leaves out those that have none", (*m)->name, (long long)some, (long long)all);
		}
	assert_int_equal(lab_wrong, 0);
	assert_true(joined > 40);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(every_list_in_every_order_both_ways_shows_each_row_once_F2),
		cmocka_unit_test(no_list_leaves_out_a_row_for_what_it_does_not_have),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
