/* clock.c -- every deadline is a row; see clock.h. */
#include "kit/clock.h"
#include "kit/number.h"
#include "kit/show.h"
#include "core/workday.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/zone.h"

struct clock_row {
	int64_t record, company;
	const char *module, *number, *rule, *text, *step;
	instant due, warn_at, started_at, not_after;
};
static const struct column clock_columns[] = {
	ID_COLUMN(struct clock_row, record, NULL),
	ID_COLUMN(struct clock_row, company, NULL),
	TEXT_COLUMN(struct clock_row, module, NULL),
	TEXT_COLUMN(struct clock_row, number, NULL),
	TEXT_COLUMN(struct clock_row, rule, NULL),
	TEXT_COLUMN(struct clock_row, text, NULL),
	TEXT_COLUMN(struct clock_row, step, NULL),
	TIME_COLUMN(struct clock_row, due, NULL),
	TIME_COLUMN(struct clock_row, warn_at, NULL),
	TIME_COLUMN(struct clock_row, started_at, NULL),
	TIME_COLUMN(struct clock_row, not_after, NULL),
	{ 0 }
};
static const struct table clock_table = { "clock", sizeof(struct clock_row), clock_columns };

struct day_row { day from_day, to_day, day; int64_t works; };
static const struct column day_columns[] = {
	DAY_COLUMN(struct day_row, from_day, NULL),
	DAY_COLUMN(struct day_row, to_day, NULL),
	DAY_COLUMN(struct day_row, day, NULL),
	FLAG_COLUMN(struct day_row, works, NULL),
	{ 0 }
};
static const struct table day_table = { "calendar_day", sizeof(struct day_row), day_columns };

enum { CLOCK_START, CLOCK_UNTIL, CLOCK_MET, CLOCK_MET_RULE, CLOCK_DAYS, CLOCK_RUNNING };
const struct sql clock_sql[] = {
	[CLOCK_START] = { "INSERT INTO clock (site, module, record, number, rule, company, text, started_at, warn_at, due, step) "
		"VALUES (:my_site, :module, :record, :number, :rule, :company, :text, :now, :warn_at, :due, :step)",
		&clock_table, NULL },
	[CLOCK_UNTIL] = { "UPDATE clock SET not_after = :not_after WHERE module = :module AND record = :record "
		"AND met_at IS NULL AND rule = :rule", &clock_table, NULL },
	[CLOCK_MET] = { "UPDATE clock SET met_at = :now WHERE module = :module AND record = :record "
		"AND met_at IS NULL", &clock_table, NULL },
	[CLOCK_MET_RULE] = { "UPDATE clock SET met_at = :now WHERE module = :module AND record = :record "
		"AND met_at IS NULL AND rule = :rule", &clock_table, NULL },
	[CLOCK_DAYS] = { "SELECT day, works FROM calendar_day WHERE site = :my_site AND state = 'set' "
		"AND day BETWEEN :from_day AND :to_day ORDER BY day", &day_table, &day_table },
	[CLOCK_RUNNING] = { "SELECT rule, text, started_at, warn_at, due FROM clock WHERE module = :module "
		"AND record = :record AND met_at IS NULL AND rule <> :rule ORDER BY due LIMIT 20", &clock_table, &clock_table },
	{ 0 }
};

/* The site's exceptions in a span wide enough for `amount` working days. */
static struct special_day *special_days(struct request *rq, day from, int amount, size_t *count)
{
	struct day_row ask = { .day = NO_DAY };
	int far = (amount < 0 ? -amount : amount) * 2 + 40;
	struct rows rows;
	struct special_day *list;

	ask.from_day = amount < 0 ? from - far : from;
	ask.to_day = amount < 0 ? from : from + far;
	rows = db_all(rq->db, &clock_sql[CLOCK_DAYS], &ask);
	list = arena_take(&rq->arena, (rows.count + 1) * sizeof(*list));
	*count = 0;
	EACH_ROW(struct day_row, r, rows)
		list[(*count)++] = (struct special_day){ r->day, r->works != 0 };
	return list;
}

