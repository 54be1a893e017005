/* show.c -- values as people read them. */
#include "kit/show.h"
#include "core/text.h"
#include "edge/zone.h"

static bool chinese(const struct request *rq)
{
	return rq->lang == NULL || strcmp(rq->lang, "zh") == 0;
}

day show_local_day(struct request *rq, instant t)
{
	return zone_day(rq->site.zone, t);
}

const char *show_masked(struct request *rq, const char *text)
{
	size_t n = text_length(text);

	return n == 0 ? "" : arena_printf(&rq->arena, "%s••••••%s", n < 10 ? "" : text_cut(&rq->arena, text, 4),
		n < 5 ? "" : text_last(text, 2));
}

const char *show_last(struct request *rq, const char *text)
{
	size_t n = text_length(text);

	return n == 0 ? "" : arena_printf(&rq->arena, "…%s", n < 5 ? "" : text_last(text, 4));
}

/* Digits with a comma every three. */
static const char *grouped(struct request *rq, uint64_t n)
{
	char plain[24], *out;
	int len = snprintf(plain, sizeof(plain), "%llu", (unsigned long long)n);
	int at = 0;

	out = arena_take(&rq->arena, 32);
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = plain[i];
	}
	return out;
}

const char *show_number(struct request *rq, int64_t n)
{
	const char *text = grouped(rq, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
	return n < 0 ? arena_printf(&rq->arena, "-%s", text) : text;
}

const char *show_fen(struct request *rq, int64_t fen)
{
	uint64_t u = fen < 0 ? 0 - (uint64_t)fen : (uint64_t)fen;
	return arena_printf(&rq->arena, "%s¥%s.%02u", fen < 0 ? "-" : "",
		grouped(rq, u / 100), (unsigned)(u % 100));
}

const char *show_yuan(struct request *rq, int64_t fen)
{
	return fen % 100 != 0 ? show_fen(rq, fen)
		: arena_printf(&rq->arena, "¥%s", grouped(rq, (uint64_t)(fen / 100)));
}

static const char *month(int m)
{
	static const char *const names[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
	};
	return names[m - 1];
}

const char *show_day_short(struct request *rq, day d)
{
	struct civil c = day_civil(d);

	return chinese(rq) ? arena_printf(&rq->arena, "%d月%d日", c.month, c.day)
		: arena_printf(&rq->arena, "%d %s", c.day, month(c.month));
}

const char *show_day(struct request *rq, day d)
{
	struct civil c;

	if (d == NO_DAY)
		return "";
	c = day_civil(d);
	if (c.year == day_civil(rq->context.today).year)
		return show_day_short(rq, d);
	return chinese(rq) ? arena_printf(&rq->arena, "%d年%s", c.year, show_day_short(rq, d))
		: arena_printf(&rq->arena, "%s %d", show_day_short(rq, d), c.year);
}

const char *show_weekday(struct request *rq, day d)
{
	static const char *const zh[] = { "星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六" };
	static const char *const en[] = { "Sunday", "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday" };

	return chinese(rq) ? zh[day_weekday(d)] : en[day_weekday(d)];
}

const char *show_day_long(struct request *rq, day d)
{
	if (d == NO_DAY)
		return "";
	return chinese(rq) ? arena_printf(&rq->arena, "%s %s", show_day(rq, d), show_weekday(rq, d))
		: arena_printf(&rq->arena, "%s %s", show_weekday(rq, d), show_day(rq, d));
}

const char *show_clock(struct request *rq, instant t)
{
	struct civil c;

	if (t == NO_TIME)
		return "";
	c = zone_local(rq->site.zone, t);
	return arena_printf(&rq->arena, "%02d:%02d", c.hour, c.minute);
}

const char *show_time(struct request *rq, instant t)
{
	struct civil c, now;

	if (t == NO_TIME)
		return "";
	c = zone_local(rq->site.zone, t);
	now = day_civil(rq->context.today);
	if (c.year != now.year)
		return arena_printf(&rq->arena, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
	if (c.month != now.month || c.day != now.day)
		return arena_printf(&rq->arena, "%02d-%02d %02d:%02d", c.month, c.day, c.hour, c.minute);
	return arena_printf(&rq->arena, "%02d:%02d", c.hour, c.minute);
}

const char *show_until(struct request *rq, instant from, instant to)
{
	bool whole = to > from && from != NO_TIME && to == zone_day_start(rq->site.zone, show_local_day(rq, from) + 1);

	return whole ? "24:00" : show_clock(rq, to);
}

const char *show_span(struct request *rq, instant from, instant to)
{
	return arena_printf(&rq->arena, "%s–%s", show_clock(rq, from), show_until(rq, from, to));
}

const char *show_long(struct request *rq, int64_t seconds)
{
	long long minutes = seconds <= 0 ? 0 : (seconds + 59) / 60;
	long long days = minutes / 1440, hours = minutes / 60 % 24;

	minutes %= 60;
	if (days > 0)
		return hours == 0 ? say_f(rq, T("%lld d"), days)
			: say_f(rq, T("%lld d %lld h"), days, hours);
	if (hours > 0)
		return minutes == 0 ? say_f(rq, T("%lld h"), hours)
			: say_f(rq, T("%lld h %lld min"), hours, minutes);
	return say_f(rq, T("%lld min"), minutes);
}

/* "a,b" with each code's label. */
static const char *labels(struct request *rq, const struct choice *list, const char *codes)
{
	const char *out = "";

	if (strchr(codes, ',') == NULL || list->value == NULL)          /* of no code: a text for translation, commas and all */
		return *codes == '\0' ? "" : say(rq, choice_label(list, codes));
	while (*codes != '\0') {
		size_t n = strcspn(codes, ",");
		const char *code = arena_text(&rq->arena, codes, n);
		out = arena_printf(&rq->arena, "%s%s%s", out, *out == '\0' ? ""
			: chinese(rq) ? "、" : ", ", say(rq, choice_label(list, code)));
		codes += n;
		codes += *codes == ',';
	}
	return out;
}

const char *show_value(struct request *rq, const struct column *c, const void *row)
{
	switch (c->type) {
	case TYPE_TEXT: {
		const char *text = *column_text(c, row);
		if (text == NULL)
			return "";
		if (c->choices != NULL)
			return labels(rq, c->choices, text);
		if (strcmp(c->name, "state") == 0 && rq->module != NULL && rq->module->flow != NULL) {
			const struct state *s = flow_state(rq->module->flow, text);
			return s == NULL ? text : say(rq, s->label);
		}
		return text;
	}
	case TYPE_FLAG:
		return *column_int(c, row) != 0 ? say(rq, T("Yes")) : say(rq, T("No"));
	case TYPE_FEN:
		return show_fen(rq, *column_int(c, row));
	case TYPE_DAY:
		return show_day(rq, *column_day(c, row));
	case TYPE_TIME:
		return show_time(rq, *column_int(c, row));
	case TYPE_INT:
		return show_number(rq, *column_int(c, row));
	case TYPE_ID:
		return *column_int(c, row) == 0 ? ""
			: arena_printf(&rq->arena, "%lld", (long long)*column_int(c, row));
	}
	return "";
}

const char *show_own(struct request *rq, const struct table *t, const struct column *c, const void *row)
{
	const char *name = arena_printf(&rq->arena, "%s_en", c->name);
	const struct column *en = c->type != TYPE_TEXT || chinese(rq) ? NULL : table_column(t, name, strlen(name));
	const char *text = en == NULL || en->type != TYPE_TEXT ? NULL : *column_text(en, row);

	return text == NULL || *text == '\0' ? show_value(rq, c, row) : text;
}
