/* away.h -- the people the tests of absences speak of, and short words for what they do. */
#ifndef AWAY_H
#define AWAY_H
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "absence/absence.h"
#include "call/call.h"
#include "deposit/deposit.h"
#include "fax/fax.h"
#include "kit/record.h"
#include "mail/mail.h"

#define DAYS 86400

static int64_t desk, supervisor, keeper_supervisor, manager, cleaner, admin, member, company, nanrong;
static struct request *rq;

static inline int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	supervisor = lab_person("song.qingshang@xuting.example");
	keeper_supervisor = lab_person("ye.gui@xuting.example");
	manager = lab_person("zhuo.ran@xuting.example");
	cleaner = lab_person("tong.an@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	company = lab_company("澄光仪器");
	nanrong = lab_company("南榕设计");
	return 0;
}
static inline int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, desk); return 0; }
static inline int shut(void **unused) { (void)unused; lab_close(rq); return 0; }

static inline struct absence *away(int64_t whose, int64_t person, const char *what, const char *action)
{
	struct absence *a = record_blank(rq, &absence_module);

	a->r.id = 0;
	a->r.company = whose;
	a->person = person;
	a->from_on = rq->context.today;
	a->until_on = rq->context.today + 3;
	a->message = a->mail = a->object = a->fax = a->newspaper = "keep";
	*column_text(table_column(&absence_table, what, strlen(what)), a) = action;
	a->forward_to = "澜江市白石巷9号";
	a->fax_no = "0000-6230-9900";
	a->phone = "0000-6230-9911";
	assert_int_not_equal(lab_make(rq, &absence_module, &absence_sql[ABSENCE_MAKE], a), 0);
	return a;
}
static inline struct absence *read_absence(int64_t id)
{
	struct absence *a = record_blank(rq, &absence_module);
	a->r.id = id;
	assert_true(db_one(rq->db, &absence_sql[ABSENCE_ANY], a, a));
	return a;
}
static inline struct absence_item *item(const struct module *m, int64_t record)
{
	struct absence_item *i = record_blank(rq, &absence_item_module);
	i->module = m->name;
	i->record = record;
	return db_one(rq->db, &absence_item_sql[ITEM_FOR], i, i) ? i : NULL;
}
static inline struct absence_item *reread(const struct absence_item *was)
{
	struct absence_item *i = record_blank(rq, &absence_item_module);
	i->r.id = was->r.id;
	assert_true(db_one(rq->db, &absence_item_sql[ITEM_ANY], i, i));
	return i;
}
static inline bool takes(struct absence_item *i, const char *step)
{
	rq->refused = NULL;
	return record_take(rq, &absence_item_module, i, record_copy(rq, &absence_item_table, i), step, rq->user.roles);
}
static inline void says(const char *words)
{
	if (rq->refused == NULL || strstr(rq->refused, words) == NULL)
		fail_msg("the refusal is %s, not …%s…", rq->refused == NULL ? "none" : rq->refused, words);
}
#endif