/* Seconds of opening hours on working days, spent one day after the other. */
static instant after_work(struct request *rq, instant from, int64_t left)
{
	size_t count;
	day d = show_local_day(rq, from);
	int64_t opens = rq->site.opens * 60, closes = rq->site.closes * 60;
	const struct special_day *special;

	if (closes <= opens)
		opens = 0, closes = 86400;
	special = special_days(rq, d, (int)(left / (closes - opens)) + 1, &count);
	for (int steps = 0; steps < 20000; steps++, d = workday_after(d, 1, special, count)) {
		instant start, end;
		if (!workday_is(d, special, count))
			continue;
		start = zone_day_start(rq->site.zone, d) + opens;
		end = start + closes - opens;
		if (from > start)
			start = from;
		if (start + left <= end)
			return start + left;
		if (start < end)
			left -= end - start;
	}
	return from + left;
}

instant clock_after(struct request *rq, instant from, int amount, enum unit unit)
{
	struct civil c;
	const struct special_day *special;
	size_t count;
	day d;

	if (unit == UNIT_MINUTE || unit == UNIT_HOUR)
		return from + (instant)amount * (unit == UNIT_MINUTE ? 60 : 3600);
	if (unit == UNIT_WORKHOUR)
		return after_work(rq, from, (int64_t)amount * 3600);
	c = zone_local(rq->site.zone, from);
	d = day_from(c.year, c.month, c.day);
	if (unit == UNIT_DAY)            /* counted from the day after, to the end of the last */
		return zone_day_start(rq->site.zone, d + amount + 1) - 1;
	special = special_days(rq, d, amount, &count);
	d = workday_after(d, amount, special, count);
	{
		struct civil at = day_civil(d);
		at.hour = c.hour;
		at.minute = c.minute;
		at.second = c.second;
		return zone_instant(rq->site.zone, at);
	}
}

void clock_start(struct request *rq, const char *module, int64_t id, const char *number, const char *rule,
	instant due, instant warn, const char *step, int64_t company, const char *text)
{
	struct clock_row r = { .record = id, .company = company, .module = module,
		.number = number == NULL ? "" : number, .rule = rule, .text = text == NULL ? "" : text, .step = step == NULL ? "" : step,
		.due = due, .warn_at = warn == NO_TIME ? due : warn };

	number_wrote(rq, &clock_table, &clock_sql[CLOCK_START], &r, db_make(rq->db, &clock_sql[CLOCK_START], &r));
}

void clock_until(struct request *rq, const char *module, int64_t id, const char *rule, instant not_after)
{
	struct clock_row r = { .record = id, .module = module, .number = "", .rule = rule, .text = "", .step = "",
		.due = NO_TIME, .warn_at = NO_TIME, .not_after = not_after };

	db_run(rq->db, &clock_sql[CLOCK_UNTIL], &r);
}

void clock_met(struct request *rq, const char *module, int64_t id, const char *rule)
{
	struct clock_row r = { .record = id, .module = module, .number = "", .rule = rule == NULL ? "" : rule,
		.text = "", .step = "", .due = NO_TIME, .warn_at = NO_TIME };

	db_run(rq->db, &clock_sql[rule == NULL ? CLOCK_MET : CLOCK_MET_RULE], &r);
}

void clock_show(struct request *rq, struct page *into, const char *module, int64_t id, const char *state)
{
	struct clock_row ask = { .record = id, .module = module, .number = "", .rule = state };
	struct rows rows = db_all(rq->db, &clock_sql[CLOCK_RUNNING], &ask);

	EACH_ROW(struct clock_row, r, rows) {
		struct clock_face face = clock_face(rq, r->started_at, r->due, r->warn_at);
		struct page *p = page_again(into, "clock");
		page_text(p, "clock_class", face.tone);
		page_int(p, "dash", face.dash);
		page_text(p, "text", face.text);
		page_text(p, "label", say_f(rq, T("%s, until %s"), say(rq, r->text), show_time(rq, r->due)));
	}
}

struct clock_face clock_face(struct request *rq, instant started, instant due, instant warn)
{
	instant now = rq->context.now;

	if (due == NO_TIME)
		return (struct clock_face){ "idle", "", 0 };
	if (now >= due)
		return (struct clock_face){ "bad", say_f(rq, T("%s over"), show_long(rq, now - due)), 100 };
	return (struct clock_face){
		warn != NO_TIME && now >= warn ? "warn" : "idle",
		say_f(rq, T("%s left"), show_long(rq, due - now)),
		started == NO_TIME || started >= due || now <= started ? 0
			: (int)((now - started) * 100 / (due - started)) };
}
