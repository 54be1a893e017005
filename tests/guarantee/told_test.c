/* told_test.c -- guarantee 1, who is told can open it, and what stands in what they are told is the record's own. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "modules.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "kit/record.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }
static void verdict(void) { if (lab_wrong > 0) fail_msg("%d of them; see above", lab_wrong); }

/* A1: with one name for both, the caller's number was overwritten by the centre's own. */
static void A1_no_column_of_a_record_is_named_as_a_fact_of_the_house(void **unused)
{
	(void)unused;
	EACH(m)
		for (const struct column *c = (*m)->table == NULL ? NULL : (*m)->table->columns; c != NULL && c->name != NULL; c++)
			if (strncmp(c->name, "house_", 6) == 0)
				lab_complain("%s: the column %s would be hidden by a marker of the house", (*m)->name, c->name);
	verdict();
}

/* A3: the only hit was taken by itself, and was a tenant's person (P001, P004, P011; R38, P128). */
static void offers_staff_only(const char *module, const struct field *d)
{
	static const char *const tenants[] = { "顾清和", "清和", "gqh", "gu.qinghe@nanrong.example", "林书仪" };
	int64_t gu = lab_person("gu.qinghe@nanrong.example"), guard = lab_person("ding.lang@xuting.example");
	struct request *rq = lab_open(DESK, lab_person("bai.zhi@xuting.example"));
	const char *who = pick_who(rq, d);

	for (size_t i = 0; i < COUNT(tenants); i++)
		for (int64_t company = 0; company < 3; company++)        /* the form's company is not theirs */
			if (pick_person_company(rq, pick_person(rq, tenants[i], company, who)) != 0)
				lab_complain("%s: %s takes %s of a tenant", module, d->name, tenants[i]);
	if (pick_person_name(rq, gu, who) != NULL)
		lab_complain("%s: %s takes the id of a tenant's person", module, d->name);
	if ((pick_person(rq, "丁朗", 0, who) == guard) != (d->roles == 0 || (d->roles & ROLE_GUARD) != 0))
		lab_complain("%s: %s offers others than those of its roles", module, d->name);
	lab_close(rq);
}

static void check_pickers(const char *module, const struct form *f)
{
	for (const struct field *d = f == NULL ? NULL : f->fields; d != NULL && d->name != NULL; d++)
		if (d->input == INPUT_PERSON && d->who == WHO_STAFF)
			offers_staff_only(module, d);
}

static void A3_pickers_for_work_of_the_house_offer_its_staff_only(void **unused)
{
	(void)unused;
	assert_int_not_equal(lab_person("ding.lang@xuting.example"), 0);
	EACH(m) {
		check_pickers((*m)->name, (*m)->form);
		for (int a = 0; a < AUDIENCES; a++)
			check_pickers((*m)->name, (*m)->face[a].form);
		for (const struct step *s = (*m)->flow == NULL ? NULL : (*m)->flow->steps; s != NULL && s->name != NULL; s++)
			check_pickers((*m)->name, s->form);
	}
	assert_int_equal(lab_ask(DESK, lab_person("bai.zhi@xuting.example"),
		"/pick/person?q=%E9%A1%BE&who=shift_leader,dept_manager", NULL)->status, 200);
	assert_false(lab_says("顾"));
	verdict();
}

/* What names a person asks for the person, or it would be open to all of the staff. */
static void who_is_named_is_asked_for_by_the_statement(void **unused)
{
	(void)unused;
	EACH(m)
		for (int a = 0; a < AUDIENCES; a++) {
			const struct face *f = &(*m)->face[a];
			if (f->named != NULL && (a != DESK || strstr(f->named->text, "= :me") == NULL))
				lab_complain("%s: its named is for everybody", (*m)->name);
		}
	verdict();
}

/* The link of each message that is about the record, as its reader follows it: from the inbox to the record. */
static void opens_from_the_inbox(int64_t person, const char *module, int64_t id)
{
	int64_t line = walk_count("SELECT MAX(id) FROM inbox WHERE module = '%s' AND record = %lld AND person = %lld AND opens",
		module, (long long)id, (long long)person);
	char path[80];

	if (line == 0) {
		lab_complain("%s %lld: person %lld was told without a link", module, (long long)id, (long long)person);
		return;
	}
	snprintf(path, sizeof(path), "/inbox/%lld", (long long)line);
	assert_int_equal(lab_ask(DESK, person, path, NULL)->status, 200);
	snprintf(path, sizeof(path), "/desk/%s/%lld\"", module, (long long)id);
	if (!lab_says(path))
		lab_complain("%s %lld: the inbox of person %lld shows no link", module, (long long)id, (long long)person);
	snprintf(path, sizeof(path), "/%s/%lld", module, (long long)id);
	if (lab_ask(DESK, person, path, NULL)->status != 200)
		lab_complain("%s %lld: person %lld gets %d", module, (long long)id, (long long)person, 403);
}

static int64_t at_desk(void) { return lab_person("bai.zhi@xuting.example"); }

