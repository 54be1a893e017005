/* card.c -- the rules of lending an access card (P008): nobody without the whole form (R32). */
#include "card/card.h"
#include "core/text.h"
#include "kit/document.h"
#include "kit/notice.h"
#include "core/request.h"
#include "kit/undo.h"

#define SQL(X) &card_sql[CARD_##X]

/* clang-format off */
const struct choice card_areas[] = {
	{ "gate",    T("area|Main gate") },
	{ "lift",    T("area|Lifts") },
	{ "floor",   T("area|Own floor") },
	{ "meeting", T("area|Meeting rooms") },
	{ "parking", T("area|Car park") },
	{ "night",   T("area|Night entrance") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct card),
	PERSONAL_COLUMN(struct card, borrower,     T("Borrower"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct card, phone,        T("Telephone"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct card, room_no,      T("Room number")),
	CODE_COLUMN(struct card, id_kind,      T("Document"), document_kinds),
	PERSONAL_COLUMN(struct card, id_number,    T("Number of the document"), PERSONAL_ID),
	CODE_COLUMN(struct card, areas,        T("card|Opens"), card_areas),
	TEXT_COLUMN(struct card, purpose,      T("What for")),
	TEXT_COLUMN(struct card, report,       T("What happened")),
	PERSONAL_COLUMN(struct card, signature,    NULL, PERSONAL_ID),
	ID_COLUMN  (struct card, card,         NULL),
	TEXT_COLUMN(struct card, card_no,      T("Card")),
	FEN_COLUMN (struct card, deposit,      T("card|Deposit")),
	FLAG_COLUMN(struct card, deposit_back, T("Deposit paid back")),
	FLAG_COLUMN(struct card, deposit_kept, T("Deposit kept for the card")),
	TIME_COLUMN(struct card, lent_at,      T("Lent at")),
	TEXT_COLUMN(struct card, lent_name,    T("Handed out by")),
	TIME_COLUMN(struct card, due_at,       T("Back by")),
	TIME_COLUMN(struct card, returned_at,  T("Returned at")),
	{ 0 }
};
const struct table card_table = { "card_loan", sizeof(struct card), columns };

#define DATA \
	{ "borrower",  NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF }, \
	{ "phone",     NULL, NULL, INPUT_PHONE, .width = WIDTH_HALF }, \
	{ "room_no",   NULL, NULL, INPUT_LINE, .max = 40, .width = WIDTH_HALF }, \
	{ "due_at",    NULL, NULL, INPUT_TIME, .min = 0, .max = 366 }, \
	{ "areas",     NULL, NULL, INPUT_MANY }, \
	{ "purpose",   NULL, NULL, INPUT_LINE, .max = 120 }
static const struct field fields[] = {
	{ "company",   T("Company"), T("Room, name or initials; left empty for a guest without one."), INPUT_COMPANY },
	DATA,
	{ "id_kind",   NULL, NULL, INPUT_CHOICE, .width = WIDTH_HALF },
	{ "id_number", NULL, T("Shown masked; deleted after the house's term."), INPUT_LINE, .max = 30, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "card", &card_table, fields };
static const struct field my_fields[] = { DATA, { 0 } };
static const struct form my_form = { "card_ask", &card_table, my_fields, .submit = T("Ask for the card") };
static const struct field lend_fields[] = {
	{ "card_no",   NULL, T("Type or scan it"), INPUT_LINE, .required = true, .min = 2, .max = 20, .width = WIDTH_HALF },
	{ "due_at",    NULL, NULL, INPUT_TIME, .required = true, .min = 0, .max = 366 },
	{ "deposit",   NULL, T("Only where one is taken"), INPUT_MONEY, .min = 0, .max = 1000000, .width = WIDTH_HALF },
	{ "signature", T("Borrower's signature"), T("On screen, or on the printed form"), INPUT_SIGN },
	{ 0 }
};
static void not_past(struct request *rq, void *row);
static const struct form lend_form = { "card_lend", &card_table, lend_fields, not_past, .submit = T("Hand out") };
static const struct field back_fields[] = { { "deposit_back", NULL, NULL, INPUT_FLAG }, { 0 } };
static const struct form back_form = { "card_back", &card_table, back_fields, .submit = T("Take back") };
static const struct field block_fields[] = {
	{ "deposit_back", NULL, T("Where one was taken: one of the two."), INPUT_FLAG }, { "deposit_kept", NULL, NULL, INPUT_FLAG }, { 0 }
};
static const struct form block_form = { "card_block", &card_table, block_fields, .submit = T("Blocked in the system") };
static const struct field longer_fields[] = { { "due_at", NULL, NULL, INPUT_TIME, .required = true, .min = 0, .max = 366 }, { 0 } };
static const struct form longer_form = { "card_longer", &card_table, longer_fields, not_past, .submit = T("Lend it longer") };
static const struct field report_fields[] = { { "report", NULL, NULL, INPUT_LINES, .required = true, .min = 2, .max = 300 }, { 0 } };
static const struct form report_form = { "card_report", &card_table, report_fields };
/* clang-format on */

static void not_past(struct request *rq, void *row)
{
	const struct card *c = row;

	if (c->due_at != NO_TIME && c->due_at <= rq->context.now)
		form_fault(rq, "due_at", T("This time has passed already."));
}

/* What the form still lacks, as one line of labels; "" when it is whole. */
static const char *lacking(struct request *rq, const struct card *c)
{
	const struct { bool given; const char *label; } wanted[] = {
		{ *c->borrower != '\0', T("Borrower") },
		{ *c->phone != '\0', T("Telephone") }, { *c->room_no != '\0' || c->r.company == 0, T("Room number") },
		{ *c->id_kind != '\0', T("Document") }, { *c->id_number != '\0', T("Number of the document") },
		{ *c->areas != '\0', T("card|Opens") }, { *c->purpose != '\0', T("What for") },
	};
	const char *text = "";

	for (size_t i = 0; i < COUNT(wanted); i++)
		if (!wanted[i].given)
			text = arena_printf(&rq->arena, "%s%s%s", text, *text == '\0' ? "" : " · ", say(rq, wanted[i].label));
	return text;
}

/* R32 务必: no card without the fully filled-in form. */
static const char *whole(struct request *rq, void *row)
{
	const char *text = lacking(rq, row);

	return *text == '\0' ? NULL
		: say_f(rq, T("No card without the whole form. Still missing: %s. Fill them in under \"Complete the form\"."), text);
}

static const char *before(struct request *rq, void *row)
{
	struct card *c = row;

	c->r.state = rq->program->audience == DESK && *lacking(rq, c) == '\0' ? "form_filled" : "requested";
	return NULL;
}

/* Which of the areas asked for the card does not open, as one line; "" when it opens all. */
static const char *closed(struct request *rq, const struct card *c, const struct stock *s)
{
	const char *text = "";

	for (const struct choice *a = card_areas; a->value != NULL; a++)
		if (choice_among(c->areas, a->value) && !choice_among(s->areas, a->value))
			text = text_joined(&rq->arena, text, " · ", say(rq, a->label), 400);
	return text;
}

static const char *lend(struct request *rq, void *row)
{
	struct card *c = row;
	struct stock s;
	const char *refused = whole(rq, c);

	if (refused != NULL)
		return refused;
	c->card = stock_find(rq, c->card_no, &s);
	if (c->card == 0)
		return say_f(rq, T("Card %s is not in the register. Check the number."), c->card_no);
	if (strcmp(s.r.state, "ready") != 0)
		return say_f(rq, T("Card %s cannot be lent now. Take another one."), c->card_no);
	if (*closed(rq, c, &s) != '\0') {       /* P008: the form ticks what the card opens */
		form_fault(rq, "card_no", T("Card %s does not open: %s. Take one that does, or correct under \"Complete the form\" or \"Correct\" what is asked for."),
			c->card_no, closed(rq, c, &s));
		return NULL;
	}
	c->areas = s.areas;
	c->lent_at = rq->context.now;
	return stock_take(rq, c->card, c->r.company, "lend");
}

static const char *back(struct request *rq, void *row)
{
	struct card *c = row;

	if (c->deposit > 0 && !c->deposit_back)
		return say(rq, T("A deposit was taken: pay it back and tick so."));
	c->returned_at = rq->context.now;
	return stock_take(rq, c->card, 0, "back");
}

static const char *lose(struct request *rq, void *row)
{
	const struct card *c = row;

	return stock_take(rq, c->card, c->r.company, "lose");
}

static const char *block(struct request *rq, void *row)
{
	struct card *c = row;

	if (c->deposit > 0 && (c->deposit_back != 0) == (c->deposit_kept != 0))
		return say(rq, T("A deposit was taken: tick whether it is paid back or kept for the card."));
	c->returned_at = rq->context.now;
	return stock_take(rq, c->card, c->r.company, "block");
}

static void tell(struct request *rq, struct card *c, const char *name, unsigned staff)
{
	struct notice n = notice_about(&card_module, c, name);

	n.urgent = staff != 0;
	if (staff != 0)
		notice_staff(rq, &n, staff);
	else
		notice_company(rq, &n, c->r.company, true);
}

static void lent(struct request *rq, void *row) { tell(rq, row, "card-lent", 0); }
static void overdue(struct request *rq, void *row) { tell(rq, row, "card-overdue", 0); }
static void lost(struct request *rq, void *row) { tell(rq, row, "card-lost", ROLE_GUARD | ROLE_ENGINEER | ROLE_LEADER); }
static void blocked(struct request *rq, void *row) { tell(rq, row, "card-blocked", 0); }
static void refused(struct request *rq, void *row) { tell(rq, row, "card-refused", 0); }

static instant back_by(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct card *)row)->due_at;
}

/* It is still with them. */
static const char *not_back(struct request *rq, void *row)
{
	struct card *c = row;

	return stock_take(rq, c->card, c->r.company, "lend");
}

/* clang-format off */
#define DOOR (ROLE_DESK | ROLE_GUARD)
static const struct state states[] = {
	{ "requested",   T("card|Asked for"),   TONE_WARN, .on_path = true },
	{ "form_filled", T("card|Form filled in"), TONE_INFO, .on_path = true },
	{ "lent",        T("card|Lent"),        TONE_OK, { .until = back_by, .overdue = "overdue", .label = T("Card due back") }, .on_path = true },
	{ "overdue",     T("card|Overdue"),     TONE_BAD, .never = "a card that is out comes back, or is reported lost" },
	{ "returned",    T("card|Returned"),    TONE_IDLE, .final = true, .on_path = true },
	{ "lost",        T("card|Lost"),        TONE_BAD, .never = "a lost card is blocked, or found" },
	{ "blocked",     T("card|Blocked"),     TONE_IDLE, .final = true },
	{ "refused",     T("card|Refused"),     TONE_IDLE, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "fill",    T("Complete the form"),     "requested",             "form_filled", DOOR, .form = &form, .act = whole, .primary = true },
	{ "lend",    T("Hand out a card"),       "requested form_filled", "lent",        DOOR, .form = &lend_form, .act = lend, .after = lent, .primary = true },
	{ "edit",    T("Correct"),               "form_filled",           NULL,          DOOR, .form = &form, .act = whole },
	{ "back",    T("Take the card back"),    "lent overdue lost",     "returned",    DOOR, .form = &back_form, .act = back, .primary = true, .undo = not_back },
	{ "longer",  T("Lend it longer"),        "lent overdue",          "lent",        DOOR, .form = &longer_form, .after = lent },
	{ "lose",    T("Card lost"),             "lent overdue",          "lost",        DOOR | ROLE_TENANT, .form = &report_form, .act = lose, .after = lost },
	{ "block",   T("Blocked in the system"), "lost",                  "blocked",     DOOR | ROLE_ENGINEER, .form = &block_form, .act = block, .after = blocked, .primary = true,
	  .no_undo = T("Have the card coded anew, and lend it again.") },
	{ "refuse",  T("No card"),               "requested form_filled", "refused",     DOOR, .form = &report_form, .after = refused, .undo = undo_own, .gives_up = true },
	{ "overdue", T("card|Overdue"),          "lent",                  "overdue",     ROLE_CLOCK, .after = overdue },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "borrower", "company_name", "room_no", "phone", "id_kind", "id_number", "areas", "purpose", "card_no",
	"lent_at", "lent_name", "due_at", "returned_at", "deposit", "deposit_back", "deposit_kept", "report", "made_at", "made_name", NULL };
static const struct home_card cards[] = {
	{ T("Access cards due back"), "out=1", SQL(TODAY), DOOR },
	{ T("Access card to bring back"), "out=1", SQL(LATE_OWN), ROLE_COMPANY_ADMIN },
	{ 0 }
};
static const struct fixed fixed[] = { { "due_at", "its deadline hangs on it: a card is lent longer by its own step" }, { 0 } };
static const struct field secret[] = { { "id_number" }, { 0 } };

const struct module card_module = {
	.name = "card", .title = T("Access cards on loan"), .one_title = T("Card loan"), .series = "MK",
	.table = &card_table, .form = &form, .flow = &flow, .sql = card_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .purge = SQL(UNWORD), .fixed = fixed, .secret = secret, .cards = cards, .sheets = card_sheets,
	.face = {
		[PORTAL] = { ROLE_TENANT, &card_mine, SQL(MINE), SQL(ASK), &my_form, .place = { T("Portal"), 36, "id-badge-2" }, .title = T("My access cards") },
		[DESK] = { DOOR | ROLE_ENGINEER | ROLE_LEADER, &card_list, SQL(ANY), SQL(MAKE), .make_roles = DOOR, .count = SQL(OUT),
		           .place = { T("menu|Front desk"), 240, "id-badge-2", "a" } },
	},
};
/* clang-format on */
