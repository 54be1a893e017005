/* mail.c -- an item of mail: its facts, its states and steps, who meets it where. */
#include "mail/mail.h"
#include "proxy/proxy.h"

#define SQL(X) &mail_sql[MAIL_##X]

const struct choice mail_instructions[] = {
	{ "hold",    T("handling|Keep for collection") },
	{ "deliver", T("handling|Deliver to the room") },
	{ "forward", T("handling|Forward") },
	{ "scan",    T("handling|Open and scan") },
	{ "return",  T("handling|Return to the sender") },
	{ "destroy", T("handling|Destroy") },
	{ 0 }
};
const struct choice collector_kinds[] = {
	{ "addressee", T("collector|Addressee") },
	{ "person",    T("collector|Person of the company") },
	{ "proxy",     T("collector|Proxy") },
	{ 0 }
};
static const struct choice mismatches[] = {
	{ "room", T("The room is not the company's.") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct mail),
	CODE_COLUMN(struct mail, kind,         T("Kind"), mail_kinds),
	TEXT_COLUMN(struct mail, item_no,      T("Item no.")),
	INT_COLUMN (struct mail, pieces,       T("Pieces")),
	PERSONAL_COLUMN(struct mail, sender,       T("post|From"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct mail, addressee,    T("Addressee"), PERSONAL_OUTSIDER),
	ID_COLUMN  (struct mail, person,       NULL),
	TEXT_COLUMN(struct mail, address,      T("Address on the envelope")),
	TEXT_COLUMN(struct mail, room,         T("Room on the envelope")),
	CODE_COLUMN(struct mail, mismatch,     T("To check"), mismatches),
	TEXT_COLUMN(struct mail, place,        T("Place")),
	TIME_COLUMN(struct mail, held_until,   T("Held until")),
	CODE_COLUMN(struct mail, instruction,  T("Handling"), mail_instructions),
	TEXT_COLUMN(struct mail, instruction_note, T("Details")),
	TIME_COLUMN(struct mail, notified_at,  T("Notified")),
	PERSONAL_COLUMN(struct mail, told_whom,    T("Told by telephone"), PERSONAL_OUTSIDER),
	ID_COLUMN  (struct mail, company_knows, NULL),
	TIME_COLUMN(struct mail, company_knew_at, T("Company knows since")),
	ID_COLUMN  (struct mail, desk_knows,   NULL),
	TIME_COLUMN(struct mail, desk_knew_at, T("Desk knows since")),
	TIME_COLUMN(struct mail, escalated_at, T("Escalated")),
	PERSONAL_COLUMN(struct mail, collector,    T("Collected by"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct mail, collector_as, T("Collected as"), collector_kinds),
	ID_COLUMN  (struct mail, proxy,        NULL),
	CODE_COLUMN(struct mail, id_kind,      T("Paper shown"), id_kinds),
	PERSONAL_COLUMN(struct mail, id_last,      T("Last digits of the paper"), PERSONAL_ID),
	PERSONAL_COLUMN(struct mail, signature,    NULL, PERSONAL_ID),
	FLAG_COLUMN(struct mail, on_sheet,     T("Signed on the printed sheet")),
	TIME_COLUMN(struct mail, gone_at,      T("Done at")),
	ID_COLUMN  (struct mail, gone_by,      NULL),
	TEXT_COLUMN(struct mail, list_no,      T("Return list")),
	TEXT_COLUMN(struct mail, remark,       T("Remark")),
	TEXT_COLUMN(struct mail, room_no,      T("mail|Room")),
	TEXT_COLUMN(struct mail, box,          T("Mail box")),
	TEXT_COLUMN(struct mail, proxy_number, T("Proxy")),
	TEXT_COLUMN(struct mail, gone_name,    T("Handed over by")),
	TEXT_COLUMN(struct mail, company_who,  T("For the company")),
	TEXT_COLUMN(struct mail, desk_who,     T("For the desk")),
	CODE_COLUMN(struct mail, what,         T("Handling"), mail_instructions),
	INT_COLUMN (struct mail, days,         T("Days here")),
	{ "kind_was", TYPE_TEXT, TYPE_CHECKED(struct mail, kind_was, const char **), NULL, mail_kinds },
	TEXT_COLUMN(struct mail, note,         NULL),
	{ 0 }
};
const struct table mail_table = { "mail", sizeof(struct mail), columns };
/* clang-format on */

static const char *const facts[] = { "kind", "item_no", "company_name", "room_no", "box", "addressee", "mismatch",
	"room", "address", "sender", "pieces", "place", "held_until", "instruction", "instruction_note", "notified_at", "told_whom",
	"company_who", "company_knew_at", "desk_who", "desk_knew_at", "escalated_at", "collector", "collector_as",
	"proxy_number", "id_kind", "id_last", "gone_at", "gone_name", "list_no", "remark", "made_at",
	"made_name", NULL };
static const struct flow flow = { mail_states, mail_steps };

static const struct home_card cards[] = {
	{ T("To hand over"), "wait=1", &mail_sql[MAIL_CARD], ROLE_DESK },
	{ T("From a court or an authority, not yet acknowledged"), "wait=1", &mail_sql[MAIL_LAW_OWN], ROLE_TENANT },
	{ T("Mail to collect"), "wait=1", &mail_sql[MAIL_CARD_OWN], ROLE_TENANT },
	{ 0 }
};

/* A carrier uses a number again, but not within weeks. */
static const char *item_number(struct request *rq, const void *row)
{
	(void)rq;
	return ((const struct mail *)row)->item_no;
}
static const char *amended(struct request *rq, void *row)
{
	struct mail *m = row;

	m->item_no = mail_item_no(rq, m->item_no);
	return NULL;
}
static const struct only once[] = {
	{ "item", "item_no", T("An item of this number was logged just now."), item_number, 60 },
	{ 0 }
};

const struct module mail_module = {
	.once = once, .amended = amended,
	.name = "mail", .title = T("Mail"), .one_title = T("Item of mail"), .series = "YJ",
	.table = &mail_table, .form = &mail_form, .flow = &flow, .sql = mail_sql, .move = SQL(MOVE),
	.facts = facts, .before = mail_before, .after = mail_after, .sheets = mail_sheets, .cards = cards, .more = mail_more, .more_page = "mail/more.html", .files = true,
	.face = {
		[PORTAL] = { ROLE_TENANT, &mail_own_list, SQL(MINE), .more = mail_own_routes, .count = SQL(OPEN_OWN),
		             .place = { T("Portal"), 24, "mail", .label = T("bar|Mail") }, .title = T("My mail and parcels") },
		[DESK]   = { ROLE_DESK, &mail_desk_list, SQL(ANY), SQL(MAKE), .new_key = "m", .more = mail_desk_routes,
		             .count = SQL(OPEN), .place = { T("menu|Mail"), 400, "mail" } },
	},
};
