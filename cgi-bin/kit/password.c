/* password.c -- see password.h. */
#include "kit/password.h"
#include "core/text.h"
#include "kit/notice.h"
#include "kit/session.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/secret.h"

/* The ones tried first, of those that are long enough; lower case, without spaces. */
static const char *const common[] = {
	"1234567890", "0123456789", "0987654321", "9876543210", "12345678910", "123456789a", "a123456789",
	"aa123456789", "123456789q", "q123456789", "1234567890a", "123123123123", "1122334455", "1111111111",
	"112233445566", "147258369", "1472583690", "7758521521", "5201314520", "5201314521", "woaini1314",
	"woaini520", "woaini1314520", "woaini5201314", "1314520520", "qwertyuiop", "qwertyuiop1", "qwerty12345",
	"qwerty123456", "qwerty1234", "1qaz2wsx3edc", "1q2w3e4r5t", "1q2w3e4r5t6y", "zaq12wsxcde3", "asdfghjkl1",
	"asdfghjkl123", "zxcvbnm123", "zxcvbnm1234", "password12", "password123", "password1234", "password1!",
	"password2024", "password2025", "password2026", "p@ssw0rd123", "p@ssword123", "passw0rd123",
	"administrator", "administrator1", "admin12345", "admin123456", "admin1234567", "abc1234567",
	"abcd123456", "abcdef123456", "abc123456789", "abcdefghij", "iloveyou12", "iloveyou123", "letmein123",
	"welcome123", "welcome1234", "changeme123", "football123", "sunshine123", "princess123", "monkey12345",
	"mima123456", "mima12345678", "nihao123456", "zhongguo123", "beijing2008", "shanghai123",
};

/* Lower case, without spaces: what guessers try first. */
static const char *plain(struct request *rq, const char *s)
{
	char *out = arena_take(&rq->arena, strlen(s) + 1), *p = out;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*p++ = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;
	return out;
}

/* At least five different bytes, and not each one more (or less) than the last. */
static bool is_dull(const char *s)
{
	bool seen[256] = { false };
	int different = 0, up = 0, down = 0, n = (int)strlen(s);

	for (int i = 0; i < n; i++) {
		different += !seen[(unsigned char)s[i]];
		seen[(unsigned char)s[i]] = true;
		up += i > 0 && s[i] == s[i - 1] + 1;
		down += i > 0 && s[i] == s[i - 1] - 1;
	}
	return different < 5 || up > n - 3 || down > n - 3;
}

/* Does the password say little more than `word`? */
static bool is_word(const char *password, const char *word)
{
	return strlen(word) >= 3 && strstr(password, word) != NULL &&
		strlen(password) < strlen(word) + 5;
}

const char *password_wrong(struct request *rq, const char *password, const char *login,
	const char *name)
{
	size_t n = text_length(password);
	const char *p = plain(rq, password), *l = plain(rq, login == NULL ? "" : login);
	const char *before_at = arena_text(&rq->arena, l, strcspn(l, "@"));

	if (n < PASSWORD_LEAST)
		return say_f(rq, T("At least %d characters, please; a short sentence is good."), PASSWORD_LEAST);
	if (n > PASSWORD_MOST)
		return say_f(rq, T("At most %d characters, please."), PASSWORD_MOST);
	if (is_word(p, l) || is_word(p, before_at) ||
	    (name != NULL && is_word(p, plain(rq, name))) ||
	    (rq->site.name_en != NULL && is_word(p, plain(rq, rq->site.name_en))))
		return say(rq, T("Your name or e-mail address is the first thing that others try. Please choose something else."));
	for (size_t i = 0; i < COUNT(common); i++)
		if (strcmp(p, common[i]) == 0)
			return say(rq, T("This password is on every list of frequent ones. Please choose something else."));
	if (is_dull(p))
		return say(rq, T("This is too easy to guess. Please choose something else."));
	return NULL;
}

struct set { int64_t person; const char *hash, *name, *email, *lang, *at, *address; };
static const struct column columns[] = {
	INT_COLUMN(struct set, person, NULL), TEXT_COLUMN(struct set, hash, NULL),
	TEXT_COLUMN(struct set, name, NULL), TEXT_COLUMN(struct set, email, NULL),
	TEXT_COLUMN(struct set, lang, NULL), TEXT_COLUMN(struct set, at, NULL),
	TEXT_COLUMN(struct set, address, NULL),
	{ 0 }
};
static const struct table set_table = { "person", sizeof(struct set), columns };

static const struct sql keep = {
	"UPDATE person SET password = :hash, password_at = :now, state = IF(state = 'invited', 'active', state)"
	" WHERE id = :person AND state <> 'disabled'", &set_table, NULL };
static const struct sql void_tickets = {
	"UPDATE ticket SET used_at = :now WHERE person = :person AND used_at IS NULL", &set_table, NULL };
static const struct sql note = {
	"INSERT INTO history (module, record, at, person, name, address, step)"
	" SELECT IF(company IS NULL, 'staff', 'person'), id, :now, id, name, '', 'password'"
	" FROM person WHERE id = :person", &set_table, NULL };

/* Of those who had a password before. */
static const struct sql read_old = {
	"SELECT name, IFNULL(email, '') AS email, lang FROM person WHERE id = :person AND password IS NOT NULL",
	&set_table, &set_table };

/* So that who did not do it hears of it. */
static void tell(struct request *rq, struct set *s)
{
	s->at = show_time(rq, rq->context.now);
	s->address = rq->address;
	notice_address(rq, &(struct notice){ .name = "password", .bare = true, .row = s, .table = &set_table,
		.once = secret_token(&rq->arena) }, s->email, s->name, s->lang);
}

bool password_set(struct request *rq, int64_t person, const char *password)
{
	struct set s = { .person = person, .hash = secret_password_hash(&rq->arena, password) };

	if (s.hash == NULL)
		return false;
	if (db_one(rq->db, &read_old, &s, &s))
		tell(rq, &s);
	if (db_run(rq->db, &keep, &s) != 1)
		give_up(&rq->arena, 500);
	db_run(rq->db, &void_tickets, &s);
	db_run(rq->db, &note, &s);
	session_end_all(rq, person, person == rq->user.id);
	return true;
}
