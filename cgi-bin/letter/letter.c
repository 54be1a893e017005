/* letter.c -- the rules of a customer's letter (P011): received, assigned, replied, filed;
** not filed before the reply exists. */
#include "letter/letter.h"
#include "kit/book.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "core/mailbox.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "core/request.h"
#include "edge/page.h"

#define SQL(X) &letter_sql[LETTER_##X]

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct letter),
	PERSONAL_COLUMN(struct letter, sender,      T("Sender"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct letter, contact,     T("Address, telephone or mail"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct letter, subject,     T("letter|Subject")),
	TEXT_COLUMN(struct letter, summary,     T("What it says")),
	ID_COLUMN  (struct letter, clerk,       NULL),
	TEXT_COLUMN(struct letter, clerk_name,  T("letter|Appointed to answer")),
	TEXT_COLUMN(struct letter, company_full, NULL),
	TEXT_COLUMN(struct letter, reply,       T("Our reply")),
	TIME_COLUMN(struct letter, replied_at,  T("Replied at")),
	TEXT_COLUMN(struct letter, folder,      T("Filed in")),
	{ 0 }
};
const struct table letter_table = { "letter", sizeof(struct letter), columns };

static const struct field fields[] = {
	{ "sender",  NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 120, .width = WIDTH_HALF },
	{ "company", T("Company"), NULL, INPUT_COMPANY, .width = WIDTH_HALF },
	{ "contact", NULL, NULL, INPUT_LINE, .max = 120, .width = WIDTH_HALF },
	{ "subject", NULL, NULL, INPUT_LINE, .required = true, .min = 2, .max = 120, .width = WIDTH_HALF },
	{ "summary", NULL, NULL, INPUT_LINES, .max = 2000 },
	{ "scan",    T("Scan of the letter"), NULL, INPUT_FILE },
	{ 0 }
};
static const struct form form = { "letter", &letter_table, fields, .submit = T("Enter the letter") };
static const struct field edit_fields[] = {
	{ "sender",  NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 120, .width = WIDTH_HALF },
	{ "company", T("Company"), NULL, INPUT_COMPANY, .width = WIDTH_HALF },
	{ "contact", NULL, NULL, INPUT_LINE, .max = 120, .width = WIDTH_HALF },
	{ "subject", NULL, NULL, INPUT_LINE, .required = true, .min = 2, .max = 120, .width = WIDTH_HALF },
	{ "summary", NULL, NULL, INPUT_LINES, .max = 2000 },
	{ 0 }
};
static const struct form edit_form = { "letter_edit", &letter_table, edit_fields };
static const struct field assign_fields[] = { { "clerk", T("Answered by"), NULL, INPUT_PERSON, .required = true, .who = WHO_STAFF }, { 0 } };
static const struct form assign_form = { "letter_assign", &letter_table, assign_fields };
static const struct field reply_fields[] = {
	{ "reply", NULL, T("The words of the letter; it prints on our paper."), INPUT_LINES, .required = true, .min = 4, .max = 4000 },
	{ "scan",  T("Signed copy"), NULL, INPUT_FILE },
	{ 0 }
};
static const struct form reply_form = { "letter_reply", &letter_table, reply_fields, .submit = T("Reply") };
static const struct field file_fields[] = { { "folder", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 }, { 0 } };
static const struct form file_form = { "letter_file", &letter_table, file_fields };
/* clang-format on */

/* Who answers is named in the history, too. */
static const char *appoint(struct request *rq, void *row)
{
	struct letter *l = row;

	l->clerk_name = pick_person_name(rq, l->clerk, "");
	return NULL;
}

static void assigned(struct request *rq, void *row)
{
	struct letter *l = row;
	struct notice n = notice_about(&letter_module, l, "letter-assigned");

	notice_person(rq, &n, l->clerk);
}

static const char *reply(struct request *rq, void *row)
{
	struct letter *l = row;

	l->replied_at = rq->context.now;
	return NULL;
}

/* A tenant finds the answer in the portal, too. */
static void replied(struct request *rq, void *row)
{
	struct letter *l = row;
	struct notice n = notice_about(&letter_module, l, "letter-replied");

	n.tells_all = l->r.company == 0;
	notice_company(rq, &n, l->r.company, true);
	if (l->r.company == 0 && mailbox_fits(l->contact))       /* somebody outside who wrote their address */
		notice_address(rq, &n, l->contact, l->sender, rq->lang);
}

static bool replied_to(const void *row)
{
	return *((const struct letter *)row)->reply != '\0';
}

static int print_reply(struct request *rq, void *row)
{
	const struct letter *l = row;
	struct page *signs;

	sheet_head(rq, T("Reply"), "", l->r.number, arena_printf(&rq->arena, "/letter/%lld", (long long)l->r.id));
	page_text(rq->page, "to_whom", *l->company_full != '\0' ? l->company_full : l->sender);
	page_text(rq->page, "subject", l->subject);
	for (const char *rest = l->reply; *rest != '\0'; rest += *rest == '\n') {
		size_t n = strcspn(rest, "\n");
		if (n > 0)
			page_text(page_again(rq->page, "para"), "text", arena_text(&rq->arena, rest, n));
		rest += n;
	}
	page_text(rq->page, "house_name", rq->site.name);
	page_text(rq->page, "when", sheet_day(rq, show_local_day(rq, l->replied_at)));
	signs = sheet_signs(rq);
	sheet_by(rq, signs, T("Answered by"), l->r.id, "reply");
	sheet_sign(signs, T("Checked by"), NULL, NULL);
	return 200;
}

/* clang-format off */
static const struct book_column book[] = {
	{ "time", "made_at" }, { "code", "number" }, { "name", "sender" }, { "name", "company_name" }, { "", "subject", .small = "summary" },
	{ "name", "clerk_name" }, { "date", "replied_at" }, { "name", "folder" }, { "name", "state" }, { 0 }
};
/* clang-format on */

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Letters received"), book);
}

