/* services.c -- what the house did for a customer, on their printed sheet (P002, 服务记录): the newest
** services one by one, those of the last twelve months in numbers and amounts. */
#include "company/part.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

#define SHOWN 30                     /* on paper, of all services together */

/* The house's own books: not a service, or one that stands in another list already. */
static const char *const inside[] = { "duty", "room_entry", "absence_item", "proxy", NULL };
/* What may stand on paper beside the number: nothing that is for one person's eyes, as who called or wrote. */
static const char *const plain[] = { "room_name", "kind", "service", "country_name", "areas", NULL };
/* It came to nothing, and nothing is paid for it. */
#define IN_VAIN "'cancelled','declined','withdrawn','unavailable','offered'"

struct sum { int64_t count, amount; };
static const struct column columns[] = { INT_COLUMN(struct sum, count, NULL), FEN_COLUMN(struct sum, amount, NULL), { 0 } };
static const struct table sum_table = { "sum", sizeof(struct sum), columns };

static bool among(const char *const *list, const char *name)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, name) == 0)
			return true;
	return false;
}

static const struct column *order_of(const struct module *m)
{
	const char *name = m->face[DESK].list->order_name;

	return table_column(m->table, name, strlen(name));
}

static bool is_service(const struct request *rq, const struct module *m)
{
	return part_has(rq, m) && m->flow != NULL && m->series != NULL && !among(inside, m->name) && order_of(m)->type == TYPE_TIME;
}

static struct pairs of(struct request *rq, const struct company *c)
{
	struct pair *given = take(rq, struct pair);

	*given = (struct pair){ "company", arena_printf(&rq->arena, "%lld", (long long)c->r.id) };
	return (struct pairs){ given, 1 };
}

/* The limit is never met; without one the store refuses the statement the second time (1140, a merged derived table). */
static struct sum sum_of(struct request *rq, const struct module *m, const struct company *c)
{
	const struct list *l = m->face[DESK].list;
	const struct column *money = part_money(m);
	const char *amount = money == NULL ? "0" : arena_printf(&rq->arena, "SUM(IF(x.state IN (" IN_VAIN "), 0, x.%s))", money->name);
	struct rows rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT COUNT(*) AS count, COALESCE(%s, 0) AS amount FROM"
		" (%s AND (%s = :company) AND %s >= :now - INTERVAL 1 YEAR LIMIT 1000000) x", amount, l->select, l->company, l->order), of(rq, c), &sum_table);

	return rows.count == 0 ? (struct sum){ 0, 0 } : *(const struct sum *)rows.list;
}

void part_sums(struct request *rq, const struct company *c)
{
	struct page *block = sheet_block(rq, T("sheet|Services in a year"));
	struct sum all = { 0, 0 };
	int n = 0;                       /* three in a row, and the last row is filled */

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const struct face *f = &(*m)->face[DESK];
		struct sum s;
		if (!is_service(rq, *m) || (s = sum_of(rq, *m, c)).count == 0)
			continue;
		all.count += s.count;
		all.amount += s.amount;
		n++;
		sheet_pair(block, "w4", f->title != NULL ? f->title : (*m)->title, s.amount == 0 ? show_number(rq, s.count)
			: say_f(rq, T("%s, %s"), show_number(rq, s.count), show_fen(rq, s.amount)));
	}
	sheet_pair(block, n % 3 == 1 ? "w8" : "w4", T("sheet|All together"), say_f(rq, T("%s, %s"), show_number(rq, all.count), show_fen(rq, all.amount)));
	sheet_pair(block, n % 3 == 0 ? "w8" : "", T("sheet|Since"), say_f(rq, T("%s, with what is booked ahead; below the newest, at most %d"),
		sheet_day(rq, rq->context.today - 365), SHOWN));
}

/* The newest of several lists, each newest first already. */
static const struct part_line *newest(const struct rows *lists, size_t *next, size_t n, size_t *which)
{
	const struct part_line *best = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct part_line *line = (const struct part_line *)lists[i].list + next[i];
		if (next[i] < lists[i].count && (best == NULL || strcmp(line->at, best->at) > 0)) {
			best = line;
			*which = i;
		}
	}
	if (best != NULL)
		next[*which]++;
	return best;
}

static void put_line(struct request *rq, struct page *items, const struct module *m, const struct part_line *line)
{
	const void *row = part_whole(rq, m, line);
	const struct column *money = part_money(m), *state = table_column(m->table, "state", 5);
	struct page *p = page_again(items, "line");
	const char *what = "";
	instant at = NO_TIME;

	rq->module = m;                  /* whose states show_value() names */
	for (const struct head *h = m->face[DESK].list->heads; h->name != NULL; h++)
		if (among(plain, h->name))
			what = arena_printf(&rq->arena, "%s%s%s", what, *what == '\0' ? "" : " ",
				show_own(rq, m->table, table_column(m->table, h->name, strlen(h->name)), row));
	(void)instant_parse(line->at, &at);
	sheet_cell(p, "code", sheet_time(rq, at));
	sheet_cell(p, "id", say(rq, m->one_title != NULL ? m->one_title : m->title));
	sheet_cell(p, "code", ((const struct record *)row)->number);
	sheet_cell(p, "", what);
	sheet_cell(p, "name", show_value(rq, state, row));
	sheet_cell(p, "money", money == NULL || *column_int(money, row) == 0 ? "" : show_fen(rq, *column_int(money, row)));
}

void part_services(struct request *rq, const struct company *c)
{
	const struct module *own = rq->module, *which[64];
	struct rows lists[COUNT(which)];
	size_t next[COUNT(which)] = { 0 }, n = 0, i = 0;
	struct page *items = sheet_items(rq, NULL, T("sheet|The newest services"));
	const struct part_line *line;

	for (const struct module *const *m = rq->program->modules; *m != NULL && n < COUNT(which); m++)
		if (is_service(rq, *m)) {
			lists[n] = db_list(rq->db, part_newest(rq, *m, SHOWN), of(rq, c), &part_line_table);
			which[n++] = *m;
		}
	sheet_column(items, "code", T("sheet|When"));
	sheet_column(items, "id", T("sheet|Kind of service"));
	sheet_column(items, "code", T("sheet|No."));
	sheet_column(items, "", T("sheet|Particulars"));
	sheet_column(items, "name", T("sheet|State"));
	sheet_column(items, "money", T("sheet|Amount"));
	for (int k = 0; k < SHOWN && (line = newest(lists, next, n, &i)) != NULL; k++)
		put_line(rq, items, which[i], line);
	rq->module = own;
}
