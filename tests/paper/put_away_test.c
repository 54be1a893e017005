/* put_away_test.c -- who is put away has no papers any more (P038, P039). */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "kit/record.h"
#include "paper/paper.h"

/* Fault B11: nobody counts papers for who has gone. */
static void P038_copies_of_a_company_put_away_are_in_no_total(void **unused)
{
	static const struct sql put_away = { "UPDATE company SET state = 'archived' WHERE id = :company", &newspaper_table };
	int64_t desk = lab_person("bai.zhi@xuting.example"), nanrong = lab_company("南榕设计");
	struct request *rq = lab_open(DESK, desk);
	struct subscription *s = record_blank(rq, &subscription_module);
	struct newspaper papers;
	int64_t with = 0, without = 0;

	(void)unused;
	table_blank(&newspaper_table, &papers);
	papers.came_on = rq->context.today;
	s->r.id = 0;
	s->r.company = papers.r.company = nanrong;
	s->title = "云汀日报";
	s->copies = 4;
	s->origin = "post";
	s->from_on = rq->context.today;
	s->until_on = s->from_on + 30;
	assert_int_not_equal(lab_make(rq, &subscription_module, &subscription_sql[SUBSCRIPTION_MAKE], s), 0);
	EACH_ROW(struct newspaper, t, db_all(rq->db, &newspaper_sql[NEWSPAPER_TITLES], &papers))
		with += t->subscribed;
	assert_int_equal(db_run(rq->db, &put_away, &papers), 1);
	EACH_ROW(struct newspaper, t, db_all(rq->db, &newspaper_sql[NEWSPAPER_TITLES], &papers))
		without += t->subscribed;
	assert_true(without <= with - 4);
	lab_close(rq);
}

int main(void)
{
	const struct CMUnitTest all[] = { cmocka_unit_test(P038_copies_of_a_company_put_away_are_in_no_total) };

	return cmocka_run_group_tests(all, lab_start, lab_stop);
}
