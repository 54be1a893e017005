/* outbox.c -- outgoing mails: dead letters are sent again, one, some or all; is the clock alive? */
#include "outbox/outbox.h"
#include "kit/once.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

static void put_number(struct request *rq, const char *label, int64_t n, bool bad)
{
	struct page *p = page_again(rq->page, "beat_number");

	page_text(p, "label", label);
	page_text(p, "number", show_number(rq, n));
	page_text(p, "tone", bad && n > 0 ? "bad" : "idle");
}

/* Is it alive, and what lies around. */
static int beat_page(struct request *rq)
{
	struct beat b = { .at = NO_TIME };
	bool silent;
	struct page *p;

	db_one(rq->db, &outbox_beat_sql, NULL, &b);
	silent = b.at == NO_TIME || rq->context.now - b.at > OUTBOX_SILENCE;
	rq->title = say(rq, T("Clock and mails"));
	page_text(rq->page, "title", rq->title);
	page_text(rq->page, "tone", silent ? "bad" : "ok");
	page_text(rq->page, "heartbeat", b.at == NO_TIME ? say(rq, T("The clock has never run"))
		: silent ? say_f(rq, T("The clock has been silent for %s"), show_long(rq, rq->context.now - b.at))
		: say(rq, T("The clock runs")));
	page_text(rq->page, "last_beat", b.at == NO_TIME ? "" : say_f(rq, T("Last sign of life %s"), show_time(rq, b.at)));
	if (silent)
		page_show(rq->page, "silent");
	put_number(rq, say(rq, T("Mails waiting")), b.waiting, false);
	put_number(rq, say(rq, T("Mails being sent")), b.sending, false);
	put_number(rq, say(rq, T("Mails sent in 24 hours")), b.sent_today, false);
	put_number(rq, say(rq, T("Dead letters")), b.dead, true);
	put_number(rq, say(rq, T("Deadlines open")), b.open, false);
	put_number(rq, say(rq, T("Deadlines that should have been acted on")), b.late, true);
	if (b.dead > 0) {
		p = page_again(rq->page, "dead_some");
		page_text(p, "once", once_key(rq));
		page_text(p, "label", say_f(rq, T("Send all %lld again"), (long long)b.dead));
	}
	return 200;
}

static int resend_all(struct request *rq)
{
	db_run(rq->db, &outbox_sql[OUTBOX_ALL], NULL);
	return redirect_to(rq, "/outbox/beat");
}

static const struct field address_fields[] = {
	{ "address", NULL, NULL, INPUT_EMAIL, .required = true, .min = 3, .max = 120 },
	{ 0 }
};
static const struct form address_form = { "address", &outbox_table, address_fields, .submit = T("Send again") };

/* clang-format off */
static const struct state states[] = {
	{ "waiting", T("mail|Waiting"),      TONE_INFO, .never = "the sending ends it, or an administrator drops it" },
	{ "sending", T("mail|Being sent"),   TONE_INFO, .never = "the sending ends it, or an administrator drops it" },
	{ "sent",    T("mail|Sent"),         TONE_OK, .final = true },
	{ "dead",    T("mail|Dead letter"),  TONE_BAD, .never = "the sending ends it, or an administrator drops it" },
	{ "void",    T("mail|Taken back"),   TONE_IDLE, .never = "the sending ends it, or an administrator drops it" },
	{ 0 }
};
/* Those of ROLE_CLOCK are what kit/tick_mail.c does itself; nobody else may. */
static const struct step steps[] = {
	{ "send",    T("mail|Send"),           "waiting",        "sending", ROLE_CLOCK },
	{ "arrive",  T("mail|Sent"),           "sending",        "sent",    ROLE_CLOCK },
	{ "fail",    T("mail|Give up"),        "sending",        "dead",    ROLE_CLOCK },
	{ "resend",  T("Send again"),          "dead void",      "waiting", ROLE_ADMIN, .primary = true },
	{ "correct", T("Correct the address"), "dead void",      "waiting", ROLE_ADMIN, .form = &address_form },
	{ "drop",    T("Do not send"),         "waiting dead",   "void",    ROLE_ADMIN },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "subject", "name", "address", "made_at", "tries", "next_at", "sent_at", "error", NULL };
static const struct route more[] = {
	{ GET,  "/beat", 0, beat_page,  "outbox/beat.html" },
	{ POST, "/all",  0, resend_all, NULL },
	{ 0 }
};

static const struct fixed fixed[] = { { "*", "a letter says what it said; its address by \"correct\"" }, { 0 } };

const struct module outbox_module = {
	.fixed = fixed,
	.name = "outbox", .title = T("Outgoing mails"), .one_title = T("Mail"),
	.table = &outbox_table, .flow = &flow, .sql = outbox_sql, .move = &outbox_sql[OUTBOX_MOVE],
	.facts = facts, .name_column = "subject",
	.face = {
		[DESK] = { ROLE_ADMIN, &outbox_list, &outbox_sql[OUTBOX_ONE], .more = more, .count = &outbox_sql[OUTBOX_COUNT],
		           .place = { T("menu|House"), 950, "mail-forward", NULL, "outbox/beat" } },
	},
};
/* clang-format on */