/* clang-format off */
#define CLERKS (ROLE_DESK | ROLE_LEASING | ROLE_DOCUMENTS)
static const struct sheet sheets[] = {
	{ "reply", T("Reply letter"), "letter/reply.html", false, CLERKS | ROLE_LEADER | ROLE_COMPANY_ADMIN, NULL, print_reply, PORTAL, .fits = replied_to },
	{ "book", T("Print the book"), "sheet/book.html", true, CLERKS | ROLE_LEADER, NULL, print_book, DESK },
	{ 0 }
};
static const struct state states[] = {
	{ "received", T("letter|Received"), TONE_WARN, .on_path = true },
	{ "assigned", T("letter|Assigned"), TONE_INFO, .on_path = true },
	{ "replied",  T("letter|Replied"),  TONE_OK, .on_path = true },
	{ "filed",    T("letter|Filed"),    TONE_IDLE, .final = true, .on_path = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "assign",   T("letter|Assign"),  "received",          "assigned", CLERKS | ROLE_LEADER, .form = &assign_form, .act = appoint, .after = assigned, .primary = true },
	{ "assign",   T("letter|Assign to another"), "assigned", "assigned", CLERKS | ROLE_LEADER, .form = &assign_form, .act = appoint, .after = assigned },
	{ "reply",    T("letter|Reply"),   "assigned",          "replied",  CLERKS | ROLE_NAMED, .form = &reply_form, .act = reply, .after = replied, .primary = true },
	{ "put_away", T("File it"),        "replied",           "filed",    CLERKS, .form = &file_form, .primary = true },
	{ "drop",     T("Put it away without an answer"), "received assigned replied", "filed", CLERKS | ROLE_LEADER, .gives_up = true },
	{ "edit",     T("Correct"),        "received assigned", NULL,       CLERKS, .form = &edit_form },
	{ 0 }
};
static const struct fixed fixed[] = { { "clerk", "who answers is told: another is given it by the step itself" }, { 0 } };
static const struct flow flow = { states, steps };
static const char *const facts[] = { "sender", "company_name", "contact", "subject", "summary", "clerk_name", "reply", "replied_at", "folder",
	"made_at", "made_name", NULL };

static const char *const hidden[] = { "folder", NULL };      /* where the house keeps it */

const struct module letter_module = {
	.name = "letter", .title = T("Letters of customers"), .one_title = T("Letter"), .series = "HJ",
	.table = &letter_table, .form = &form, .flow = &flow, .sql = letter_sql, .move = SQL(MOVE), .facts = facts,
	.name_column = "subject", .fixed = fixed, .sheets = sheets, .files = true,
	.face = {
		[PORTAL] = { ROLE_COMPANY_ADMIN, &letter_mine, SQL(MINE), .place = { T("Portal"), 57, "mail-opened" }, .title = T("Our letters to the house"), .hidden = hidden },
		[DESK] = { CLERKS | ROLE_LEADER, &letter_list, SQL(ANY), SQL(MAKE), .named = SQL(NAMED), .make_roles = CLERKS, .count = SQL(OPEN),
		           .place = { T("menu|House"), 810, "mail-opened" } },
	},
};
/* clang-format on */
