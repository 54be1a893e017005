/* found_test.c -- guarantee 9, as far as it can hold before the words of every record are kept: the number of anything leads
** to it from the search in the head of the desk, as people type it, and for those alone who may open it; and every list of
** things with a number or a name has something to look them up by.  For every module, those not written yet too. */
#define CORE_RAW
#include "cast.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
static int tried;

/* Some number of the module's own series. */
static int64_t some(const struct module *m, char *number, size_t room)
{
	char sql[400];
	int64_t id;

	snprintf(sql, sizeof(sql), "SELECT IFNULL(MAX(id), 0) FROM %s WHERE site = 1 AND number LIKE '%s-%%'", m->table->name, m->series);
	id = lab_number(sql);
	if (id == 0) {                   /* the sample has none */
		snprintf(sql, sizeof(sql), "SET STATEMENT sql_mode = '', foreign_key_checks = 0 FOR INSERT INTO %s (site, number, state, made_at)"
			" VALUES (1, '%s-2611-9998', '%s', UTC_TIMESTAMP())", m->table->name, m->series, m->flow->states->name);
		lab_run(sql);
		snprintf(sql, sizeof(sql), "SELECT MAX(id) FROM %s", m->table->name);
		id = lab_number(sql);
	}
	snprintf(sql, sizeof(sql), "SELECT IFNULL((SELECT CAST(REGEXP_REPLACE(number, '[^0-9]', '') AS SIGNED) FROM %s WHERE id = %lld), 0)", m->table->name, (long long)id);
	snprintf(number, room, "%lld", (long long)lab_number(sql));
	return id;
}

static void typed(const struct module *m, int64_t id, const struct actor *a, const char *words, bool may)
{
	char path[300], want[100];
	const struct answer *got;

	snprintf(path, sizeof(path), "/find?q=%s", words);
	snprintf(want, sizeof(want), "/%s/%lld", m->name, (long long)id);
	got = lab_dry(DESK, a->id, path, NULL, NULL);
	tried++;
	if (may != (got->status == 303 && strstr(got->location, want) != NULL))
		lab_complain("%s: \"%s\" typed by %s %s %s (%d %s)", m->name, words, a->name, may ? "does not lead to" : "leads to", want, got->status, got->location);
}

static void the_number_of_anything_leads_to_it(void **unused)
{
	int modules_tried = 0;

	(void)unused;
	EACH(m) {
		char digits[40], words[100];
		int64_t id;
		if ((*m)->series == NULL || (*m)->face[DESK].one == NULL)
			continue;
		id = some(*m, digits, sizeof(digits));
		if (id == 0 || strlen(digits) != 8) {
			lab_complain("%s: there is none with a number of %s to look for: %s", (*m)->name, (*m)->series, digits);
			continue;
		}
		modules_tried++;
		for (const struct actor *a = actors; a < actors + actor_count; a++) {
			bool may = a->audience == DESK && (a->bit & (*m)->face[DESK].roles) != 0;
			if (a->audience != DESK)
				continue;
			snprintf(words, sizeof(words), "%s-%.4s-%s", (*m)->series, digits, digits + 4);
			typed(*m, id, a, words, may);
			if (!may)
				continue;
			snprintf(words, sizeof(words), "%%20%c%c%.4s%s%%20", (*m)->series[0] | 32, (*m)->series[1] | 32, digits, digits + 4);
			typed(*m, id, a, words, true);                   /* small, without dashes, with blanks around */
			snprintf(words, sizeof(words), "%s%%EF%%BC%%8D%.4s%%E2%%80%%94%s", (*m)->series, digits, digits + 4);
			typed(*m, id, a, words, true);                   /* the dashes of a Chinese keyboard */
		}
	}
	fprintf(stderr, "  %d modules with numbers, %d typed\n", modules_tried, tried);
	assert_int_equal(lab_wrong, 0);
	assert_true(modules_tried > 15);
}

/* A line to type words into. */
static bool has_line(const struct list *l)
{
	for (const struct filter *f = l->filters; f != NULL && f->name != NULL; f++)
		if (f->input == INPUT_LINE)
			return true;
	return false;
}

/* Heads that are texts of people's own: numbers, names, titles; not codes. */
static bool names_things(const struct module *m, const struct list *l)
{
	for (const struct head *h = l->heads; h->name != NULL; h++) {
		const struct column *c = table_column(m->table, h->name, strlen(h->name));
		if (c != NULL && c->type == TYPE_TEXT && c->choices == NULL && strcmp(h->name, "state") != 0)
			return true;
	}
	return false;
}

