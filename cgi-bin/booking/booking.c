/* booking.c -- the booking of a room (P050, P051): where each side meets it. */
#include "booking/pages.h"
#include "booking/report.h"

/* clang-format off */
#define LISTED "SELECT b.id, b.site, b.company, b.number, b.state, b.starts_at, b.ends_at, b.title, b.people, b.layout, b.price," \
	" b.contact_name, r.name AS room_name, r.name_en AS room_name_en, c.short_name AS company_short, c.name AS company_name" \
	" FROM booking b LEFT JOIN room r ON r.id = b.room LEFT JOIN company c ON c.id = b.company WHERE "
static const struct head heads[] = {
	{ "number", NULL, NULL, "b.number" },
	{ "starts_at", T("Begins"), NULL, "b.starts_at" },
	{ "ends_at", T("Ends"), NULL, NULL },
	{ "room_name", NULL, NULL, "r.name" },
	{ "company_short", NULL, "contact_name", NULL },
	{ "title", NULL, NULL, NULL },
	{ "people", NULL, NULL, "b.people" },
	{ "price", NULL, NULL, "b.price" },
	{ "state", NULL, NULL, NULL },
	{ 0 }
};
static const struct head own_heads[] = {
	{ "number", NULL, NULL, "b.number" },
	{ "title", NULL, "contact_name", NULL },
	{ "starts_at", T("Begins"), NULL, "b.starts_at" },
	{ "ends_at", T("Ends"), NULL, NULL },
	{ "room_name", NULL, NULL, "r.name" },
	{ "people", NULL, NULL, NULL },
	{ "price", NULL, NULL, "b.price" },
	{ "state", NULL, NULL, NULL },
	{ 0 }
};
#define COMMON \
	{ "state", T("State"), INPUT_CHOICE, "b.state = :state" }, \
	{ "from", T("From day"), INPUT_DAY, "b.starts_at >= :from" }, \
	{ "to", T("To day"), INPUT_DAY, "b.starts_at < :to_end" }
static const struct filter filters[] = {
	{ "q", T("Number, title, company, contact"), INPUT_LINE, "b.number LIKE :q_like OR b.title LIKE CONCAT('%', :q_like)"
		" OR " COMPANY_LIKE " OR b.contact_name LIKE :q_like OR " PHONE_LIKE("b.contact_phone"),
	  .found = BOOKING_FOUND(":q_like", ":q_begun", "1000", BOOKING_OF_YEAR) },
	COMMON,
	{ "today", T("Around today"), INPUT_FLAG, "b.starts_at >= :now - INTERVAL 14 HOUR AND b.starts_at < :now + INTERVAL 14 HOUR" },
	{ "open", T("To be decided"), INPUT_FLAG, "b.state IN ('requested', 'checking', 'unavailable')" },
	{ "checking", T("Room department"), INPUT_FLAG, "b.state IN ('checking', 'unavailable')" },
	{ 0 }
};
static const struct filter own_filters[] = {
	{ "q", T("Number or title"), INPUT_LINE, "(b.number LIKE :q_like OR b.title LIKE CONCAT('%', :q_like))" },
	COMMON,
	{ "mine", T("Mine"), INPUT_FLAG, "b.made_by = :me OR b.contact = :me",
	  .found = "(SELECT m.id FROM booking m FORCE INDEX (booking_made_by) WHERE m.made_by = :me AND m.company = :my_company LIMIT 1000) UNION"
		" (SELECT m.id FROM booking m FORCE INDEX (booking_contact) WHERE m.contact = :me AND m.company = :my_company LIMIT 1000)" },
	{ "coming", T("To come"), INPUT_FLAG, "b.ends_at > :now AND b.starts_at > :now - INTERVAL 1 DAY" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("To be decided"), "open=1" }, { T("Room department"), "checking=1" },
	{ T("Around today"), "today=1" }, { T("booking|In use"), "state=in_use" }, { 0 }
};
static const struct quick own_quicks[] = { { T("To come"), "coming=1" }, { T("Mine"), "mine=1" }, { 0 } };
static const struct list desk_list = { LISTED "b.site = :my_site", "b.starts_at", "starts_at", true, "b.id", heads, filters, quicks,
	T("No booking fits. Take a filter away, or look at the grid."), .company = "b.company", .near = true };
static const struct list own_list = { LISTED "b.company = :my_company", "b.starts_at", "starts_at", false, "b.id", own_heads,
	own_filters, own_quicks, T("Nothing is booked. Choose a free time on the grid.") };

static const char *const facts[] = { "company_name", "title", "people", "layout", "equipment", "tea", "cars", "contact_name",
	"contact_phone", "contact_email", "lang", "payment", "notes", "in_at", "out_at", "reason", "made_at", "made_name", NULL };

static const struct route more[] = {
	{ GET,  "/grid",       0,      booking_grid,   "booking/grid.html" },
	{ GET,  "/week",       0,      booking_week,   "booking/week.html" },
	{ GET,  "/find",       0,      booking_search, "booking/find.html" },
	{ GET,  "/price",      ROLE_BOOKING, booking_price_part, "booking/cost.html" },
	{ GET,  "/:id/price",  ROLE_BOOKING, booking_price_part, "booking/cost.html" },
	{ GET,  "/new",        ROLE_BOOKING, booking_new,    "booking/new.html" },
	{ POST, "/new",        ROLE_BOOKING, booking_new,    "booking/new.html" },
	{ GET,  "/:id/change", ROLE_BOOKING, booking_change, "booking/new.html" },
	{ POST, "/:id/change", ROLE_BOOKING, booking_change, "booking/new.html" },
	{ 0 }
};

static const struct fixed fixed[] = { { "*", "price, slots and reminders hang on what is typed: by \"change\"" }, { 0 } };

const struct module booking_module = {
	.fixed = fixed,
	.name = "booking", .title = T("Bookings"), .one_title = T("Booking"), .series = "HY",
	.table = &booking_table, .form = &booking_desk_form, .flow = &booking_flow,
	.sql = booking_sql, .move = &booking_sql[BOOKING_MOVE], .facts = facts, .name_column = "title",
	.hold = booking_take, .purge = &booking_sql[BOOKING_UNWORD],
	.more = booking_more, .files = true, .sheets = booking_sheets, .price = booking_price_of,
	.face = {
		[PORTAL] = { ROLE_TENANT, &own_list, &booking_sql[BOOKING_MY_ONE], .make = &booking_sql[BOOKING_MAKE],
			.form = &booking_tenant_form, .more = more, .title = T("Room bookings"),
			.place = { T("Portal"), 20, "calendar", NULL, "booking/grid" } },
		[DESK] = { ROLE_STAFF, &desk_list, &booking_sql[BOOKING_ANY], .make = &booking_sql[BOOKING_MAKE],
			.make_roles = ROLE_BOOKING, .more = more, .count = &booking_sql[BOOKING_COUNT_DESK],
			.place = { T("menu|Meetings"), 510, "calendar", NULL, "booking?today=1" } },
	},
};
/* clang-format on */
