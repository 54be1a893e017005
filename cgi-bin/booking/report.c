/* report.c -- the booking form 预定表 of one booking, and what is printed of bookings. */
#include "booking/report.h"
#include "kit/history.h"
#include "kit/reach.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

static const struct choice kinds[] = { { "tenant", T("sheet|Tenant") }, { "guest", T("sheet|Walk-in guest") }, { 0 } };

bool report_pending(const struct booking *b)
{
	return strcmp(b->r.state, "requested") == 0 || strcmp(b->r.state, "checking") == 0 ||
		strcmp(b->r.state, "offered") == 0;
}

const char *report_who(struct request *rq, const struct booking *b)
{
	if (*b->company_short != '\0')
		return b->company_short;
	if (*b->r.company_name != '\0')
		return b->r.company_name;
	return *b->contact_name == '\0' ? say(rq, T("sheet|Walk-in guest"))
		: say_f(rq, T("Guest: %s"), b->contact_name);
}

day report_day(struct request *rq)
{
	const char *text = pairs_get(rq->query, "day");
	day d;

	if (text == NULL)
		text = pairs_get(rq->query, "date");
	return text != NULL && day_parse(text, &d) ? d : rq->context.today;
}

static void put_customer(struct request *rq, const struct booking *b)
{
	struct page *p = sheet_block(rq, T("sheet|Customer"));

	sheet_pair(p, "w8", T("sheet|Company"), *b->r.company_name == '\0' ? report_who(rq, b) : b->r.company_name);
	sheet_ticks(rq, p, "w4", T("sheet|Kind"), kinds, b->r.company == 0 ? "guest" : "tenant");
	sheet_pair(p, "w5", T("sheet|Contact"), arena_printf(&rq->arena, "%s %s", b->contact_name, b->contact_phone));
	sheet_pair(p, "w7", T("sheet|E-mail"), b->contact_email);
}

static void put_meeting(struct request *rq, const struct booking *b)
{
	struct page *p = sheet_block(rq, T("sheet|Meeting"));
	const char *floor = rq->lang[0] == 'e' && *b->room_floor_en != '\0' ? b->room_floor_en : b->room_floor;

	sheet_pair(p, "", T("sheet|Subject"), b->title);
	sheet_pair(p, "w8", T("sheet|Time"), arena_printf(&rq->arena, "%s %s",
		sheet_day(rq, show_local_day(rq, b->starts_at)), show_span(rq, b->starts_at, b->ends_at)));
	sheet_pair(p, "w4", T("sheet|Persons"), b->people == 0 ? "" : say_f(rq, T("sheet|%lld {person|people}"), (long long)b->people));
	sheet_pair(p, "w8", T("sheet|Room"), arena_printf(&rq->arena, "%s %s %s",
		booking_room_name(rq, b), b->room_number, floor));
	sheet_pair(p, "w4", T("sheet|Held"), show_span(rq, b->starts_at - b->buffer_before * 60,
		b->ends_at + b->buffer_after * 60));
	sheet_ticks(rq, p, "", T("sheet|Layout"), room_layouts, b->layout);
}

static void put_needs(struct request *rq, const struct booking *b)
{
	struct page *p = sheet_block(rq, T("sheet|Needs"));

	sheet_ticks(rq, p, "", T("sheet|Equipment"), room_equipment, b->equipment);
	sheet_ticks(rq, p, "w8", T("sheet|Tea break"), booking_teas, b->tea);
	sheet_pair(p, "w4", T("sheet|Visitors' cars"), b->cars == 0 ? "" : say_f(rq, T("sheet|%lld {car|cars}"), (long long)b->cars));
	sheet_pair(p, "", T("sheet|Other"), b->notes);
}

/* "1,280.00": in a column whose head says yuan. */
static const char *yuan(struct request *rq, int64_t fen)
{
	const char *text = show_fen(rq, fen);
	const char *sign = strstr(text, "¥");

	return sign == NULL ? text : arena_printf(&rq->arena, "%.*s%s", (int)(sign - text), text, sign + strlen("¥"));
}

