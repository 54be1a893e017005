/* fields.c -- what is typed for a booking, by tenants and at the desk. */
#include "booking/form.h"
#include "kit/show.h"

/* The page being answered: its room and charges, for the choices of the form.
** Set by every handler that draws or reads the form, before it does. */
static const struct room *room_now;
static struct charges charges_now;
static const struct booking *was_now;

void booking_form_for(const struct room *r, struct charges c, const struct booking *was)
{
	room_now = r;
	was_now = was;
	charges_now = c;
}

/* While the room is open, and when it was booked before it was open so short (K13). */
static const struct choice *times(struct request *rq)
{
	struct choice *list;
	size_t n = 0;

	if (room_now == NULL)
		return room_any_times(rq);
	list = arena_take(&rq->arena, (size_t)(1440 / rq->site.slot_minutes + 2) * sizeof(*list));
	for (int64_t m = 0; m <= 1440; m += rq->site.slot_minutes) {
		const char *text = room_clock(rq, m);
		bool was = was_now != NULL && was_now->room == room_now->r.id &&
			(strcmp(text, was_now->from_at) == 0 || strcmp(text, was_now->to_at) == 0);
		if (was || (m >= room_now->opens && m <= room_now->closes))
			list[n++] = (struct choice){ text, text };
	}
	return list;
}

/* The part after the line break stands small below the picture. */
static const struct choice *layouts(struct request *rq)
{
	struct choice *list = arena_take(&rq->arena, 6 * sizeof(*list));
	size_t n = 0;

	for (const struct choice *c = room_layouts; c->value != NULL; c++) {
		int64_t seats = room_now == NULL ? 1 : room_seats(room_now, c->value);
		if (seats == 0)
			continue;
		list[n].value = c->value;
		list[n++].label = room_now == NULL ? c->label
			: arena_printf(&rq->arena, "%s\n%s", say(rq, c->label), say_f(rq, T("%lld {person|people}"), (long long)seats));
	}
	return list;
}

static const struct choice *pieces(struct request *rq)
{
	struct choice *list = arena_take(&rq->arena, 16 * sizeof(*list));
	size_t n = 0;

	for (const struct choice *c = room_equipment; c->value != NULL; c++)
		if (room_now == NULL || room_has(room_now->equipment, c->value))
			list[n++] = *c;
	return list;
}

static const struct choice *teas(struct request *rq)
{
	struct choice *list = arena_take(&rq->arena, 4 * sizeof(*list));
	size_t n = 0;

	list[n++] = booking_teas[0];
	if (charges_now.tea_standard > 0)
		list[n++] = (struct choice){ "standard", say_f(rq, T("Standard, %s a person"), show_fen(rq, charges_now.tea_standard)) };
	if (charges_now.tea_plain > 0)
		list[n++] = (struct choice){ "plain", say_f(rq, T("Plain, %s a person"), show_fen(rq, charges_now.tea_plain)) };
	return list;
}

struct contact { int64_t id, company; const char *name, *mobile, *email; };
static const struct column contact_columns[] = {
	ID_COLUMN(struct contact, id, NULL), ID_COLUMN(struct contact, company, NULL),
	TEXT_COLUMN(struct contact, name, NULL), TEXT_COLUMN(struct contact, mobile, NULL),
	TEXT_COLUMN(struct contact, email, NULL), { 0 }
};
static const struct table contact_table = { "person", sizeof(struct contact), contact_columns };
enum { CONTACT_OWN, CONTACT_ONE, CONTACT_LEFT };
const struct sql booking_contact_sql[] = {
	[CONTACT_OWN] = { "SELECT id, name FROM person WHERE company = :my_company AND state = 'active' ORDER BY name, id",
		NULL, &contact_table },
	[CONTACT_ONE] = { "SELECT id, name, COALESCE(mobile, '') AS mobile, COALESCE(email, '') AS email FROM person"
		" WHERE id = :id AND company <=> :company AND state <> 'disabled'", &contact_table, &contact_table },
	[CONTACT_LEFT] = { "SELECT id, name, COALESCE(mobile, '') AS mobile, COALESCE(email, '') AS email FROM person"
		" WHERE id = :id AND NOT (company <=> :company AND state <> 'disabled')", &contact_table, &contact_table },
	{ 0 }
};

static const struct choice *colleagues(struct request *rq)
{
	struct rows all = db_all(rq->db, &booking_contact_sql[CONTACT_OWN], NULL);
	struct choice *list = arena_take(&rq->arena, (all.count + 1) * sizeof(*list));
	size_t n = 0;

	EACH_ROW(struct contact, c, all) {
		list[n].value = arena_printf(&rq->arena, "%lld", (long long)c->id);
		list[n++].label = c->name;
	}
	return list;
}

/* Name and what is missing of the contact's telephone and mail, from the person. */
bool booking_contact(struct request *rq, struct booking *b)
{
	struct contact c = { .id = b->contact, .company = b->r.company };

	if (b->contact == 0 || !db_one(rq->db, &booking_contact_sql[CONTACT_ONE], &c, &c))
		return false;
	b->contact_name = c.name;
	if (b->contact_phone[0] == '\0')
		b->contact_phone = c.mobile;
	b->contact_email = c.email;
	return true;
}

