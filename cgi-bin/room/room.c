/* room.c -- the dossier of a meeting room (P049): what it is, what may be typed,
** who may publish it. */
#include "room/pages.h"
#include "kit/show.h"

const struct choice room_layouts[] = {
	{ "theatre", T("Theatre") }, { "classroom", T("Classroom") }, { "u", T("U-shape") },
	{ "hollow", T("Hollow square") }, { "board", T("Boardroom") }, { 0 }
};
const struct choice room_equipment[] = {
	{ "projector", T("Projector") }, { "video", T("Video conference") },
	{ "microphone", T("Microphones") }, { "whiteboard", T("Whiteboard") },
	{ "screen", T("Large screen") }, { "phone", T("Conference phone") },
	{ "flipchart", T("Flip chart") }, { "lectern", T("Lectern") },
	{ "recorder", T("Recording") }, { 0 }
};
const struct choice room_kinds[] = {
	{ "meeting", T("Meeting room") }, { "training", T("Training room") },
	{ "office", T("Day office") }, { 0 }
};
const struct choice room_weekdays[] = {
	{ "1", T("Monday") }, { "2", T("Tuesday") }, { "3", T("Wednesday") }, { "4", T("Thursday") },
	{ "5", T("Friday") }, { "6", T("Saturday") }, { "0", T("Sunday") }, { 0 }
};

static const struct choice outsides[] = {
	{ "kept", T("They stay as they were promised") }, { "told", T("They cannot stay: tell their customers") }, { 0 }
};

static const struct column columns[] = {
	RECORD_COLUMNS(struct room),
	TEXT_COLUMN(struct room, slug, NULL),
	TEXT_COLUMN(struct room, name, T("Name")),
	TEXT_COLUMN(struct room, name_en, T("Name in English")),
	TEXT_COLUMN(struct room, floor, T("Floor")),
	TEXT_COLUMN(struct room, floor_en, T("Floor in English")),
	TEXT_COLUMN(struct room, theme, T("Theme")),
	TEXT_COLUMN(struct room, theme_en, T("Theme in English")),
	CODE_COLUMN(struct room, kind, T("Kind"), room_kinds),
	INT_COLUMN(struct room, position, T("Place on the grid")),
	INT_COLUMN(struct room, area, T("Area, m²")),
	INT_COLUMN(struct room, capacity, T("Most seats")),
	TEXT_COLUMN(struct room, description, T("Description")),
	TEXT_COLUMN(struct room, description_en, T("Description in English")),
	TEXT_COLUMN(struct room, supplies, T("Supplies")), TEXT_COLUMN(struct room, supplies_en, T("Supplies in English")),
	TEXT_COLUMN(struct room, rules, T("House rules")), TEXT_COLUMN(struct room, rules_en, T("House rules in English")),
	INT_COLUMN(struct room, opens, NULL),
	INT_COLUMN(struct room, closes, NULL),
	TEXT_COLUMN(struct room, opens_at, T("Opens")),
	TEXT_COLUMN(struct room, closes_at, T("Closes")),
	CODE_COLUMN(struct room, weekdays, T("Open on"), room_weekdays),
	INT_COLUMN(struct room, buffer_before, T("Minutes kept free before")),
	INT_COLUMN(struct room, buffer_after, T("Minutes kept free after")),
	INT_COLUMN(struct room, shortest, T("Shortest booking, minutes")),
	INT_COLUMN(struct room, longest, T("Longest booking, minutes")),
	INT_COLUMN(struct room, notice_least, T("Latest booking, minutes before")),
	INT_COLUMN(struct room, notice_most, NULL),
	INT_COLUMN(struct room, notice_days, T("Earliest booking, days before")),
	FLAG_COLUMN(struct room, needs_approval, T("Each booking is approved")),
	INT_COLUMN(struct room, cancel_hours, T("Free cancellation until, hours before")),
	FEN_COLUMN(struct room, price_hour, T("Price per hour")),
	FEN_COLUMN(struct room, price_half, T("Price per half day")),
	FEN_COLUMN(struct room, price_day, T("Price per day")),
	ID_COLUMN(struct room, part_of, T("Part of")),
	CODE_COLUMN(struct room, equipment, T("Equipment"), room_equipment),
	TEXT_COLUMN(struct room, layouts, NULL),
	ID_COLUMN(struct room, photo, NULL),
	CODE_COLUMN(struct room, outside, T("Bookings outside these times"), outsides),
	TEXT_COLUMN(struct room, told, T("Why, for their customers")),
	INT_COLUMN(struct room, seats_theatre, T("Seats, theatre")),
	INT_COLUMN(struct room, seats_classroom, T("Seats, classroom")),
	INT_COLUMN(struct room, seats_u, T("Seats, U-shape")),
	INT_COLUMN(struct room, seats_hollow, T("Seats, hollow square")),
	INT_COLUMN(struct room, seats_board, T("Seats, boardroom")),
	{ 0 }
};
const struct table room_table = { "room", sizeof(struct room), columns };