/* What a line is for: the room's times, when they are all at one price. */
static const char *details(struct request *rq, const struct booking *b, const struct price *price, const struct price_line *l)
{
	size_t rooms = 0;

	for (size_t i = 0; i < price->count; i++)
		rooms += price->line[i].kind != PRICE_TEA;
	if (l->kind == PRICE_HALF)
		return say(rq, T("sheet|up to 4 hours each"));
	return l->kind == PRICE_TEA || rooms > 1 ? "" : show_span(rq, b->starts_at, b->ends_at);
}

static void put_lines(struct request *rq, struct page *items, const struct booking *b, const struct price *price)
{
	static const char *const units[] = { T("sheet|hour"), T("sheet|half day"), T("sheet|day"), T("sheet|person") };

	for (size_t i = 0; i < price->count; i++) {
		const struct price_line *l = &price->line[i];
		struct page *line = page_again(items, "line");
		sheet_cell(line, "no", arena_printf(&rq->arena, "%zu", i + 1));
		sheet_cell(line, "", booking_price_label(rq, l));
		sheet_cell(line, "", details(rq, b, price, l));
		sheet_cell(line, "unit", say(rq, units[l->kind]));
		sheet_cell(line, "qty", booking_price_count(rq, l));
		sheet_cell(line, "price", yuan(rq, l->unit));
		sheet_cell(line, "money", yuan(rq, l->amount));
	}
}

static void put_charges(struct request *rq, const struct booking *b, const struct column *state)
{
	static const struct { const char *kind, *label; } heads[] = { { "no", T("sheet|Line") }, { "", T("sheet|Item") },
		{ "", T("sheet|Details") }, { "unit", T("sheet|Unit") }, { "qty", T("sheet|Qty") }, { "price", T("sheet|Unit price") },
		{ "money", T("sheet|Amount, yuan") } };
	struct page *p = sheet_block(rq, T("sheet|Charges")), *items = sheet_items(rq, p, T("sheet|Charges"));
	struct price price;

	price_read(&rq->arena, b->price_rule, &price);
	for (size_t i = 0; i < COUNT(heads); i++)
		sheet_column(items, heads[i].kind, heads[i].label);
	put_lines(rq, items, b, &price);
	sheet_sum(items, COUNT(heads) - 1, T("sheet|Total"), yuan(rq, b->price));
	sheet_pair(p, "w8 words", T("sheet|In words"), arena_printf(&rq->arena, "人民币%s", sheet_words(rq, b->price)));
	sheet_pair(p, "w4 figure", T("sheet|Figures"), show_fen(rq, b->price));
	sheet_ticks(rq, p, "w8", T("sheet|Payment"), booking_payments, b->payment);
	sheet_pair(p, "w4", T("sheet|Price list"), price.rule);
	sheet_pair(p, "w8", T("sheet|Free cancellation until"), b->cancel_until > b->r.made_at ? sheet_time(rq, b->cancel_until)
		: say(rq, T("no longer possible when it was booked")));
	sheet_pair(p, "w4", T("sheet|State"), show_value(rq, state, b));
}

#define TOLD "booking-confirmed,booking-changed,booking-offered,booking-declined,booking-unavailable,booking-cancelled," \
	"booking-lapsed,booking-unanswered"

/* Who found the room free and promised it: the last of the house who confirmed or offered it; false: a
** customer who was served at once, by the system. */
static bool checked(struct request *rq, const struct booking *b, struct history_by *by)
{
	if (!history_by(rq, &booking_module, b->r.id, "confirm,new,change", false, by) || by->house)
		return by->house;
	return strcmp(by->step, "confirm") == 0 && history_by(rq, &booking_module, b->r.id, "offer", true, by);
}

