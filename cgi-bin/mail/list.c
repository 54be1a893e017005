/* list.c -- the register of mail, as the desk and as a tenant reads it. */
#include "mail/mail.h"
#include "mail/row.h"

/* clang-format off */
static const struct choice ages[] = {
	{ "1",  T("Since yesterday") },
	{ "3",  T("Three days and more") },
	{ "7",  T("A week and more") },
	{ "30", T("A month and more") },
	{ 0 }
};
static const struct head desk_heads[] = {
	{ "number" },
	{ "made_at", T("Arrived"), .sort = "m.made_at" },
	{ "company_name", .small = "addressee" },
	{ "sender", .small = "item_no" },
	{ "kind", .small = "what" },
	{ "place" },
	{ "state" },
	{ "due" },
	{ 0 }
};
/* Number, item number, company, addressee: each by its own index, never the whole register. */
#define FOUND \
	"(SELECT a.id FROM mail a WHERE a.number LIKE :q_like AND a.site = :my_site LIMIT 1000) UNION " \
	"(SELECT b.id FROM mail b WHERE b.item_no LIKE REPLACE(:q_like, ' ', '') AND b.site = :my_site LIMIT 1000) UNION " \
	"(SELECT e.id FROM mail e WHERE e.addressee LIKE :q_like AND e.site = :my_site LIMIT 1000) UNION " \
	"(SELECT o.id FROM (SELECT DISTINCT w.record FROM word w WHERE w.site = :my_site AND w.what = 'company'" \
	" AND w.word LIKE :q_like LIMIT 200) k JOIN mail o ON o.company = k.record ORDER BY o.made_at DESC LIMIT 1000)"
/* A few thousand of all: found by their states, since the order's own index is read to its end when none is left. */
#define TO_CARRY_OUT(t) t ".state IN ('sorted','notified','logged_pending','scanned') AND " t ".instruction <> 'hold'"
static const struct filter desk_filters[] = {
	{ "q", T("Item no., company, person, initials"), INPUT_LINE, "m.number LIKE :q_like OR m.item_no LIKE REPLACE(:q_like, ' ', '') OR m.addressee LIKE :q_like OR " COMPANY_LIKE, .found = FOUND },
	{ "kind", T("Kind"), INPUT_CHOICE, "m.kind = :kind", mail_kinds },
	{ "state", T("State"), INPUT_CHOICE, "m.state = :state" },
	PERIOD_FILTERS("m.made_at"),
	{ "age", T("Waiting for"), INPUT_CHOICE, "m.state IN ('notified','logged_pending','scanned') AND m.made_at <= :now - INTERVAL CAST(:age AS INTEGER) DAY", ages },
	{ "wait", T("To hand over"), INPUT_FLAG, "m.state IN ('notified','logged_pending','scanned')" },
	{ "box", T("To place in boxes"), INPUT_FLAG, "m.state = 'sorted' AND m.instruction = 'hold'" },
	{ "open", T("Choices to carry out"), INPUT_FLAG, TO_CARRY_OUT("m"),
	  .found = "SELECT t.id FROM mail t FORCE INDEX (mail_state) WHERE t.site = :my_site AND " TO_CARRY_OUT("t") " LIMIT 1000" },
	{ "law", T("Court, tax and other authorities"), INPUT_FLAG, "m.state IN ('received','notified','logged_pending','scanned') AND m.kind IN ('court','tax','authority')" },
	{ "check", T("To compare with the roster"), INPUT_FLAG, "m.state IN ('received','claimed')" },
	{ "nobody", T("No such person"), INPUT_FLAG, "m.state IN ('not_in_roster','stamped','held')" },
	{ "back", T("To return to the post office"), INPUT_FLAG, "m.state = 'held' AND m.due <= :now" },
	{ "log", T("In the mail log"), INPUT_FLAG, "m.kind NOT IN ('letter','printed')" },
	{ "list_no", T("Return list"), INPUT_LINE, "m.list_no = :list_no" },
	{ 0 }
};
static const struct quick quicks[] = {
	{ T("To hand over"), "wait=1" },
	{ T("To place in boxes"), "box=1" },
	{ T("Choices to carry out"), "open=1" },
	{ T("Court, tax and other authorities"), "law=1" },
	{ T("To compare with the roster"), "check=1" },
	{ T("No such person"), "nobody=1" },
	{ T("To return to the post office"), "back=1" },
	{ T("Three days and more"), "age=3" },
	{ T("In the mail log"), "log=1" },
	{ 0 }
};
static const char *const bulk[] = { "collect", "place", "sort", "deliver", "remind", "stamp", "hold", "return_post", NULL };
const struct list mail_desk_list = {
	.select = MAIL_ROW " WHERE m.site = :my_site", .order = "m.made_at", .order_name = "made_at", .key = "m.id",
	.heads = desk_heads, .filters = desk_filters, .quicks = quicks, .bulk = bulk, .company = "m.company",
	.empty = T("No mail here. Log what has come with \"New\"."),
};

static const struct head own_heads[] = {
	{ "number" },
	{ "made_at", T("Arrived"), .sort = "m.made_at" },
	{ "kind", .small = "what" },
	{ "addressee" },
	{ "sender", .small = "item_no" },
	{ "state" },
	{ "gone_at" },
	{ 0 }
};
static const struct filter own_filters[] = {
	{ "q", T("Number, item no., addressee, sender"), INPUT_LINE,
	  "m.number LIKE :q_like OR m.item_no LIKE REPLACE(:q_like, ' ', '') OR m.addressee LIKE :q_like OR m.sender LIKE CONCAT('%', :q_like)" },
	{ "kind", T("Kind"), INPUT_CHOICE, "m.kind = :kind", mail_kinds },
	PERIOD_FILTERS("m.made_at"),
	{ "wait", T("To be collected"), INPUT_FLAG, "m.state IN ('notified','logged_pending','scanned')" },
	{ 0 }
};
static const struct quick own_quicks[] = {
	{ T("To be collected"), "wait=1" },
	{ 0 }
};
const struct list mail_own_list = {
	.select = MAIL_ROW " WHERE " MAIL_OWN, .order = "m.made_at", .order_name = "made_at", .key = "m.id",
	.heads = own_heads, .filters = own_filters, .quicks = own_quicks,
	.empty = T("Nothing has arrived for you."),
};
/* clang-format on */
