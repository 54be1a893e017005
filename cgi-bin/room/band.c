/* band.c -- price bands of a room: what an hour costs at other times than the
** ordinary ones; kept on a page of the dossier. */
#include "room/room.h"
#include "kit/form.h"
#include "kit/history.h"
#include "kit/show.h"
#include "edge/page.h"
#include "room/pages.h"

static const struct column columns[] = {
	ID_COLUMN(struct band, id, NULL),
	ID_COLUMN(struct band, room, NULL),
	INT_COLUMN(struct band, from_minute, NULL),
	INT_COLUMN(struct band, to_minute, NULL),
	FEN_COLUMN(struct band, price_hour, T("Price per hour")),
	TEXT_COLUMN(struct band, name, T("Name")),
	TEXT_COLUMN(struct band, name_en, T("Name in English")),
	CODE_COLUMN(struct band, weekdays, T("Days"), room_weekdays),
	TEXT_COLUMN(struct band, from_at, T("From")),
	TEXT_COLUMN(struct band, to_at, T("To")),
	{ 0 }
};
const struct table band_table = { "room_band", sizeof(struct band), columns };

#define ROW "SELECT b.id, b.room, b.name, b.name_en, b.from_minute, b.to_minute, b.weekdays," \
	" b.price_hour FROM room_band b JOIN room r ON r.id = b.room WHERE r.site = :my_site "
const struct sql band_sql[] = {
	[BAND_OF_ROOM] = { ROW "AND b.room = :room ORDER BY b.from_minute, b.id", &band_table, &band_table },
	[BAND_ALL] = { ROW "ORDER BY b.room, b.from_minute, b.id", NULL, &band_table },
	[BAND_MAKE] = { "INSERT INTO room_band (room, name, name_en, from_minute, to_minute, weekdays, price_hour)"
		" SELECT r.id, :name, :name_en, :from_minute, :to_minute, :weekdays, :price_hour"
		" FROM room r WHERE r.id = :room AND r.site = :my_site", &band_table, NULL },
	[BAND_DROP] = { "DELETE FROM room_band WHERE id = :id AND room = :room", &band_table, NULL },
	{ 0 }
};

struct rows room_bands(struct request *rq, int64_t room)
{
	struct band b;

	table_blank(&band_table, &b);
	b.room = room;
	return db_all(rq->db, &band_sql[BAND_OF_ROOM], &b);
}

struct rows room_bands_all(struct request *rq)
{
	return db_all(rq->db, &band_sql[BAND_ALL], NULL);
}

static const struct choice *quarters(struct request *rq)
{
	return room_times(rq, 0, 1440, 15);
}

static void check(struct request *rq, void *row)
{
	struct band *b = row;

	b->from_minute = room_minute(b->from_at);
	b->to_minute = room_minute(b->to_at);
	if (b->to_minute <= b->from_minute)
		form_fault(rq, "to_at", T("It ends before it begins; choose a later time."));
}

static const struct field fields[] = {
	{ "name",       NULL, NULL, INPUT_LINE,   .required = true, .max = 40, .width = WIDTH_NORMAL },
	{ "name_en",    NULL, NULL, INPUT_LINE,   .max = 40 },
	{ "from_at",    NULL, NULL, INPUT_CHOICE, .required = true, .offer = quarters, .width = WIDTH_HALF },
	{ "to_at",      NULL, NULL, INPUT_CHOICE, .required = true, .offer = quarters, .width = WIDTH_HALF },
	{ "price_hour", NULL, NULL, INPUT_MONEY,  .required = true, .max = 10000000 },
	{ "weekdays",   NULL, NULL, INPUT_MANY,   .required = true, .choices = room_weekdays, .width = WIDTH_FULL },
	{ 0 }
};
static const struct form form = { "band", &band_table, fields, check, T("Add the price") };

int room_band_new(struct request *rq)
{
	struct room *r = room_read(rq, rq->match.id, false);
	struct band *b = take(rq, struct band);
	const char *here;

	if (r == NULL)
		return 404;
	here = arena_printf(&rq->arena, "/desk/room/%lld", (long long)r->r.id);
	table_blank(&band_table, b);
	b->room = r->r.id;
	b->weekdays = "1,2,3,4,5,6,0";
	if (rq->method == POST && form_read(rq, &form, b)) {
		b->room = r->r.id;
		db_make(rq->db, &band_sql[BAND_MAKE], b);
		history_write(rq, &room_module, r->r.id, "edit", NULL, NULL,
			arena_printf(&rq->arena, "%s %s–%s %s", b->name, b->from_at, b->to_at,
			show_fen(rq, b->price_hour)));
		return redirect_to(rq, "/room/%lld", (long long)r->r.id);
	}
	rq->title = say_f(rq, T("Price at other hours, %s"), room_name(rq, r));
	page_text(rq->page, "title", rq->title);
	form_draw(rq, rq->page, &form, b, arena_printf(&rq->arena, "%s/band", here), here);
	return rq->faults == NULL ? 200 : 422;
}

int room_band_drop(struct request *rq)
{
	const char *id = pairs_get(rq->body, "band");
	struct band b;

	table_blank(&band_table, &b);
	b.room = rq->match.id;
	b.id = id == NULL ? 0 : strtoll(id, NULL, 10);
	if (room_read(rq, b.room, false) == NULL || db_run(rq->db, &band_sql[BAND_DROP], &b) != 1)
		return 404;
	history_write(rq, &room_module, b.room, "edit", NULL, NULL, say(rq, T("A price was removed.")));
	return redirect_to(rq, "/room/%lld", (long long)b.room);
}
