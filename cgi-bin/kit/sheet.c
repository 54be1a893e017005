/* sheet.c -- printed forms: the frame, document number, QR, copies. */
#include "kit/sheet.h"
#include "kit/history.h"
#include "core/capital.h"
#include "kit/link.h"
#include "kit/record.h"
#include "edge/page.h"
#include "edge/qr.h"
#include "edge/words.h"
#include "edge/zone.h"

const char *sheet_words(struct request *rq, int64_t fen)
{
	char text[CAPITAL_SIZE];

	return capital_print(fen, text) ? arena_text(&rq->arena, text, strlen(text)) : "";
}

const char *sheet_time(struct request *rq, instant t)
{
	struct civil c;

	if (t == NO_TIME)
		return "";
	c = zone_local(rq->site.zone, t);
	return arena_printf(&rq->arena, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

const char *sheet_day(struct request *rq, day d)
{
	static const char *const zh[] = { "日", "一", "二", "三", "四", "五", "六" };
	static const char *const en[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };
	static const char *const month[] = { "January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December" };
	struct civil c;

	if (d == NO_DAY)
		return "";
	c = day_civil(d);
	if (strcmp(rq->lang, "en") == 0)
		return arena_printf(&rq->arena, "%s %d %s %d", en[day_weekday(d)], c.day, month[c.month - 1], c.year);
	return arena_printf(&rq->arena, "%d年%d月%d日（星期%s）", c.year, c.month, c.day, zh[day_weekday(d)]);
}

void sheet_label(struct page *p, const char *marker, const char *label)
{
	char english[40];

	snprintf(english, sizeof(english), "%s_en", marker);
	page_text(p, marker, words_say(words_for("zh"), label));
	page_text(p, english, words_say(NULL, label));
}

void sheet_turn(struct request *rq, const char *label, const char *url)
{
	struct page *p = page_again(page_root(rq->page), "turn");

	sheet_label(p, "label", label);
	page_text(p, "url", url);
}

void sheet_ref(struct page *head, const char *label, const char *value)
{
	struct page *p = page_again(head, "ref");

	sheet_label(p, "label", label);
	page_text(p, "value", value);
}

static void put_qr(struct request *rq, struct page *head, const char *path)
{
	int size;
	const char *drawn = qr_path(&rq->arena, link_code(rq, path), &size);
	struct page *p;

	if (drawn == NULL)
		return;
	p = page_again(head, "qr");
	page_int(p, "qr_size", size);
	page_text(p, "qr_path", drawn);
}

/* What stands outside the sheet: margins of each page, title of the window. */
static void put_frame(struct request *rq, const char *title, const char *more, const char *number,
	const char *path)
{
	struct page *root = page_root(rq->page);
	const char *zh = words_say(words_for("zh"), title);

	if (*more != '\0')
		zh = arena_printf(&rq->arena, "%s　%s", zh, more);
	page_text(root, "title", zh);
	page_text(root, "number", number);
	page_text(root, "running_head", arena_printf(&rq->arena, "%s%s%s（续 continued）", zh,
		*number == '\0' ? "" : "　", number));
	page_text(root, "running_foot", arena_printf(&rq->arena, "打印 Printed：%s %s", rq->user.name,
		sheet_time(rq, rq->context.now)));
	page_text(root, "back", arena_printf(&rq->arena, "/%s%s",
		(rq->user.roles & ROLE_STAFF) != 0 ? "desk" : "portal", link_path(rq, path)));
}

static void put_title(struct request *rq, struct page *head, const char *title, const char *path)
{
	page_text(head, "house_name", rq->site.name);
	page_text(head, "house_name_en", rq->site.name_en);
	page_text(head, "title_zh", words_say(words_for("zh"), title));
	page_text(head, "title_en", words_say(NULL, title));
	put_qr(rq, head, path);
}

/* Somebody may have signed what it said before: that it was corrected since stands on it (guarantee 5). */
static void put_edition(struct request *rq, struct page *head)
{
	struct history_by by;
	int64_t edits = rq->match.id == 0 ? 0 : history_edits(rq, rq->module, rq->match.id, &by);

	if (edits > 0)
		sheet_ref(head, T("sheet|Edition"), arena_printf(&rq->arena, "%lld · %s %s", (long long)edits + 1, sheet_time(rq, by.at), by.who));
}

void sheet_set(struct request *rq, const char *title, const char *number, const char *path)
{
	put_frame(rq, title, "", number, path);
}

struct page *sheet_list_head(struct request *rq, const char *title, const char *path)
{
	struct page *head = page_insert(rq->page, "head_list", "sheet/head.html");

	put_title(rq, head, title, path);
	return head;
}

struct page *sheet_head(struct request *rq, const char *title, const char *more,
	const char *number, const char *path)
{
	struct page *head = page_insert(rq->page, "head", "sheet/head.html");

	put_frame(rq, title, more, number, path);
	put_title(rq, head, title, path);
	if (*more != '\0')
		page_text(page_again(head, "more"), "more_text", more);
	if (*number != '\0')
		sheet_ref(head, T("sheet|No."), number);
	put_edition(rq, head);
	if (rq->copy != NULL) {
		struct page *p = page_again(head, "copy");
		page_text(p, "ordinal", arena_printf(&rq->arena, "%d", rq->copy_number));
		sheet_label(p, "keeper", rq->copy);
	}
	return head;
}

struct page *sheet_block(struct request *rq, const char *title)
{
	struct page *p = page_again(rq->page, "block");

	sheet_label(p, "block_title", title);
	return p;
}

struct page *sheet_pair(struct page *block, const char *width, const char *label, const char *value)
{
	struct page *p = page_again(block, "pair");

	page_text(p, "width", width);
	sheet_label(p, "label", label);
	page_text(p, "value", value);
	return p;
}

void sheet_drawn(struct page *pair, const char *icon)
{
	page_text(page_again(pair, "drawn"), "icon", icon);
}

void sheet_ticks(struct request *rq, struct page *block, const char *width, const char *label,
	const struct choice *choices, const char *codes)
{
	struct page *p = page_again(block, "pair"), *list = page_again(p, "pair_ticks");

	page_text(p, "width", width);
	sheet_label(p, "label", label);
	page_text(p, "value", "");
	for (const struct choice *c = choices; c->value != NULL; c++) {
		struct page *t = page_again(list, "tick");
		page_text(t, "on", choice_among(codes, c->value) ? "on" : "off");
		page_text(t, "text", say(rq, c->label));
	}
}

struct page *sheet_items(struct request *rq, struct page *block, const char *title)
{
	struct page *p = page_insert(block == NULL ? rq->page : block, block == NULL ? "items" : "block_items", "sheet/items.html");

	page_text(p, "items_title", say(rq, title));
	return p;
}

void sheet_column(struct page *items, const char *kind, const char *label)
{
	struct page *p = page_again(items, "column");

	page_text(p, "kind", kind);
	sheet_label(p, "label", label);
}

void sheet_cell(struct page *line, const char *kind, const char *text)
{
	struct page *p = page_again(line, "value_cell");

	page_text(p, "kind", kind);
	page_text(p, "text", text);
}

void sheet_sum(struct page *items, int span, const char *label, const char *text)
{
	struct page *p = page_again(items, "sum");

	page_int(p, "span", span);
	sheet_label(p, "label", label);
	page_text(p, "text", text);
}

struct page *sheet_signs(struct request *rq)
{
	return page_insert(rq->page, "signs", "sheet/signs.html");
}

void sheet_sign(struct page *signs, const char *label, const char *name, const char *at)
{
	struct page *p = page_again(signs, "signer"), *by;

	sheet_label(p, "label", label);
	if (name == NULL || *name == '\0')
		return;
	by = page_again(p, "signed");
	page_text(by, "name", name);
	page_text(by, "at", at);
}

void sheet_by(struct request *rq, struct page *signs, const char *label, int64_t id, const char *steps)
{
	struct history_by by;

	if (history_by(rq, rq->module, id, steps, true, &by))
		sheet_sign(signs, label, by.who, sheet_time(rq, by.at));
	else
		sheet_sign(signs, label, NULL, NULL);
}

void sheet_ink(struct page *signs, const char *label, const char *drawn)
{
	struct page *p = page_again(signs, "signer");

	sheet_label(p, "label", label);
	if (*drawn != '\0')
		page_text(page_again(p, "ink"), "ink", drawn);
}

/* The sheet of the URL if the reader may have it. */
static const struct sheet *find_sheet(const struct request *rq)
{
	for (const struct sheet *s = rq->module->sheets; s != NULL && s->name != NULL; s++)
		if (strcmp(s->name, rq->match.step) == 0 && s->of_list == (rq->match.id == 0) &&
		    (s->roles & rq->user.roles) != 0 &&
		    (s->for_audience != DESK || (rq->user.roles & ROLE_STAFF) != 0))
			return s;
	return NULL;
}

static int fill(struct request *rq, const struct sheet *s, void *row, struct page *root)
{
	int status;

	rq->page = page_insert(root, "sheet", s->page);
	status = s->fill(rq, row);
	rq->page = root;
	return status;
}

int sheet_print(struct request *rq)
{
	const struct sheet *s = find_sheet(rq);
	struct page *root;
	void *row = NULL;
	int status = 200;

	if (s == NULL || (!s->of_list && rq->face->one == NULL))
		return 404;
	if (!s->of_list && ((row = record_read(rq)) == NULL || (s->fits != NULL && !s->fits(row))))
		return 404;
	root = page_open("sheet");
	rq->page = root;
	if (s->copies == NULL)
		status = fill(rq, s, row, root);
	for (int i = 0; s->copies != NULL && s->copies[i] != NULL && status == 200; i++) {
		rq->copy = s->copies[i];
		rq->copy_number = i + 1;
		status = fill(rq, s, row, root);
	}
	rq->template = "sheet/frame.html";
	rq->bare = true;
	return status;
}
