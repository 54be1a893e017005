/* tick_mail.c -- from the outbox to SMTP, each mail at least once, or people are told.
**
** A mail is taken first: its row says 'sending', committed, before a byte leaves.
** Then it is sent, then its row says how it went.  A tick that dies in between
** leaves 'sending', and nobody can know whether the mail arrived: after
** SENDING_SECONDS it is sent again, with the same Message-ID, by which mail programs
** recognise it, and an invitation with the same UID.  Twice is a small harm, never is
** a booking nobody hears of.  One that is left so again and again, perhaps because
** it is what kills tick, counts a try each time and dies like the others.  A server
** that went away after it had the mail is another matter: that one is dead at once and
** says that it may have arrived, and a person decides.
**
** Refused for now, or not reached: again after 1, 5, 15 minutes, 1, 4, 8, 24 h,
** then dead.  Refused for good: dead at once. */
#include "kit/tick.h"
#include "kit/notice.h"
#include "kit/reach.h"
#include "edge/log.h"

#define SENDING_SECONDS 120              /* a tick needs 40 at most */
static const int delay[] = { 60, 300, 900, 3600, 4 * 3600, 8 * 3600, 24 * 3600 };

/* Of no code: what stands in such a column is a key for translation. */
static const struct choice mail_words[] = { { 0 } };
static const char *const reasons[] = { T("the address is none"), T("the mail is too big"), T("too late to be of use"),
	T("the receiver has left"), T("told by telephone"), T("sent anew"), T("tick stopped while sending: it may have arrived") };

struct mail_row {
	int64_t id, tries;
	const char *once, *address, *name, *subject, *body, *html, *ics, *ics_method, *from_name, *state, *error;
	instant made_at, next_at;
};
static const struct column mail_columns[] = {
	INT_COLUMN(struct mail_row, id, NULL),
	INT_COLUMN(struct mail_row, tries, NULL),
	TEXT_COLUMN(struct mail_row, once, NULL),
	TEXT_COLUMN(struct mail_row, address, NULL),
	TEXT_COLUMN(struct mail_row, name, NULL),
	TEXT_COLUMN(struct mail_row, subject, NULL),
	TEXT_COLUMN(struct mail_row, body, NULL),
	TEXT_COLUMN(struct mail_row, html, NULL),
	TEXT_COLUMN(struct mail_row, ics, NULL),
	TEXT_COLUMN(struct mail_row, ics_method, NULL),
	TEXT_COLUMN(struct mail_row, from_name, NULL),
	TEXT_COLUMN(struct mail_row, state, NULL),
	{ "error", TYPE_TEXT, TYPE_CHECKED(struct mail_row, error, const char **), NULL, mail_words },     /* T() where it is ours */
	TIME_COLUMN(struct mail_row, made_at, NULL),
	TIME_COLUMN(struct mail_row, next_at, NULL),
	{ 0 }
};
static const struct table mail_table = { "outbox", sizeof(struct mail_row), mail_columns };

struct seconds { int64_t seconds; };
static const struct column seconds_columns[] = { INT_COLUMN(struct seconds, seconds, NULL), { 0 } };
static const struct table seconds_table = { "seconds", sizeof(struct seconds), seconds_columns };

enum { MAIL_STALE, MAIL_LATE, MAIL_LEFT, MAIL_NEXT, MAIL_READ, MAIL_TAKE, MAIL_ENDED };
const struct sql tick_mail_sql[] = {
	/* UTC_TIMESTAMP(), not :now, which tests move. */
	[MAIL_STALE] = { "UPDATE outbox SET state = 'waiting' "
		"WHERE state = 'sending' AND tried_at < UTC_TIMESTAMP() - INTERVAL :seconds SECOND", &seconds_table, NULL },
	[MAIL_LATE] = { "UPDATE outbox SET state = 'void', error = 'too late to be of use' "
		"WHERE state = 'waiting' AND next_at <= :now AND not_after <= :now", NULL, NULL },
	/* Whoever goes gets no more mail, also what nobody thought to take back (K1). */
	[MAIL_LEFT] = { "UPDATE outbox o JOIN person p ON p.id = o.person LEFT JOIN company c ON c.id = p.company "
		"SET o.state = 'void', o.error = 'the receiver has left' WHERE o.state = 'waiting' AND o.next_at <= :now "
		"AND (p.state = 'disabled' OR c.state = 'archived')", NULL, NULL },
	[MAIL_NEXT] = { "SELECT id FROM outbox WHERE state = 'waiting' AND next_at <= :now "
		"ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED", NULL, &mail_table },
	[MAIL_READ] = { "SELECT o.id, o.tries, o.once, o.address, o.name, o.subject, o.body, o.html, "
		"COALESCE(o.ics, '') AS ics, o.ics_method, o.made_at, "
		"IF(p.lang = 'en' AND s.name_en <> '', s.name_en, s.name) AS from_name "
		"FROM outbox o JOIN site s ON s.id = o.site LEFT JOIN person p ON p.id = o.person WHERE o.id = :id",
		&mail_table, &mail_table },
	[MAIL_TAKE] = { "UPDATE outbox SET state = 'sending', tries = tries + 1, tried_at = UTC_TIMESTAMP() "
		"WHERE id = :id AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = outbox.person "
		"AND p.state = 'disabled')", &mail_table, NULL },
	/* What was sent is not kept twice: a link in it may still open something. */
	[MAIL_ENDED] = { "UPDATE outbox SET state = :state, next_at = :next_at, error = :error, "
		"sent_at = IF(:state = 'sent', :now, NULL), body = IF(:state = 'sent', '', body), "
		"html = IF(:state = 'sent', '', html), ics = IF(:state = 'sent', NULL, ics) "
		"WHERE id = :id AND state = 'sending'", &mail_table, NULL },
	{ 0 }
};