static const struct choice *quarters(struct request *rq)
{
	return room_times(rq, 0, 1440, 15);
}

static const struct choice *buffers(struct request *rq)
{
	struct choice *list = arena_take(&rq->arena, 9 * sizeof(*list));
	int64_t step = rq->site.slot_minutes;

	for (int i = 0; i < 8; i++) {
		list[i].value = arena_printf(&rq->arena, "%lld", (long long)(i * step));
		list[i].label = i == 0 ? T("None") : list[i].value;
	}
	return list;
}

static const struct choice *wholes(struct request *rq)
{
	struct rows rooms = db_all(rq->db, &room_sql[ROOM_WHOLES], NULL);
	struct choice *list = arena_take(&rq->arena, (rooms.count + 2) * sizeof(*list));
	size_t n = 0;

	list[n++] = (struct choice){ "", T("No, it stands alone") };
	EACH_ROW(struct room, r, rooms)
		if (r->r.id != rq->match.id)
			list[n++] = (struct choice){ arena_printf(&rq->arena, "%lld", (long long)r->r.id),
				arena_printf(&rq->arena, "%s %s", r->r.number, room_name(rq, r)) };
	return list;
}

/* It stands in addresses, and is one room's. */
static void check_number(struct request *rq, const struct room *r)
{
	struct room other;

	table_blank(&room_table, &other);
	if (r->r.number[strspn(r->r.number, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
		form_fault(rq, "number", T("Letters, digits and - only: it stands in an address of the public site."));
	else if (db_one(rq->db, &room_sql[ROOM_TWICE], r, &other))
		form_fault(rq, "number", T("Another room has this number."));
}

static void check(struct request *rq, void *row)
{
	struct room *r = row;
	const int64_t seats[] = { r->seats_theatre, r->seats_classroom, r->seats_u, r->seats_hollow, r->seats_board };

	r->opens = room_minute(r->opens_at);
	r->closes = room_minute(r->closes_at);
	r->capacity = 0;
	for (size_t i = 0; i < COUNT(seats); i++)
		if (seats[i] > r->capacity)
			r->capacity = seats[i];
	if (r->closes <= r->opens)
		form_fault(rq, "closes_at", T("It closes before it opens; choose a later time."));
	if (r->longest < r->shortest)
		form_fault(rq, "longest", T("The longest booking is shorter than the shortest, %lld minutes."), (long long)r->shortest);
	if (r->shortest % rq->site.slot_minutes != 0)
		form_fault(rq, "shortest", T("Times here run in steps of %lld minutes."), (long long)rq->site.slot_minutes);
	check_number(rq, r);
	if (r->capacity == 0)
		form_fault(rq, "seats_board", T("Give the seats of at least one layout."));
}

/* clang-format off */
#define DOSSIER \
	{ "name",        NULL, NULL, INPUT_LINE,   .required = true, .max = 40, .group = T("The room") }, \
	{ "name_en",     NULL, NULL, INPUT_LINE,   .max = 60 }, \
	{ "number",      T("Room number"), NULL, INPUT_LINE, .required = true, .max = 12, .width = WIDTH_HALF }, \
	{ "kind",        NULL, NULL, INPUT_CHOICE, .required = true, .width = WIDTH_HALF }, \
	{ "floor",       NULL, NULL, INPUT_LINE,   .required = true, .max = 20, .width = WIDTH_HALF }, \
	{ "floor_en",    NULL, NULL, INPUT_LINE,   .max = 20, .width = WIDTH_HALF }, \
	{ "theme",       NULL, NULL, INPUT_LINE,   .max = 40, .width = WIDTH_HALF }, \
	{ "theme_en",    NULL, NULL, INPUT_LINE,   .max = 60, .width = WIDTH_HALF }, \
	{ "area",        NULL, NULL, INPUT_NUMBER, .required = true, .min = 4, .max = 5000, .width = WIDTH_HALF }, \
	{ "position",    NULL, T("Rooms stand in this order on the grid."), INPUT_NUMBER, .min = 0, .max = 9999, .width = WIDTH_HALF }, \
	{ "part_of",     T("Part of a divisible room"), T("Booking the whole takes all of its parts."), INPUT_CHOICE, .offer = wholes }, \
	{ "description", NULL, NULL, INPUT_LINES,  .max = 2000, .width = WIDTH_FULL }, \
	{ "description_en", NULL, NULL, INPUT_LINES, .max = 2000, .width = WIDTH_FULL }, \
	{ "seats_theatre",   NULL, NULL, INPUT_NUMBER, .min = 0, .max = 2000, .width = WIDTH_HALF, .group = T("Layouts and equipment") }, \
	{ "seats_classroom", NULL, NULL, INPUT_NUMBER, .min = 0, .max = 2000, .width = WIDTH_HALF }, \
	{ "seats_u",         NULL, NULL, INPUT_NUMBER, .min = 0, .max = 2000, .width = WIDTH_HALF }, \
	{ "seats_hollow",    NULL, NULL, INPUT_NUMBER, .min = 0, .max = 2000, .width = WIDTH_HALF }, \
	{ "seats_board",     NULL, T("0: not possible in this room."), INPUT_NUMBER, .min = 0, .max = 2000, .width = WIDTH_HALF }, \
	{ "equipment",   NULL, NULL, INPUT_MANY,   .width = WIDTH_FULL }, \
	{ "supplies",    NULL, NULL, INPUT_LINES,  .max = 1000, .width = WIDTH_FULL }, \
	{ "supplies_en", NULL, NULL, INPUT_LINES,  .max = 1000, .width = WIDTH_FULL }, \
	{ "price_hour",  NULL, NULL, INPUT_MONEY,  .required = true, .max = 100000000, .width = WIDTH_HALF, .group = T("Prices") }, \
	{ "price_half",  NULL, T("Up to 4 hours before noon, in the afternoon or in the evening; 0: by the hour."), INPUT_MONEY, .max = 100000000, .width = WIDTH_HALF }, \
	{ "price_day",   NULL, T("0: by the half day or the hour."), INPUT_MONEY, .max = 100000000, .width = WIDTH_HALF }, \
	{ "opens_at",    NULL, NULL, INPUT_CHOICE, .required = true, .offer = quarters, .width = WIDTH_HALF, .group = T("Times and rules") }, \
	{ "closes_at",   NULL, NULL, INPUT_CHOICE, .required = true, .offer = quarters, .width = WIDTH_HALF }, \
	{ "weekdays",    NULL, NULL, INPUT_MANY,   .required = true, .width = WIDTH_FULL }, \
	{ "buffer_before", NULL, NULL, INPUT_CHOICE, .required = true, .offer = buffers, .width = WIDTH_HALF }, \
	{ "buffer_after",  NULL, NULL, INPUT_CHOICE, .required = true, .offer = buffers, .width = WIDTH_HALF }, \
	{ "shortest",    NULL, NULL, INPUT_NUMBER, .required = true, .min = 5, .max = 1440, .width = WIDTH_HALF }, \
	{ "longest",     NULL, NULL, INPUT_NUMBER, .required = true, .min = 5, .max = 1440, .width = WIDTH_HALF }, \
	{ "notice_least", NULL, NULL, INPUT_NUMBER, .min = 0, .max = 43200, .width = WIDTH_HALF }, \
	{ "notice_days", NULL, NULL, INPUT_NUMBER, .required = true, .min = 1, .max = 730, .width = WIDTH_HALF }, \
	{ "cancel_hours", NULL, NULL, INPUT_NUMBER, .min = 0, .max = 720, .width = WIDTH_HALF }, \
	{ "needs_approval", NULL, NULL, INPUT_FLAG }, \
	{ "rules",       NULL, NULL, INPUT_LINES,  .max = 2000, .width = WIDTH_FULL }, \
	{ "rules_en",    NULL, NULL, INPUT_LINES,  .max = 2000, .width = WIDTH_FULL }
static const struct field fields[] = { DOSSIER, { 0 } };
static const struct field edit_fields[] = {
	DOSSIER,
	{ "outside",     NULL, T("Asked when there are some; they are then listed above."), INPUT_RADIO, .width = WIDTH_FULL },
	{ "told",        NULL, NULL, INPUT_LINE, .min = 2, .max = 500, .width = WIDTH_FULL },
	{ 0 }
};
static const struct field retire_fields[] = {
	{ "told",        NULL, T("Needed when bookings are listed above."), INPUT_LINE, .min = 2, .max = 500, .width = WIDTH_FULL },
	{ 0 }
};
/* clang-format on */
static const struct form form = { "room", &room_table, fields, check, NULL };
static const struct form edit_form = { "room", &room_table, edit_fields, check, NULL };
static const struct form retire_form = { "retire", &room_table, retire_fields, NULL, T("Take out of use") };

#define KEEPERS (ROLE_ROOM_KEEPER | ROLE_RECEPTIONIST | ROLE_LEADER | ROLE_ADMIN)

/* Slots stand under the atoms of a room; they may not move below a booking. */
static const char *parts_fixed(struct request *rq, void *row)
{
	struct room *r = row, *was = room_read(rq, r->r.id, false), n;

	table_blank(&room_table, &n);
	if (was == NULL || was->part_of == r->part_of)
		return NULL;
	if (db_one(rq->db, &room_sql[ROOM_BUSY], was, &n) && n.r.id == 0 &&
	    db_one(rq->db, &room_sql[ROOM_BUSY], r, &n) && n.r.id == 0)
		return NULL;
	return say(rq, T("There are bookings to come; the division of a room can be changed only when there are none."));
}

/* Shorter hours: what lies outside is listed and asked about before anything is written (B8). */
static const char *edited(struct request *rq, void *row)
{
	struct room *r = row;
	const char *fixed_parts = parts_fixed(rq, row);

	if (fixed_parts != NULL || room_outside(rq, r, room_read(rq, r->r.id, false)) == 0)
		return fixed_parts;
	if (*r->outside == '\0')
		form_fault(rq, "outside", T("There are bookings outside these times: please say what becomes of them."));
	else if (strcmp(r->outside, "told") == 0 && *r->told == '\0')
		form_fault(rq, "told", T("Please write why; their customers read it."));
	return NULL;
}

static void ask_retire(struct request *rq, void *row)
{
	(void)room_outside(rq, row, NULL);
}

static const char *retired(struct request *rq, void *row)
{
	struct room *r = row;

	if (room_outside(rq, r, NULL) > 0 && *r->told == '\0')
		form_fault(rq, "told", T("Please write why; their customers read it."));
	return NULL;
}

static void out_of_use(struct request *rq, void *row)
{
	room_displace(rq, row, NULL, ((struct room *)row)->told);
}

static void saved(struct request *rq, void *row)
{
	struct room *r = row;

	room_save_parts(rq, r);
	room_save_atoms(rq, r);
}

static void edited_after(struct request *rq, void *row)
{
	struct room *r = row;

	saved(rq, row);
	if (strcmp(r->outside, "told") == 0 && rq->stored != NULL)
		room_displace(rq, r, rq->stored, r->told);
}

static const struct state states[] = {
	{ "draft",     T("room|Draft"),     .tone = TONE_WARN, .never = "a room stays on record: what is out of use is taken up again" },
	{ "published", T("room|Published"), .tone = TONE_OK, .never = "a room stays on record: what is out of use is taken up again" },
	{ "retired",   T("room|Retired"),   .tone = TONE_IDLE, .never = "a room stays on record: what is out of use is taken up again" },
	{ 0 }
};
static const struct step steps[] = {
	{ "publish", T("Publish"), "draft", "published", KEEPERS, .primary = true },
	{ "edit", T("Edit the dossier"), "draft published", NULL, KEEPERS, .form = &edit_form, .act = edited, .after = edited_after },
	{ "retire", T("Take out of use"), "published draft", "retired", KEEPERS, .form = &retire_form, .fill = ask_retire, .act = retired, .after = out_of_use },
	{ "revive", T("Take up again"), "retired", "draft", KEEPERS },
	{ 0 }
};
static const struct flow flow = { states, steps };

/* clang-format off */
#define LISTED "SELECT r.id, r.site, r.number, r.state, r.name, r.name_en, r.floor, r.floor_en, r.kind, r.area_cm2 DIV 10000 AS area," \
	" r.capacity, r.price_hour, r.price_half, r.price_day, r.needs_approval, r.position FROM room r WHERE r.site = :my_site"
static const struct head heads[] = {
	{ "number", T("Room number"), NULL, "r.number" },
	{ "name", NULL, "name_en", "r.name" },
	{ "floor", NULL, NULL, NULL },
	{ "kind", NULL, NULL, NULL },
	{ "area", NULL, NULL, "r.area_cm2" },
	{ "capacity", NULL, NULL, "r.capacity" },
	{ "price_hour", NULL, NULL, "r.price_hour" },
	{ "state", NULL, NULL, NULL },
	{ 0 }
};
static const struct filter filters[] = {
	{ "name",  T("Name or number"), INPUT_LINE, "(r.name LIKE CONCAT('%', :name, '%') OR r.number LIKE CONCAT(:name, '%')"
		" OR r.name_en LIKE CONCAT('%', :name, '%'))" },
	{ "state", T("State"), INPUT_CHOICE, "r.state = :state" },
	{ "seats", T("Seats, at least"), INPUT_LINE, "r.capacity >= :seats" },
	{ 0 }
};
static const struct list desk_list = { LISTED, "r.position", "position", true, "r.id", heads, filters,
	.empty = T("No room is recorded yet.") };
static const struct head open_heads[] = {
	{ "name", NULL, NULL, NULL }, { "floor", NULL, NULL, NULL }, { "area", NULL, NULL, NULL },
	{ "capacity", NULL, NULL, NULL }, { "price_hour", NULL, NULL, NULL }, { "price_half", NULL, NULL, NULL },
	{ "price_day", NULL, NULL, NULL }, { 0 }
};
static const struct list open_list = { LISTED " AND r.state = 'published'", "r.position", "position", true, "r.id",
	open_heads, NULL, .empty = T("No room is open for booking.") };

static const char *const facts[] = { "kind", "area", "capacity", "floor", "theme", "supplies", "opens_at", "closes_at",
	"weekdays", "buffer_before", "buffer_after", "shortest", "longest", "notice_least", "notice_days",
	"needs_approval", "cancel_hours", "price_hour", "price_half", "price_day", NULL };

static const struct route desk_more[] = {
	{ GET,  "/:id/band",       KEEPERS, room_band_new,   "step.html" },
	{ POST, "/:id/band",       KEEPERS, room_band_new,   "step.html" },
	{ POST, "/:id/band_end",   KEEPERS, room_band_drop,  NULL },
	{ GET,  "/:id/photo_new",  KEEPERS, room_photo_add,  "room/photo.html" },
	{ POST, "/:id/photo_new",  KEEPERS, room_photo_add,  "room/photo.html" },
	{ POST, "/:id/photo_end",  KEEPERS, room_photo_drop, NULL },
	{ GET,  "/:id/photo",      0,       room_photo,      NULL },
	{ 0 }
};
static const struct route portal_more[] = {
	{ GET,  "/:id/photo",      0,       room_photo,      NULL },
	{ 0 }
};

static const struct fixed fixed[] = { { "*", "parts, words and prices hang on the dossier: by \"edit\"" }, { 0 } };

const struct module room_module = {
	.fixed = fixed,
	.open_to_all = true,
	.name = "room", .title = T("Meeting rooms"), .one_title = T("Meeting room"),
	.table = &room_table, .form = &form, .flow = &flow, .sql = room_sql, .move = &room_sql[ROOM_MOVE],
	.facts = facts, .name_column = "name", .after = saved, .more = room_more, .sheets = room_sheets,
	.face = {
		[PORTAL] = { ROLE_TENANT | ROLE_GUEST, &open_list, &room_sql[ROOM_ONE_OPEN], .more = portal_more },
		[DESK] = { ROLE_STAFF, &desk_list, &room_sql[ROOM_ONE], .make = &room_sql[ROOM_MAKE], .make_roles = KEEPERS,
			.more = desk_more, .place = { T("menu|Meetings"), 500, "door", NULL } },
	},
};
/* clang-format on */