const char *booking_lang(const struct request *rq) { return strcmp(rq->lang, "en") == 0 ? "en" : "zh"; }

/* The contact has left the company: name, telephone and mail of theirs do not go on as a guest's (K1). */
static void check_left(struct request *rq, const struct booking *b)
{
	const struct booking *was = b->was;
	struct contact c = { .id = was == NULL ? 0 : was->contact, .company = was == NULL ? 0 : was->r.company };

	if (b->contact != 0 || c.id == 0 || !db_one(rq->db, &booking_contact_sql[CONTACT_LEFT], &c, &c))
		return;
	if (strcmp(b->contact_name, c.name) == 0)
		form_fault(rq, "contact_name", T("%s has left the company. Choose who is the contact now, or write the guest's name."), c.name);
	if (*b->contact_phone != '\0' && strcmp(b->contact_phone, was->contact_phone) == 0)
		form_fault(rq, "contact_phone", T("This is the number of %s, who has left. Write that of the contact now."), c.name);
	if (*b->contact_email != '\0' && strcmp(b->contact_email, was->contact_email) == 0)
		form_fault(rq, "contact_email", T("This is the address of %s, who has left. Write that of the contact now, or leave it empty."), c.name);
}

static void check(struct request *rq, void *row)
{
	struct booking *b = row;

	if (!booking_staff(rq)) {
		b->r.company = rq->user.company;
		if (!booking_contact(rq, b))
			form_fault(rq, "contact", T("Please choose from the list."));
		return;
	}
	if (b->contact != 0 && !booking_contact(rq, b))
		b->contact = 0;
	check_left(rq, b);
	b->lang = b->contact != 0 ? "" : *b->lang == '\0' ? booking_lang(rq) : b->lang;
	if (b->contact == 0 && b->contact_name[0] == '\0')
		form_fault(rq, "contact_name", T("Please write who the contact is."));
	if (b->r.company == 0 && strcmp(b->payment, "account") == 0)
		form_fault(rq, "payment", T("A guest has no account here; choose payment on the spot."));
}

/* clang-format off */
#define MEETING \
	{ "room",    T("Room"), NULL, INPUT_CHOICE, .required = true, .offer = room_choices, .source = "room", .width = WIDTH_FULL, .group = T("Time") }, \
	{ "date",    T("Date"), NULL, INPUT_DAY,    .required = true, .min = -1, .max = 730 }, \
	{ "from_at", T("From"), NULL, INPUT_CHOICE, .required = true, .offer = times, .width = WIDTH_HALF }, \
	{ "to_at",   T("To"), NULL, INPUT_CHOICE, .required = true, .offer = times, .width = WIDTH_HALF }, \
	{ "title",   NULL, T("Only your company and the front desk see it."), INPUT_LINE, .required = true, .min = 1, .max = 120, .width = WIDTH_FULL, .group = T("Meeting") }, \
	{ "people",  NULL, NULL, INPUT_NUMBER, .required = true, .min = 1, .max = 2000 }, \
	{ "cars",    NULL, T("Places are ready an hour before."), INPUT_NUMBER, .min = 0, .max = 200 }, \
	{ "layout",  NULL, NULL, INPUT_RADIO,  .required = true, .offer = layouts, .width = WIDTH_FULL, .icons = "layout-" }, \
	{ "equipment", NULL, NULL, INPUT_MANY, .offer = pieces, .width = WIDTH_FULL, .group = T("Equipment and tea") }, \
	{ "tea",     NULL, NULL, INPUT_CHOICE, .required = true, .offer = teas }
#define LAST \
	{ "payment", NULL, NULL, INPUT_CHOICE, .required = true, .choices = booking_payments }, \
	{ "notes",   NULL, NULL, INPUT_LINES,  .max = 1000, .width = WIDTH_FULL }
static const struct field tenant_fields[] = {
	MEETING,
	{ "contact", T("Contact"), NULL, INPUT_CHOICE, .required = true, .offer = colleagues, .source = "person", .group = T("Contact and payment") },
	{ "contact_phone", NULL, T("Somebody in the room answers it."), INPUT_PHONE, .required = true },
	LAST,
	{ 0 }
};
static const struct field desk_fields[] = {
	MEETING,
	{ "company", T("Company"), T("Left empty: a walk-in guest."), INPUT_COMPANY, .group = T("Contact and payment") },
	{ "contact", T("Contact at the company"), NULL, INPUT_PERSON, .who = WHO_TENANT },
	{ "contact_name", T("Or the guest's name"), NULL, INPUT_LINE, .max = 60, .key = "p" },
	{ "contact_phone", NULL, NULL, INPUT_PHONE, .required = true },
	{ "contact_email", NULL, T("The confirmation goes there."), INPUT_EMAIL },
	{ "lang", NULL, T("Of a guest; a contact at the company has their own."), INPUT_CHOICE },
	LAST,
	{ 0 }
};
/* clang-format on */
const struct form booking_tenant_form = { "booking", &booking_table, tenant_fields, check, T("Confirm the booking") };
const struct form booking_desk_form = { "booking", &booking_table, desk_fields, check, T("Confirm the booking") };
