/* typing.c -- see typing.h. */
#define CORE_RAW
#include "typing.h"
#include "lab.h"
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "core/text.h"

#define TEXT_MOST 200                    /* characters where the page sets no limit */

struct arena typing_arena = { .limit = 1u << 30 };

const struct hostile hostiles[] = {
	{ "the longest of four bytes each", "𠮷", true, "𠮷𠮷" },
	{ "the longest, one byte first", "A\x01长", true, "A长" },     /* what is cut by bytes is cut inside */
	{ "the longest of lines", "a\r\n", true, "a" },
	{ "a Chinese name of two characters", "沈砚", false, "沈砚" },
	{ "wide digits", "２０２６", false, "２０２６", true },
	{ "a comma for the point", "12,50", false, "12,50", true },
	{ "nothing but what is not seen", "\u200b\u200d\u2060\ufeff", false, NULL },
	{ "what is not seen, and turns the line round", "张\u200b三\u202e反\u2066x\u2069\u00ad甲\ufffe\uffff乙👩\u200d💻e\u0301", false, "张三反x甲乙" },
	{ "control characters, quotes and patterns", "a\vb\a\x1b\x7f%_\\'\"<b>{{t}}\t|", false, "{{t}}" },
	{ "far too long", "字", true, "字字" },
};
#define FAR_TOO_LONG (COUNT(hostiles) - 1)
const size_t hostile_count = COUNT(hostiles);
/* For what is chosen, counted or dated. */
const char *const odd[] = { "沈砚", "２", "1,5", "-1", "99999999999999999999", "1e9", "２０２６－１２－３０", "9999-12-31", "2026-02-30T25:61", "'", "\u200d", "\v" };
const size_t odd_count = COUNT(odd);

struct body { char *text; size_t used, room; };
static struct body body;

static void put_byte(char c)
{
	if (body.used + 2 > body.room) {
		body.room = body.room * 2 + 4096;
		body.text = realloc(body.text, body.room);
		assert_non_null(body.text);
	}
	body.text[body.used++] = c;
	body.text[body.used] = '\0';
}

static void put_coded(const char *s)
{
	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s) || strchr("-_.", *s) != NULL) {
			put_byte(*s);
		} else {
			char hex[4];
			snprintf(hex, sizeof(hex), "%%%02X", (unsigned char)*s);
			for (const char *h = hex; *h != '\0'; h++)
				put_byte(*h);
		}
}

void typing_put(const char *name, const char *value)
{
	if (body.used > 0)
		put_byte('&');
	put_coded(name);
	put_byte('=');
	put_coded(value);
}

bool typing_is_text(const struct entry *e) { return e->kind == KIND_TEXT || e->kind == KIND_LINES; }
bool typing_is_chosen(const struct entry *e)
{
	return !typing_is_text(e) && e->kind != KIND_HIDDEN && e->kind != KIND_FILE && e->kind != KIND_BUTTON && e->kind != KIND_PASSWORD &&
		strcmp(e->name, "id") != 0;
}

const char *typing_filled(const struct entry *e, const struct hostile *h)
{
	long most = e->most > 0 ? e->most : TEXT_MOST;
	char once[64], *out;
	size_t n = strlen(h->unit), each, last = n - 1;

	if (!h->full)
		return h->unit;
	memcpy(once, h->unit, n + 1);
	once[text_clean(once, n)] = '\0';
	each = text_length(once);
	if (h == &hostiles[FAR_TOO_LONG])
		most = most * 3 + 1000;
	/* the whole unit, then its last character alone: of equal units a cut at the wrong byte may always be between two */
	while (last > 0 && (h->unit[last] & 0xC0) == 0x80)
		last--;
	if (h->unit[last] == '\n')
		last = 0;                /* ends of lines alone are no text */
	out = arena_take(&typing_arena, n * ((size_t)most + 1) + 1);
	memcpy(out, h->unit, n);
	for (size_t length = each, at = n; length + (last == 0 ? each : 1) <= (size_t)most; length += last == 0 ? each : 1, at += n - last)
		memcpy(out + at, h->unit + last, n - last);
	return out;
}

/* What was filled in before in the same form: an end is later than its beginning. */
static struct { int times; const struct entry *select; } before;

/* Something an honest person might enter; TYPING_WAYS of them, since forms want different things. */
static const char *honest_text(const struct entry *e, int way)
{
	static const char *const people[TYPING_WAYS] = { "白芷", "林书仪", "纪南星", "林书仪", "佟安", "佟安" };
	static const char *const words[TYPING_WAYS] = { "测试一下", "1234", "测试一下", "测试一下", "1234", "test-12" };

	if (((way == 2 || way == 4) && *e->value != '\0') || way == 3)
		return e->value;
	if (strcmp(e->pick, "company") == 0)
		return "澄光仪器";
	if (strcmp(e->pick, "person") == 0)
		return people[way];
	if (strcmp(e->type, "tel") == 0)
		return "0000-7003";
	if (strcmp(e->type, "email") == 0)
		return "somebody@hostile.example";
	if (e->most == 0 && e->kind == KIND_TEXT)
		return "10";             /* an amount */
	return e->most > 0 && (size_t)e->most < text_length(words[way]) ? text_cut(&typing_arena, words[way], (size_t)e->most) : words[way];
}

