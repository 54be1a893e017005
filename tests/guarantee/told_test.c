/* told_test.c -- guarantee 1, who is told can open it, and what stands in what they are told is the record's own. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "modules.h"
#include "kit/pick.h"

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

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, fresh)
	const struct CMUnitTest all[] = {
		TEST(A1_no_column_of_a_record_is_named_as_a_fact_of_the_house),
		TEST(A3_pickers_for_work_of_the_house_offer_its_staff_only),
	};
	return cmocka_run_group_tests(all, lab_start, lab_stop);
}