static void every_list_of_the_desk_has_a_line_to_look_things_up_by(void **unused)
{
	int lists = 0;

	(void)unused;
	EACH(m) {
		const struct list *l = (*m)->face[DESK].list;
		if (l == NULL || (*m)->table == NULL || !names_things(*m, l))
			continue;
		lists++;
		if (!has_line(l))
			lab_complain("%s: nothing can be looked up in its list by typing", (*m)->name);
	}
	fprintf(stderr, "  %d lists\n", lists);
	assert_int_equal(lab_wrong, 0);
	assert_true(lists > 25);
}

static bool finds(const char *words, const char *module, const char *sql)
{
	char path[200], want[100];

	snprintf(path, sizeof(path), "/find?q=%s", words);
	snprintf(want, sizeof(want), "/desk/%s/%lld\"", module, (long long)lab_number(sql));
	return lab_ask(DESK, lab_person("bai.zhi@xuting.example"), path, NULL)->status == 200 && lab_says(want);
}

/* Fault C S2-9, K9: a visitor by any part of the name, the firm and the telephone, a card by its number and by who has it, an item of
** mail by the end of its number; and no longer by what they were called before. */
static void CS2_9_visitors_cards_and_items_are_found_as_people_ask_for_them(void **unused)
{
	static const char visitor[] = "SELECT MAX(id) FROM visitor WHERE name = 'Ida Quist'", mail[] = "SELECT MAX(id) FROM mail WHERE item_no = 'QX771234987CN'",
		card[] = "SELECT MAX(l.id) FROM card_loan l WHERE l.borrower = '尉迟长风'";

	(void)unused;
	lab_run("UPDATE visitor SET name = 'Ida Quist', organisation = '北极光 Brygge', phone = '+47 5550 9911', pinyin = '', initials = 'iq' ORDER BY id DESC LIMIT 1");
	assert_true(finds("Quist", "visitor", visitor));
	assert_true(finds("ida", "visitor", visitor));
	assert_true(finds("%E6%9E%81%E5%85%89", "visitor", visitor));
	assert_true(finds("50%2099%2011", "visitor", visitor));
	lab_run("UPDATE visitor SET name = 'Ole Quist' WHERE name = 'Ida Quist'");
	assert_false(finds("ida", "visitor", "SELECT MAX(id) FROM visitor WHERE name = 'Ole Quist'"));
	lab_run("UPDATE access_card k JOIN card_loan l ON l.card = k.id SET k.card_no = 'MK7702' WHERE l.id = (SELECT MAX(id) FROM card_loan WHERE card IS NOT NULL)");
	lab_run("UPDATE card_loan SET borrower = '尉迟长风' WHERE card IS NOT NULL ORDER BY id DESC LIMIT 1");
	assert_true(finds("MK7702", "card", card));
	assert_true(finds("7702", "card", card));
	assert_true(finds("%E9%95%BF%E9%A3%8E", "card", card));
	lab_run("UPDATE mail SET item_no = 'QX771234987CN' ORDER BY id DESC LIMIT 1");
	assert_true(finds("4987CN", "mail", mail));
	assert_true(finds("qx7712", "mail", mail));
}

/* Fault C S3-3. */
static void CS3_3_a_search_without_a_hit_does_not_say_that_there_is_nothing_at_all(void **unused)
{
	int lists = 0;

	(void)unused;
	EACH(m) {
		const struct list *l = (*m)->face[DESK].list;
		const struct filter *f = l == NULL ? NULL : l->filters;
		char path[200];
		while (f != NULL && f->name != NULL && f->input != INPUT_LINE)
			f++;
		if (f == NULL || f->name == NULL)
			continue;
		snprintf(path, sizeof(path), "/%s?%s=zqxzqx", (*m)->name, f->name);
		for (const struct actor *a = actors; a < actors + actor_count; a++)
			if (a->audience == DESK && (a->bit & (*m)->face[DESK].roles) != 0) {
				const struct answer *got = lab_dry(DESK, a->id, path, NULL, NULL);
				lists++;
				if (got->status != 200 || (strstr(got->text, "没有符合以上条件的") == NULL && strstr(got->text, "查过的这些里没有") == NULL))
					lab_complain("%s by %s: it does not say that nothing fits (%d)", path, a->name, got->status);
				break;
			}
	}
	fprintf(stderr, "  %d lists searched\n", lists);
	assert_int_equal(lab_wrong, 0);
	assert_true(lists > 25);
}

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(the_number_of_anything_leads_to_it, fresh),
		cmocka_unit_test_setup(every_list_of_the_desk_has_a_line_to_look_things_up_by, fresh),
		cmocka_unit_test_setup(CS3_3_a_search_without_a_hit_does_not_say_that_there_is_nothing_at_all, fresh),
		cmocka_unit_test_setup(CS2_9_visitors_cards_and_items_are_found_as_people_ask_for_them, fresh),
	};
	return cmocka_run_group_tests(all, cast_start, lab_stop);
}