/* A12: reception -> engineer, letter -> guard, message -> engineer: told or appointed, and then 403. */
static void A12_who_is_appointed_opens_the_record_and_does_the_work(void **unused)
{
	int64_t desk = at_desk(), engineer = lab_person("he.yu@xuting.example"), guard = lab_person("ding.lang@xuting.example");
	int64_t company = lab_company("澄光仪器"), id;
	char body[120];

	(void)unused;
	id = walk_new(DESK, desk, "reception", "customer=Iris+Holm&service=office");
	walk_step(DESK, desk, "reception", id, "inform", "told=price", 303);
	snprintf(body, sizeof(body), "company=%lld&phone=0000-77&checked=1", (long long)company);
	walk_step(DESK, desk, "reception", id, "register", body, 303);
	snprintf(body, sizeof(body), "clerk=%lld", (long long)engineer);
	walk_step(DESK, desk, "reception", id, "assign", body, 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'reception' AND record = %lld AND body LIKE '%%0000-77%%'"
		" AND body NOT LIKE CONCAT('%%', (SELECT phone FROM site LIMIT 1), '%%')", (long long)id), 1);       /* A1 */
	opens_from_the_inbox(engineer, "reception", id);
	walk_step(DESK, guard, "reception", id, "serve", "outcome=mine", 403);           /* another of the staff */
	walk_step(DESK, engineer, "reception", id, "serve", "outcome=shown+round", 303);
	id = walk_new(DESK, desk, "letter", "sender=Holm&subject=Thanks");
	snprintf(body, sizeof(body), "clerk=%lld", (long long)guard);
	walk_step(DESK, desk, "letter", id, "assign", body, 303);
	opens_from_the_inbox(guard, "letter", id);
	walk_step(DESK, engineer, "letter", id, "reply", "reply=we+thank+you", 403);
	walk_step(DESK, guard, "letter", id, "reply", "reply=we+thank+you", 303);
	snprintf(body, sizeof(body), "do=message&person=%lld&say=callback&caller=Wei&phone=0000-88&message=&call=", (long long)engineer);
	assert_int_equal(lab_ask(DESK, lab_person("qin.sang@xuting.example"), "/phone", body)->status, 303);
	id = lab_number("SELECT MAX(id) FROM phone_call");
	opens_from_the_inbox(engineer, "call", id);
	walk_step(DESK, guard, "call", id, "callback", "", 403);
	walk_step(DESK, engineer, "call", id, "callback", "", 303);
	assert_true(walk_is("phone_call", id, "delivered_how = 'portal' AND answer = 'callback'"));
	assert_int_equal(lab_ask(DESK, guard, "/letter", NULL)->status, 403);            /* no list comes with it */
	verdict();
}

/* A12: "its people get it at once", and four departments got a link that was closed. */
static void A12_every_department_that_is_told_of_an_entry_opens_it(void **unused)
{
	int64_t desk = at_desk(), most = lab_number("SELECT MAX(id) FROM department"), people = 0;

	(void)unused;
	for (int64_t d = 1; d <= most; d++) {
		char body[40];
		int64_t id, last = 0, person;
		if (walk_count("SELECT COUNT(*) FROM department WHERE id = %lld AND state = 'active'", (long long)d) == 0)
			continue;
		id = walk_new(DESK, desk, "duty", "kind=fault&text=lamp+is+out");
		snprintf(body, sizeof(body), "department=%lld", (long long)d);
		walk_step(DESK, desk, "duty", id, "tell", body, 303);
		while ((person = walk_count("SELECT IFNULL(MIN(person), 0) FROM inbox WHERE module = 'duty' AND record = %lld AND person > %lld",
			(long long)id, (long long)last)) != 0) {
			opens_from_the_inbox(person, "duty", id);
			last = person;
			people++;
		}
		if (last != 0)
			walk_step(DESK, last, "duty", id, "treat", "treatment=new+lamp", 303);
	}
	assert_true(people > 10);
	verdict();
}

static void whoever_may_not_open_it_gets_no_link_and_the_tests_say_so(void **unused)
{
	int64_t desk = at_desk(), guard = lab_person("ding.lang@xuting.example");
	int64_t id = walk_new(DESK, desk, "question", "question=May+we%3F&asker=Holm&contact=0000-9");
	struct request *rq;
	struct record *r;
	struct notice n;

	(void)unused;
	lab_closed(true);
	rq = lab_open(DESK, desk);
	EACH(m)
		if (strcmp((*m)->name, "question") == 0)
			rq->module = *m;
	rq->face = &rq->module->face[DESK];
	rq->match.id = id;
	r = record_read(rq);
	assert_non_null(r);
	n = notice_about(rq->module, r, "question-asked");
	n.once = "a test";
	notice_person(rq, &n, guard);
	lab_keep(rq);
	assert_int_equal(lab_closed(false), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE person = %lld AND module = 'question' AND record = %lld AND NOT opens",
		(long long)guard, (long long)id), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE person = %lld AND body LIKE '%%/question/%lld%%'",
		(long long)guard, (long long)id), 0);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, fresh)
	const struct CMUnitTest all[] = {
		TEST(A1_no_column_of_a_record_is_named_as_a_fact_of_the_house),
		TEST(A3_pickers_for_work_of_the_house_offer_its_staff_only),
		TEST(who_is_named_is_asked_for_by_the_statement),
		TEST(A12_who_is_appointed_opens_the_record_and_does_the_work),
		TEST(A12_every_department_that_is_told_of_an_entry_opens_it),
		TEST(whoever_may_not_open_it_gets_no_link_and_the_tests_say_so),
	};
	return cmocka_run_group_tests(all, walk_start, walk_stop);
}
