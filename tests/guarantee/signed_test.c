/* signed_test.c -- guarantee 5, as far as it can hold before sheets are kept when they are printed for signing: what a sheet
** said of a record that is over it says after prices, rates, limits and names have changed; and a sheet of which
** something was corrected says that it is a new edition.  For every sheet of every module, those not written yet too. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define KEPT_MOST 400

struct kept { const struct module *m; const struct sheet *s; int64_t id, person; char *text; };
static struct kept kept[KEPT_MOST];
static size_t kept_count;

/* What the house may change on its pages without asking the records that are over. */
static const char *const changes[] = {
	"UPDATE tariff SET fen = fen + 1100, name = CONCAT('另', name)",
	"UPDATE dial_rate SET fax_minute = fax_minute + 1100, call_minute = call_minute + 1100",
	"UPDATE room SET price_hour = price_hour + 1100, price_half = price_half + 1100, price_day = price_day + 1100",
	"UPDATE room_band SET price_hour = price_hour + 1100",
	"UPDATE setting SET value = value + 7 WHERE value REGEXP '^[0-9]+$'",
	"UPDATE calendar_day SET works = NOT works",
};

static const struct actor *reader_of(const struct sheet *s, const struct module *m)
{
	for (const struct actor *a = actors; a < actors + actor_count; a++)
		if (a->audience == DESK && (a->bit & s->roles) != 0 && (a->bit & m->face[DESK].roles) != 0)
			return a;
	return NULL;
}

/* The sheet, without who prints it when. */
static char *printed(const struct module *m, const struct sheet *s, int64_t id, int64_t person)
{
	char path[200], *text, *foot;

	snprintf(path, sizeof(path), "/%s/%lld/%s", m->name, (long long)id, s->name);
	if (lab_dry(REPORT, person, path, NULL, NULL)->status != 200)
		return NULL;
	text = strdup(lab_text());
	assert_non_null(text);
	foot = strstr(text, "data-foot=\"");
	if (foot != NULL)
		for (foot += 11; *foot != '"' && *foot != '\0'; foot++)
			*foot = '-';
	return text;
}

static void keep(const struct module *m, const struct sheet *s, int64_t id, int64_t person)
{
	char *text = printed(m, s, id, person);

	if (text != NULL && kept_count < KEPT_MOST)
		kept[kept_count++] = (struct kept){ m, s, id, person, text };
	else
		free(text);
}

static void first_difference(const struct kept *k, const char *now)
{
	size_t at = 0;

	while (k->text[at] != '\0' && k->text[at] == now[at])
		at++;
	at = at > 60 ? at - 60 : 0;
	lab_complain("%s/%s: the sheet of %lld, which is over, has changed with the house's prices: %.160s\n    now: %.160s", k->m->name, k->s->name,
		(long long)k->id, k->text + at, now + at);
}

static void what_is_over_prints_the_same_after_the_house_changed_its_prices(void **unused)
{
	(void)unused;
	EACH(m)
		for (const struct sheet *s = (*m)->sheets; s != NULL && s->name != NULL; s++) {
			const struct actor *a = s->of_list ? NULL : reader_of(s, *m);
			for (const struct state *t = a == NULL || (*m)->flow == NULL ? NULL : (*m)->flow->states; t != NULL && t->name != NULL; t++) {
				int64_t ids[4];
				size_t n = t->final ? cast_records(*m, DESK, t->name, ids) : 0;
				for (size_t i = 0; i < n && i < 2; i++)
					if (ids[i] != 0)
						keep(*m, s, ids[i], a->id);
			}
		}
	for (size_t i = 0; i < COUNT(changes); i++)
		lab_run(changes[i]);
	for (size_t i = 0; i < kept_count; i++) {
		char *now = printed(kept[i].m, kept[i].s, kept[i].id, kept[i].person);
		if (now == NULL)
			lab_complain("%s/%s: the sheet of %lld is not there any more", kept[i].m->name, kept[i].s->name, (long long)kept[i].id);
		else if (strcmp(now, kept[i].text) != 0)
			first_difference(&kept[i], now);
		free(now);
	}
	fprintf(stderr, "  %zu sheets of what is over, printed before and after\n", kept_count);
	assert_int_equal(lab_wrong, 0);
	assert_true(kept_count > 20);
}

/* Is there a box to sign in?  What is none, a badge or a tag, is no edition of anything. */
static bool is_signed(const char *sheet) { return strstr(sheet, "class=\"signs") != NULL; }

/* Of any record with a sheet to be signed: corrected, taken back. */
static void a_sheet_of_which_something_was_corrected_says_that_it_is_a_new_edition(void **unused)
{
	int tried = 0;

	(void)unused;
	EACH(m)
		for (const struct sheet *s = (*m)->sheets; s != NULL && s->name != NULL; s++) {
			const struct actor *a = s->of_list ? NULL : reader_of(s, *m);
			int64_t ids[4];
			char sql[500], *before, *after;
			size_t n = a == NULL ? 0 : cast_records(*m, DESK, "", ids);
			for (size_t i = 0; i < n; i++) {
				snprintf(sql, sizeof(sql), "DELETE FROM history WHERE module = '%s' AND record = %lld AND step IN ('edit', 'undo')", (*m)->name, (long long)ids[i]);
				lab_run(sql);
				before = printed(*m, s, ids[i], a->id);
				if (before == NULL || !is_signed(before)) {
					free(before);
					continue;
				}
				snprintf(sql, sizeof(sql), "INSERT INTO history (module, record, at, person, name, step, changes) VALUES"
					" ('%s', %lld, '2026-03-04 05:06:07', NULL, '改动者', '%s', 'x\ta\tb')", (*m)->name, (long long)ids[i], tried % 2 == 0 ? "edit" : "undo");
				lab_run(sql);
				after = printed(*m, s, ids[i], a->id);
				if (strstr(before, "改动者") != NULL || after == NULL || strstr(after, "改动者") == NULL || strstr(after, "2026-03-04") == NULL)
					lab_complain("%s/%s: the sheet does not say that it was corrected since", (*m)->name, s->name);
				free(before);
				free(after);
				tried++;
				break;
			}
		}
	fprintf(stderr, "  %d sheets tried\n", tried);
	assert_int_equal(lab_wrong, 0);
	assert_true(tried > 8);
}

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }

static int stop(void **state)
{
	while (kept_count > 0)
		free(kept[--kept_count].text);
	return lab_stop(state);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(what_is_over_prints_the_same_after_the_house_changed_its_prices, fresh),
		cmocka_unit_test_setup(a_sheet_of_which_something_was_corrected_says_that_it_is_a_new_edition, fresh),
	};
	return cmocka_run_group_tests(all, cast_start, stop);
}
