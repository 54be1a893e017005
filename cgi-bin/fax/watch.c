/* watch.c -- a guest asks whether a fax has come (P026): found in the book, or
** watched for and told the moment it is logged. */
#include "fax/fax.h"
#include "kit/book.h"
#include "kit/notice.h"
#include "kit/record.h"
#include "edge/db.h"

#define SQL(X) &fax_watch_sql[WATCH_##X]
#define IN &fax_watch_table
#define OUT &fax_watch_table
#define ROW "SELECT w.id, w.site, w.company, w.number, w.state, w.due, w.made_at, w.made_by, w.guest, w.room_no," \
	" w.contact, w.email, w.lang, w.fax, IFNULL(c.short_name, '') AS company_name, p.name AS made_name, f.number AS fax_number" \
	" FROM fax_watch w LEFT JOIN company c ON c.id = w.company LEFT JOIN person p ON p.id = w.made_by" \
	" LEFT JOIN fax f ON f.id = w.fax"

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct fax_watch),
	PERSONAL_COLUMN(struct fax_watch, guest,      T("Guest"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct fax_watch, room_no,    T("Room number")),
	PERSONAL_COLUMN(struct fax_watch, contact,    T("How to reach them"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct fax_watch, email,      T("Mail address"), PERSONAL_OUTSIDER),
	ID_COLUMN  (struct fax_watch, fax,        NULL),
	CODE_COLUMN(struct fax_watch, lang,       T("Language of the mail"), notice_langs),
	TEXT_COLUMN(struct fax_watch, fax_number, T("Fax")),
	{ 0 }
};
const struct table fax_watch_table = { "fax_watch", sizeof(struct fax_watch), columns };

const struct sql fax_watch_sql[] = {
	[WATCH_ANY] = { ROW " WHERE w.id = :id AND w.site = :my_site", IN, OUT },
	[WATCH_MAKE] = { "INSERT INTO fax_watch (site, company, number, state, due, made_at, made_by, guest, room_no,"
		" contact, email, lang, fax) VALUES (:site, :company, :number, :state, :due, :made_at, :made_by, :guest,"
		" :room_no, :contact, :email, :lang, :fax)", IN },
	[WATCH_MOVE] = { "UPDATE fax_watch SET state = :state, due = :due, fax = :fax WHERE id = :id AND state = :was", IN },
	[WATCH_OPEN] = { "SELECT COUNT(*) AS id FROM fax_watch WHERE site = :my_site AND state IN ('arrived','watch_recorded')", NULL, OUT },
	/* Who names the company and themselves is not told of a colleague's (A10). */
	[WATCH_FIND] = { "SELECT f.id AS fax, f.number AS fax_number FROM fax f WHERE f.site = :my_site"
		" AND f.state IN ('arrived','matched','logged','notified','marked_pending','slip_attached','in_pending_folder','archived')"
		" AND ((:company IS NOT NULL AND f.company = :company AND (:guest = '' OR f.addressee IN ('', :guest)))"
		" OR (:guest <> '' AND (:company IS NULL OR f.company IS NULL) AND (f.addressee = :guest OR f.written = :guest)"
		" AND (:room_no = '' OR f.room_no = '' OR f.room_no = :room_no)))"
		" ORDER BY f.addressee = :guest DESC, f.made_at DESC LIMIT 1", IN, OUT },
	[WATCH_OF] = { ROW " WHERE w.fax = :id AND w.site = :my_site AND w.state IN ('found','arrived','notified_immediately')"
		" LIMIT 50 FOR UPDATE", &fax_table, OUT },
	[WATCH_FITS] = { ROW " WHERE w.site = :my_site AND w.state = 'watch_recorded' AND ((w.company IS NOT NULL"
		" AND w.company = :company AND (w.guest = '' OR :addressee IN ('', w.guest)))"
		" OR (w.guest <> '' AND (w.company IS NULL OR :company IS NULL) AND w.guest = :addressee"
		" AND (w.room_no = '' OR w.room_no = :room_no))) LIMIT 50 FOR UPDATE", &fax_table, OUT },
	{ 0 }
};

static const struct head heads[] = {
	{ "number" }, { "made_at", .sort = "w.made_at" }, { "company_name", .small = "guest" }, { "room_no" },
	{ "contact" }, { "fax_number" }, { "state" }, { "due" }, { 0 }
};
static const struct filter filters[] = {
	{ "q", T("Company, name, room, pinyin initials"), INPUT_LINE,
	  "w.guest LIKE CONCAT('%', :q_like) OR " COMPANY_LIKE " OR " PHONE_LIKE("w.contact") " OR w.room_no = :q OR w.number = :q" },
	{ "open", T("Still waiting"), INPUT_FLAG, "w.state IN ('watch_recorded','arrived')" },
	PERIOD_FILTERS("w.made_at"),
	{ 0 }
};
static const struct quick quicks[] = { { T("Still waiting"), "open=1" }, { 0 } };
const struct list fax_watch_list = {
	.select = ROW " WHERE w.site = :my_site", .order = "w.made_at", .order_name = "made_at", .key = "w.id",
	.heads = heads, .filters = filters, .quicks = quicks, .company = "w.company", .empty = T("Nobody is waiting for a fax."),
};

static const struct field fields[] = {
	{ "company", T("Company"), T("Pinyin initials, room or name."), INPUT_COMPANY },
	{ "guest",   NULL, T("As it will stand on the fax."), INPUT_LINE, .max = 60 },
	{ "room_no", NULL, NULL, INPUT_LINE, .max = 40 },
	{ "contact", NULL, T("A telephone number; the guest is called at once."), INPUT_PHONE, .required = true },
	{ "email",   NULL, T("If given, a mail goes out by itself."), INPUT_EMAIL },
	{ "lang",    NULL, T("Left empty: the language you read."), INPUT_CHOICE },
	{ 0 }
};
static void somebody(struct request *rq, void *row)
{
	const struct fax_watch *w = row;

	if (w->r.company == 0 && *w->guest == '\0')
		form_fault(rq, "company", T("Write the company or the guest's name."));
}
static const struct form form = { "fax_watch", &fax_watch_table, fields, .check = somebody, .submit = T("Search the book") };

static const char *before(struct request *rq, void *row)
{
	struct fax_watch *w = row, *found = take(rq, struct fax_watch);

	table_blank(&fax_watch_table, found);
	if (*w->lang == '\0')
		w->lang = strcmp(rq->lang, "en") == 0 ? "en" : "zh";
	if (db_one(rq->db, SQL(FIND), w, found)) {
		w->fax = found->fax;
		w->r.state = "found";
	} else {
		w->r.state = "watch_recorded";
	}
	return NULL;
}

/* Whoever waits, as a mail greets them. */
static const char *called(const struct fax_watch *w) { return *w->guest != '\0' ? w->guest : w->r.company_name; }

static void tell(struct request *rq, void *row)
{
	struct fax_watch *w = row;
	struct notice n = notice_about(&fax_watch_module, w, "fax-awaited");

	n.once = arena_printf(&rq->arena, "%lld", (long long)w->fax);
	n.urgent = true;
	notice_staff(rq, &n, ROLE_RECEPTIONIST | ROLE_OPERATOR | ROLE_SHIFT_LEADER);
	n = notice_about(&fax_watch_module, w, "fax-come");     /* where it lies, for whoever waits */
	n.once = arena_printf(&rq->arena, "%lld", (long long)w->fax);
	notice_address(rq, &n, w->email, called(w), w->lang);
}

void fax_watch_arrived(struct request *rq, const struct fax *f)
{
	struct rows waiting = db_all(rq->db, SQL(FITS), f);

	EACH_ROW(struct fax_watch, w, waiting) {
		struct fax_watch *mine = record_copy(rq, &fax_watch_table, w);
		mine->fax = f->r.id;
		mine->fax_number = f->r.number;
		(void)record_take(rq, &fax_watch_module, mine, NULL, "arrive", ROLE_CLOCK);
	}
}

void fax_watch_again(struct request *rq, const struct fax *f)
{
	struct rows told = db_all(rq->db, SQL(OF), f);

	EACH_ROW(struct fax_watch, w, told) {
		struct fax_watch *mine = record_copy(rq, &fax_watch_table, w);
		mine->fax = 0;
		(void)record_take(rq, &fax_watch_module, mine, NULL, "again", ROLE_CLOCK);
	}
}

/* The desk may have telephoned, and the mail said it has come. */
static void not_come(struct request *rq, void *row)
{
	struct fax_watch *w = row;
	struct notice n = notice_about(&fax_watch_module, w, "fax-not-come");

	n.urgent = true;
	notice_staff(rq, &n, ROLE_RECEPTIONIST | ROLE_OPERATOR | ROLE_SHIFT_LEADER);
	notice_address(rq, &n, w->email, called(w), w->lang);
}

/* The fax that was found or came, one press away. */
static void more(struct request *rq, void *row)
{
	const struct fax_watch *w = row;

	if (w->fax != 0)
		record_act(rq, arena_printf(&rq->arena, "/desk/fax/%lld", (long long)w->fax), T("Open the fax"));
}

static const struct state states[] = {
	{ "asked",                T("watch|Asked"),      TONE_INFO },
	{ "found",                T("watch|Found"),      TONE_OK, .never = "the guest has the answer: the desk closes it" },
	{ "watch_recorded",       T("watch|Watched for"), TONE_INFO, .on_path = true },
	{ "arrived",              T("watch|Arrived"),    TONE_BAD, { 5, UNIT_MINUTE, .label = T("Call the guest at once") }, .on_path = true },
	{ "notified_immediately", T("watch|Guest told"), TONE_OK, .on_path = true, .never = "the guest has the answer: the desk closes it" },
	{ "closed",               T("watch|Closed"),     TONE_IDLE, .final = true, .on_path = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "found",  T("Found in the book"),  "asked",            "found",          ROLE_DESK },
	{ "watch",  T("Watch for it"),       "asked found",      "watch_recorded", ROLE_DESK },
	{ "arrive", T("It has come"),        "watch_recorded",   "arrived",        ROLE_DESK | ROLE_CLOCK, .after = tell },
	{ "notify", T("Guest was told"),     "arrived",          "notified_immediately", ROLE_DESK, .primary = true },
	{ "again",  T("That fax was another's: watch on"), "found arrived notified_immediately", "watch_recorded", ROLE_CLOCK, .after = not_come },
	{ "give_up", T("watch|No longer wanted"), "asked watch_recorded arrived", "closed", ROLE_DESK, .gives_up = true },
	{ "close",  T("Close"),              "found notified_immediately", "closed", ROLE_DESK },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "company_name", "guest", "room_no", "contact", "email", "lang", "fax_number", "made_at", "made_name", NULL };

static const struct book_column book[] = {
	{ "time", "made_at" }, { "code", "number" }, { "", "company_name", .small = "guest" }, { "room", "room_no" }, { "code", "contact" },
	{ "code", "fax_number" }, { "name", "state" }, { "name", "made_name" }, { 0 }
};

static int print_book(struct request *rq, void *row)
{
	(void)row;
	return book_print(rq, T("Awaited faxes"), book);
}

static const struct sheet sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK, NULL, print_book, DESK },
	{ 0 }
};

const struct module fax_watch_module = {
	.name = "fax_watch", .title = T("Awaited faxes"), .one_title = T("Awaited fax"), .series = "XB",
	.table = &fax_watch_table, .form = &form, .flow = &flow, .sql = fax_watch_sql, .move = SQL(MOVE), .facts = facts, .before = before, .more = more, .sheets = sheets,
	.face = {
		[DESK] = { ROLE_DESK, &fax_watch_list, SQL(ANY), SQL(MAKE), .count = SQL(OPEN),
		           .place = { T("menu|Telephone and fax"), 350, "bell" } },
	},
};
/* clang-format on */
