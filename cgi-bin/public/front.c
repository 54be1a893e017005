/* front.c -- the page on which the house's leaders write what the public site says. */
#include "public/front.h"
#include "kit/form.h"
#include "kit/history.h"
#include "kit/record.h"
#include "edge/db.h"

#define IN &front_table

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct front),
	TEXT_COLUMN(struct front, headline,        T("front|Headline")),
	TEXT_COLUMN(struct front, headline_en,     T("front|Headline in English")),
	TEXT_COLUMN(struct front, lead,            T("front|The house in a sentence or two")),
	TEXT_COLUMN(struct front, lead_en,         T("front|The same in English")),
	TEXT_COLUMN(struct front, rooms_lead,      T("front|About the rooms")),
	TEXT_COLUMN(struct front, rooms_lead_en,   T("front|About the rooms, in English")),
	TEXT_COLUMN(struct front, offices_lead,    T("front|About the offices")),
	TEXT_COLUMN(struct front, offices_lead_en, T("front|About the offices, in English")),
	TEXT_COLUMN(struct front, in_rooms,        T("front|What every room has")),
	TEXT_COLUMN(struct front, in_rooms_en,     T("front|What every room has, in English")),
	TEXT_COLUMN(struct front, a_day,           T("front|A day at the front desk")),
	TEXT_COLUMN(struct front, a_day_en,        T("front|A day at the front desk, in English")),
	TEXT_COLUMN(struct front, visit,           T("front|How to get here")),
	TEXT_COLUMN(struct front, visit_en,        T("front|How to get here, in English")),
	TEXT_COLUMN(struct front, featured,        T("front|Rooms on the first page")),
	TEXT_COLUMN(struct front, picture,         NULL),
	TEXT_COLUMN(struct front, map,             NULL),
	{ 0 }
};
static const struct table front_table = { "front", sizeof(struct front), columns };

enum { FRONT_ONE, FRONT_KEEP };
static const struct sql sql[] = {
	[FRONT_ONE] = { "SELECT f.site AS id, f.headline, f.headline_en, f.lead, f.lead_en, f.rooms_lead, f.rooms_lead_en,"
		" f.offices_lead, f.offices_lead_en, f.in_rooms, f.in_rooms_en, f.a_day, f.a_day_en, f.visit, f.visit_en, f.featured,"
		" f.picture, f.map FROM front f WHERE f.site = :my_site", NULL, IN },
	[FRONT_KEEP] = { "INSERT INTO front (site, headline, headline_en, lead, lead_en, rooms_lead, rooms_lead_en, offices_lead,"
		" offices_lead_en, in_rooms, in_rooms_en, a_day, a_day_en, visit, visit_en, featured) VALUES (:my_site, :headline,"
		" :headline_en, :lead, :lead_en, :rooms_lead, :rooms_lead_en, :offices_lead, :offices_lead_en, :in_rooms, :in_rooms_en,"
		" :a_day, :a_day_en, :visit, :visit_en, :featured) ON DUPLICATE KEY UPDATE headline = VALUES(headline),"
		" headline_en = VALUES(headline_en), lead = VALUES(lead), lead_en = VALUES(lead_en), rooms_lead = VALUES(rooms_lead),"
		" rooms_lead_en = VALUES(rooms_lead_en), offices_lead = VALUES(offices_lead), offices_lead_en = VALUES(offices_lead_en),"
		" in_rooms = VALUES(in_rooms), in_rooms_en = VALUES(in_rooms_en), a_day = VALUES(a_day), a_day_en = VALUES(a_day_en),"
		" visit = VALUES(visit), visit_en = VALUES(visit_en), featured = VALUES(featured)", IN, NULL },
	{ 0 }
};

static const struct field fields[] = {
	{ "headline",        NULL, T("Left empty: the name of the house."), INPUT_LINE, .max = 60, .group = T("front|First page") },
	{ "headline_en",     NULL, T("What has no English does not stand on the English pages."), INPUT_LINE, .max = 120 },
	{ "lead",            NULL, NULL, INPUT_LINES, .max = 300 },
	{ "lead_en",         NULL, NULL, INPUT_LINES, .max = 500 },
	{ "picture",         T("front|Picture"), NULL, INPUT_FILE },
	{ "rooms_lead",      NULL, NULL, INPUT_LINES, .max = 300, .group = T("front|Rooms and offices") },
	{ "rooms_lead_en",   NULL, NULL, INPUT_LINES, .max = 500 },
	{ "featured",        NULL, T("Their numbers with commas, such as 201,305. Left empty: the first ones."), INPUT_LINE, .max = 120 },
	{ "in_rooms",        NULL, T("One a line. It stands on the page of each room."), INPUT_LINES, .max = 1000 },
	{ "in_rooms_en",     NULL, NULL, INPUT_LINES, .max = 1500 },
	{ "offices_lead",    NULL, T("The offices themselves and their prices stand in the price list."), INPUT_LINES, .max = 300 },
	{ "offices_lead_en", NULL, NULL, INPUT_LINES, .max = 500 },
	{ "a_day",           NULL, T("One a line, the time first: 08:15 Papers and mail arrive."), INPUT_LINES, .max = 2000, .group = T("front|Desk and visit") },
	{ "a_day_en",        NULL, NULL, INPUT_LINES, .max = 3000 },
	{ "visit",           NULL, T("One a line, with a colon: Parking: in the yard. Address, telephone and hours stand there already."), INPUT_LINES, .max = 1000 },
	{ "visit_en",        NULL, NULL, INPUT_LINES, .max = 1500 },
	{ "map",             T("front|Map or picture of the way"), NULL, INPUT_FILE },
	{ 0 }
};
static const struct form form = { "front", IN, fields };
/* clang-format on */

struct front *front_read(struct request *rq)
{
	struct front *f = take(rq, struct front);

	table_blank(IN, f);
	(void)db_one(rq->db, &sql[FRONT_ONE], NULL, f);
	f->r.id = rq->site.id;
	return f;
}

const char *front_line(struct request *rq, const char **at)
{
	while (**at != '\0') {
		size_t n = strcspn(*at, "\n"), skip = strspn(*at, " \t\r");
		const char *s = *at;
		*at += n + (s[n] == '\n');
		while (n > skip && strchr(" \t\r", s[n - 1]) != NULL)
			n--;
		if (n > skip)
			return arena_text(&rq->arena, s + skip, n - skip);
	}
	return NULL;
}

static int keep(struct request *rq)
{
	struct front *f = front_read(rq);
	const struct front *before = record_copy(rq, IN, f);

	rq->stored = before;
	if (rq->method == POST && form_read(rq, &form, f)) {
		db_run(rq->db, &sql[FRONT_KEEP], f);
		form_files(rq, &form, "front", f->r.id);
		history_write(rq, &front_module, f->r.id, "edit", before, f, "");
		return redirect_to(rq, "/front?did=saved");
	}
	return record_only(rq, &form, before, f->r.id, T("Public site"));
}

static const struct route routes[] = {
	{ GET,  "", 0, keep, "step.html" },
	{ POST, "", 0, keep, "step.html" },
	{ 0 }
};

const struct module front_module = {
	.name = "front", .title = T("Public site"), .table = IN, .form = &form, .sql = sql,
	.face = {
		[DESK] = { ROLE_LEADER | ROLE_ADMIN, .more = routes, .place = { T("menu|House"), 950, "world-www" } },
	},
};