/* Days to come, but in the last two ways what was just now. */
static void put_date(const struct entry *e, int way, bool with_time)
{
	int64_t days = way >= 4 ? 0 : way == 1 ? 3 : 1, now = lab_number("SELECT UNIX_TIMESTAMP() + 8 * 3600");
	struct civil c = instant_civil(now + days * 86400);
	char text[40];

	if (way >= 4)
		c = instant_civil(now - 3600 + before.times * 900);
	else
		c.hour = 10 + way + before.times, c.minute = 0;
	before.times++;
	snprintf(text, sizeof(text), with_time ? "%04d-%02d-%02dT%02d:%02d" : "%04d-%02d-%02d", c.year, c.month, c.day, c.hour, c.minute);
	typing_put(e->name, ((way == 2 || way == 4) && *e->value != '\0') || way == 3 ? e->value : text);
}

static bool same_options(const struct entry *a, const struct entry *b)
{
	return a != NULL && a->option_count == b->option_count && a->option_count > 8 && strcmp(a->options[1], b->options[1]) == 0;
}

/* Of two lists of the same times the second is the end. */
static const char *honest_option(const struct entry *e, int way)
{
	const struct entry *beginning = before.select;
	int first = *e->options[0] == '\0' && e->option_count > 1 ? 1 : 0;

	if (e->kind == KIND_SELECT)
		before.select = e;
	if (same_options(beginning, e))
		return e->options[e->option_count / 2 + way];
	return e->options[way == 1 && !(e->kind == KIND_SELECT && e->option_count > 8) ? e->option_count - 1 : first];
}

void typing_honest(const struct entry *e, int way)
{
	bool as_it_is = way == 2 || way == 4;
	char number[24];

	switch (e->kind) {
	case KIND_HIDDEN: case KIND_SIGN:
		if (strcmp(e->name, "csrf") != 0 && strcmp(e->name, "once") != 0)
			typing_put(e->name, e->kind == KIND_SIGN && way != 3 ? "M0 0L10 10" : e->value);
		return;
	case KIND_TEXT: case KIND_LINES:
		typing_put(e->name, honest_text(e, way));
		return;
	case KIND_NUMBER:
		snprintf(number, sizeof(number), "%ld", way == 1 ? (e->greatest > 0 ? e->greatest : 2) : e->least > 1 ? e->least : 1);
		typing_put(e->name, (as_it_is && *e->value != '\0') || way == 3 ? e->value : number);
		return;
	case KIND_DAY:
		put_date(e, way, false);
		return;
	case KIND_TIME:
		put_date(e, way, true);
		return;
	case KIND_CLOCK:
		typing_put(e->name, *e->value != '\0' ? e->value : before.times++ > 0 || way == 1 ? "14:00" : "10:00");
		return;
	case KIND_SELECT: case KIND_RADIO:
		if ((as_it_is || way == 3) && *e->value != '\0')
			typing_put(e->name, e->value);
		else if (way != 3 && e->option_count > 0)
			typing_put(e->name, honest_option(e, way));
		return;
	case KIND_CHECK:
		for (int i = 0; i < e->option_count; i++)
			if (way == 0 || ((way == 1 || way >= 4) && i == 0) || ((as_it_is || way == 3) && strcmp(e->value, e->options[i]) == 0))
				typing_put(e->name, e->options[i]);
		return;
	case KIND_PASSWORD:
		typing_put(e->name, "moon-gate-2026");
		return;
	case KIND_FILE: case KIND_BUTTON:
		return;
	}
}

void typing_begin(void)
{
	body.used = 0;
	before.times = 0;
	before.select = NULL;
	if (body.text != NULL)
		body.text[0] = '\0';
}

const char *typing_body(void)
{
	return body.text == NULL ? "" : body.text;
}

void typing_end(void)
{
	free(body.text);
	body = (struct body){ 0 };
	arena_close(&typing_arena);
}

int typing_step(enum audience audience, int64_t person, const char *path, const char *first)
{
	int status = 0;

	for (int way = 0; way < TYPING_WAYS && status != 303; way++) {
		const struct answer *a;
		const struct pageform *f;
		if (first != NULL)
			lab_run(first);
		a = lab_dry(audience, person, path, NULL, NULL);
		f = a->status != 200 ? NULL : pageform_read(&typing_arena, a->text);
		while (f != NULL && (!f->post || strstr(f->action, path) == NULL))
			f = f->next;
		typing_begin();
		for (const struct entry *e = f == NULL ? NULL : f->entries; e != NULL; e = e->next)
			typing_honest(e, way);
		status = lab_ask(audience, person, path, typing_body())->status;
		arena_reset(&typing_arena);
	}
	return status;
}

void typing_why(const struct answer *a, const char *action, int way)
{
	const char *p = a->text == NULL ? "" : a->text;

	fprintf(stderr, "  %s, way %d: %d %s\n", action, way, a->status, a->refused == NULL ? "" : a->refused);
	while ((p = strstr(p, "class=\"invalid-feedback\">")) != NULL) {
		p += 25;
		fprintf(stderr, "      %.*s\n", (int)strcspn(p, "<"), p);
	}
}
