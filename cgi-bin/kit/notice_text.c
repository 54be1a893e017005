/* notice_text.c -- from the expanded template of a notice to its subject, text and HTML. */
#include "kit/notice_text.h"
#include "kit/notice.h"
#include "edge/page.h"

const struct choice notice_langs[] = { { "zh", T("language|Chinese") }, { "en", T("language|English") }, { 0 } };

/* How many bytes of at most `most` end at a whole character. */
static size_t whole(const char *text, size_t n, size_t most)
{
	if (n <= most)
		return n;
	while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
		most--;
	return most;
}

/* "Room: Tingyu" -> "Room", "Tingyu"; 房间：听雨 too. */
static struct block_line fact(struct arena *a, const char *text, size_t n)
{
	static const char wide[] = "：";
	size_t colon = 0, skip = 0;

	for (size_t i = 0; i < n && skip == 0; i++) {
		colon = i;
		if (text[i] == ':')
			skip = 1;
		else if (n - i >= 3 && memcmp(text + i, wide, 3) == 0)
			skip = 3;
	}
	if (skip == 0)
		return (struct block_line){ BLOCK_TEXT, arena_text(a, text, n), NULL };
	for (skip += colon; skip < n && text[skip] == ' '; )
		skip++;
	return (struct block_line){ BLOCK_FACT, arena_text(a, text, colon), arena_text(a, text + skip, n - skip) };
}

const struct block_line *notice_blocks(struct arena *a, const char *text, const char **subject)
{
	struct block_line *list;
	size_t lines = 2, at = 0;

	for (const char *p = text; *p != '\0'; p++)
		lines += *p == '\n';
	list = arena_take(a, lines * sizeof(*list));
	*subject = NULL;
	while (*text != '\0') {
		size_t n = strcspn(text, "\r\n");
		const char *line = text;

		text += n;
		text += strspn(text, "\r\n");
		while (n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t'))
			n--;
		if (n == 0)
			continue;
		if (*subject == NULL) {
			*subject = arena_text(a, line, whole(line, n, 200));
			continue;
		}
		if (n > 2 && line[0] == '|' && line[1] == ' ')
			list[at] = fact(a, line + 2, n - 2);
		else if (n > 2 && line[0] == '>' && line[1] == ' ')
			list[at] = (struct block_line){ BLOCK_BUTTON, arena_text(a, line + 2, n - 2), NULL };
		else
			list[at] = (struct block_line){ BLOCK_TEXT, arena_text(a, line, n), NULL };
		if (list[at].kind != BLOCK_FACT || *list[at].value != '\0')
			at++;
		else
			list[at] = (struct block_line){ BLOCK_END, NULL, NULL };
	}
	if (*subject == NULL)
		*subject = "";
	return list;
}

const char *notice_chinese(struct arena *a, const char *text)
{
	static const char *const marks[][2] = { { ": ", "：" }, { ", ", "，" }, { " (", "（" }, { ")", "）" } };
	char *out = arena_take(a, strlen(text) * 3 + 1), *to = out;

	while (*text != '\0') {
		size_t skip = 0;
		for (size_t i = 0; i < COUNT(marks) && skip == 0; i++) {
			size_t n = strlen(marks[i][0]);
			if (strncmp(text, marks[i][0], n) == 0) {
				memcpy(to, marks[i][1], 3);
				to += 3;
				skip = n;
			}
		}
		if (skip == 0)
			*to++ = *text;
		text += skip == 0 ? 1 : skip;
	}
	return out;
}

const char *notice_plain(struct request *rq, const struct block_line *list, const char *url)
{
	struct arena *a = &rq->arena;
	const char *colon = strcmp(rq->lang, "zh") == 0 ? "：" : ": ";
	const char *out = "";
	enum block last = BLOCK_END;

	for (const struct block_line *b = list; b->kind != BLOCK_END; b++) {
		const char *gap = last == BLOCK_END ? "" : last == BLOCK_FACT && b->kind == BLOCK_FACT ? "\n" : "\n\n";
		if (b->kind == BLOCK_BUTTON && url == NULL)
			continue;
		if (b->kind == BLOCK_TEXT)
			out = arena_printf(a, "%s%s%s", out, gap, b->text);
		else
			out = arena_printf(a, "%s%s%s%s%s", out, gap, b->text, colon,
				b->kind == BLOCK_FACT ? b->value : url);
		last = b->kind;
	}
	return arena_printf(a, "%s\n", out);
}

const char *notice_html(struct request *rq, const struct block_line *list, const char *subject,
	const char *url)
{
	struct page *root = page_open("mail"), *block = NULL;
	const char *text;
	size_t length;

	page_text(root, "lang", strcmp(rq->lang, "zh") == 0 ? "zh-CN" : "en");
	page_text(root, "subject", subject);
	page_text(root, "house_name", strcmp(rq->lang, "zh") == 0 || *rq->site.name_en == '\0'
		? rq->site.name : rq->site.name_en);
	page_text(root, "house_phone", rq->site.phone);
	for (const struct block_line *b = list; b->kind != BLOCK_END; b++) {
		struct page *p;
		if (b->kind == BLOCK_BUTTON && url == NULL)
			continue;
		if (b->kind != BLOCK_FACT || b == list || b[-1].kind != BLOCK_FACT || block == NULL) {
			p = page_again(root, "block");
			block = b->kind == BLOCK_FACT ? page_again(p, "facts") : p;
		}
		p = page_again(block, b->kind == BLOCK_TEXT ? "para" : b->kind == BLOCK_FACT ? "fact" : "button");
		page_text(p, b->kind == BLOCK_TEXT ? "text" : "label", b->text);
		if (b->kind == BLOCK_FACT)
			page_text(p, "value", b->value);
		if (b->kind == BLOCK_BUTTON)
			page_text(p, "url", url);
	}
	text = page_print(root, rq->lang, "mail/frame.html", &length);
	if (text == NULL) {
		page_close(root);
		give_up(&rq->arena, 500);
	}
	text = arena_text(&rq->arena, text, length);
	page_close(root);
	return text;
}