struct job {
	struct tick *tick;
	struct mail_row row;             /* in the arena of the request that took it */
	enum post_end how;
	char why[300];
};

static void tidy(struct request *rq, void *arg)
{
	struct seconds s = { SENDING_SECONDS };

	(void)arg;
	db_run(rq->db, &tick_mail_sql[MAIL_STALE], &s);
	db_run(rq->db, &tick_mail_sql[MAIL_LATE], NULL);
	db_run(rq->db, &tick_mail_sql[MAIL_LEFT], NULL);
}

static void take_next(struct request *rq, void *arg)
{
	struct job *j = arg;

	j->row = (struct mail_row){ 0 };
	if (!db_one(rq->db, &tick_mail_sql[MAIL_NEXT], NULL, &j->row))
		return;
	if (db_run(rq->db, &tick_mail_sql[MAIL_TAKE], &j->row) != 1 ||
	    !db_one(rq->db, &tick_mail_sql[MAIL_READ], &j->row, &j->row))
		j->row.id = 0;
}

static const char *message_id(struct arena *a, const struct mail_row *r, const char *from)
{
	size_t n = strlen(r->once);
	const char *at = strchr(from, '@');

	return arena_printf(a, "%lld.%s%s", (long long)r->id, n > 16 ? r->once + n - 16 : "foyer",
		at == NULL ? "@localhost" : at);
}

/* Outside any transaction.  The arena's way out is ours: one too big is no fault of the others. */
static void send_it(struct tick *t, struct job *j)
{
	struct arena *a = &t->rq.arena;
	const char *why = "";
	jmp_buf out;

	j->how = POST_NEVER;
	a->out = &out;
	if (j->row.tries > (int64_t)COUNT(delay) + 1) {
		why = "tick stopped while sending it, each time";
	} else if (setjmp(out) == 0) {
		struct mail m = {
			.from = t->from, .from_name = j->row.from_name, .to = j->row.address, .to_name = j->row.name,
			.subject = j->row.subject, .text = j->row.body, .html = j->row.html,
			.ics = j->row.ics, .ics_method = j->row.ics_method,
			.message_id = message_id(a, &j->row, t->from), .at = j->row.made_at };
		j->how = post_send(a, &m, &t->smtp, &why);
	} else {
		why = "the mail is too big";
	}
	snprintf(j->why, sizeof(j->why) / 3, "%s", why);
	for (char *p = j->why; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || (unsigned char)*p >= 0x7f)
			*p = ' ';
}

/* Once a day, however many died. */
static void tell_administrators(struct request *rq, const char *error)
{
	struct mail_row r;
	struct notice n = { .name = "dead", .bare = true, .row = &r, .table = &mail_table };
	char day_text[11];

	table_blank(&mail_table, &r);
	r.error = error;
	day_print(rq->context.today, day_text);
	n.once = arena_text(&rq->arena, day_text, strlen(day_text));
	notice_staff(rq, &n, ROLE_ADMIN);
}

static void ended(struct request *rq, void *arg)
{
	struct job *j = arg;
	struct mail_row r = { .id = j->row.id, .error = j->why, .next_at = rq->context.now };
	int64_t tries = j->row.tries;    /* this one counted */
	bool again = (j->how == POST_LATER || j->how == POST_AWAY) && tries <= (int64_t)COUNT(delay);

	r.state = j->how == POST_SENT ? "sent" : again ? "waiting" : "dead";
	if (j->how == POST_UNKNOWN)
		r.error = arena_printf(&rq->arena, "it may have arrived: %s", j->why);
	if (again)
		r.next_at += delay[tries < 1 ? 0 : tries - 1];
	if (db_run(rq->db, &tick_mail_sql[MAIL_ENDED], &r) == 1 && strcmp(r.state, "dead") == 0) {
		tell_administrators(rq, r.error);
		reach_died(rq, r.id);
	}
}

bool tick_mail(struct tick *t, bool *full)
{
	struct job j = { .tick = t };

	(void)reasons;                   /* in the store they are keys */
	*full = false;
	if (tick_do(t, 0, tidy, t) == TICK_LOST)
		return false;
	for (int i = 0; i < TICK_BATCH; i++) {
		int64_t id;
		enum tick_end end = tick_do(t, 0, take_next, &j);
		if (end != TICK_DONE || j.row.id == 0)
			return end != TICK_LOST;
		id = j.row.id;
		send_it(t, &j);
		log_line("tick", "mail %lld %s %s", (long long)id,
			j.how == POST_SENT ? "sent" : "not sent:", j.why);
		end = tick_do(t, 0, ended, &j);
		if (end == TICK_LOST)
			return false;
		t->sent += j.how == POST_SENT;
		if (j.how == POST_AWAY)          /* do not wait for it once per mail */
			return true;
		if (!tick_beat(t))
			return false;
	}
	*full = true;
	return true;
}