/* Filled in by hand as long as nobody has decided. */
static void put_check(struct request *rq, const struct booking *b)
{
	struct page *p = sheet_block(rq, T("sheet|Check"));
	struct history_by by = { .who = "", .at = b->r.made_at };

	if (report_pending(b)) {
		sheet_pair(p, "w4", T("sheet|Room and time"), "");
		sheet_pair(p, "w4", T("sheet|Checked"), "");
	} else {
		bool house = checked(rq, b, &by);
		sheet_pair(p, "w4", T("sheet|Room and time"), say(rq, T("sheet|Free, held")));
		sheet_pair(p, "w4", T("sheet|Checked"), arena_printf(&rq->arena, "%s　%s",
			house ? by.who : say(rq, T("sheet|by the system")), sheet_time(rq, by.at) + strlen("2026-")));
	}
	sheet_pair(p, "w4", T("sheet|Customer told"), reach_said(rq, &booking_module, b->r.id, TOLD));
}

static void put_term(struct page *close, const char *text)
{
	struct page *p = page_again(close, "term");

	sheet_label(p, "text", text);
}

static void put_end(struct request *rq, const struct booking *b)
{
	struct page *p = page_again(rq->page, "close"), *signs;

	sheet_label(p, "terms_title", T("sheet|Terms"));
	put_term(p, T("Two days before the meeting the service department confirms it with the customer; please fill in the meeting service form then."));
	put_term(p, T("Changes and cancellations in writing or in the portal; the prices and the cancellation rule of the day of booking apply."));
	put_term(p, T("Overtime is charged by the half hour; damage to the room is charged at cost."));
	sheet_label(p, "sealer", T("sheet|Seal of the centre"));
	signs = sheet_signs(rq);
	sheet_by(rq, signs, T("sheet|Handled by"), b->r.id, "new,confirm,offer,decline,prepare");
	sheet_sign(signs, T("sheet|Checked by"), NULL, NULL);
	sheet_sign(signs, T("sheet|Customer's signature"), NULL, NULL);
	sheet_sign(signs, T("sheet|Date"), NULL, NULL);
}

static void put_void(struct request *rq, const struct booking *b)
{
	struct page *p;

	if (strcmp(b->r.state, "cancelled") != 0 && strcmp(b->r.state, "declined") != 0)
		return;
	p = page_again(rq->page, "void");
	page_text(p, "reason", b->reason);
	page_text(p, "who", show_value(rq, table_column(&booking_table, "state", 5), b));
	page_text(p, "at", "");
}

static int form(struct request *rq, void *row)
{
	const struct booking *b = row;
	struct history_by taken;
	struct page *head = sheet_head(rq, T("Meeting room booking form"), "", b->r.number,
		arena_printf(&rq->arena, "/booking/%lld", (long long)b->r.id));

	sheet_ref(head, T("sheet|Taken"), sheet_time(rq, b->r.made_at));
	sheet_ref(head, T("sheet|By"), history_by(rq, &booking_module, b->r.id, "new", true, &taken) ? taken.who
		: say_f(rq, T("sheet|online, %s"), b->r.made_name));
	page_text(rq->page, "paper", "a4");
	put_customer(rq, b);
	put_meeting(rq, b);
	put_needs(rq, b);
	put_charges(rq, b, table_column(&booking_table, "state", 5));
	put_check(rq, b);
	put_end(rq, b);
	put_void(rq, b);
	return 200;
}

#define PRINTS (ROLE_STAFF | ROLE_TENANT)
const struct sheet booking_sheets[] = {
	{ "form", T("Booking form"), "sheet/record.html", false, PRINTS, NULL, form, PORTAL },
	{ "day", T("Day sheet of the house"), "sheet/day.html", true, ROLE_STAFF, NULL, report_house_day, DESK },
	{ "month", T("Bookings of a month"), "sheet/month.html", true, PRINTS, NULL, report_month, PORTAL },
	{ 0 }
};
