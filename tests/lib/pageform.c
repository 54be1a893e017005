/* pageform.c -- a reader for the HTML that our own templates write: quoted attributes, closed tags. */
#define CORE_RAW
#include "pageform.h"

/* Undo &amp; &lt; &gt; &quot; &#39;. */
static const char *unescaped(struct arena *a, const char *s, size_t n)
{
	static const struct { const char *code, *is; } codes[] = {
		{ "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&#x27;", "'" },
	};
	char *out = arena_take(a, n + 1), *o = out;

	for (size_t i = 0; i < n;) {
		size_t k = 0;
		for (size_t c = 0; c < COUNT(codes) && k == 0; c++)
			if (strncmp(s + i, codes[c].code, strlen(codes[c].code)) == 0) {
				*o++ = *codes[c].is;
				k = strlen(codes[c].code);
			}
		if (k == 0)
			*o++ = s[i];
		i += k == 0 ? 1 : k;
	}
	return out;
}

/* The value of an attribute of the tag that ends at `end`; NULL: it has none of that name. */
static const char *attribute(struct arena *a, const char *tag, const char *end, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = tag; p < end; p++) {
		if (*p != ' ' || strncmp(p + 1, name, n) != 0)
			continue;
		if (p[1 + n] == '=' && p[2 + n] == '"') {
			const char *v = p + 3 + n;
			return unescaped(a, v, strcspn(v, "\""));
		}
		if (p[1 + n] == ' ' || p[1 + n] == '>')
			return "";
	}
	return NULL;
}

static const char *or_empty(const char *s) { return s == NULL ? "" : s; }

static struct entry *add(struct arena *a, struct pageform *f, enum kind kind, const char *tag, const char *end)
{
	struct entry *e = arena_take(a, sizeof(*e)), **last = &f->entries;
	const char *most = attribute(a, tag, end, "maxlength"), *low = attribute(a, tag, end, "min"), *high = attribute(a, tag, end, "max");

	*e = (struct entry){ .kind = kind, .name = or_empty(attribute(a, tag, end, "name")),
		.value = or_empty(attribute(a, tag, end, "value")), .pick = or_empty(attribute(a, tag, end, "data-pick")),
		.type = or_empty(attribute(a, tag, end, "type")), .most = most == NULL ? 0 : strtol(most, NULL, 10),
		.least = low == NULL ? 0 : strtol(low, NULL, 10), .greatest = high == NULL ? 0 : strtol(high, NULL, 10),
		.required = attribute(a, tag, end, "required") != NULL, .checked = attribute(a, tag, end, "checked") != NULL };
	while (*last != NULL)
		last = &(*last)->next;
	return *last = e;
}

static void option(struct entry *e, const char *value)
{
	if (e->option_count < (int)COUNT(e->options))
		e->options[e->option_count++] = value;
}

static struct entry *named(struct pageform *f, enum kind kind, const char *name)
{
	for (struct entry *e = f->entries; e != NULL; e = e->next)
		if (e->kind == kind && strcmp(e->name, name) == 0)
			return e;
	return NULL;
}

static void group(struct arena *a, struct pageform *f, enum kind kind, const char *tag, const char *end)
{
	const char *name = or_empty(attribute(a, tag, end, "name")), *value = or_empty(attribute(a, tag, end, "value"));
	struct entry *e = named(f, kind, name);

	if (e == NULL) {
		e = add(a, f, kind, tag, end);
		e->value = "";
	}
	if (attribute(a, tag, end, "checked") != NULL)
		e->value = value;
	option(e, value);
}

static void input(struct arena *a, struct pageform *f, const char *tag, const char *end, bool signing)
{
	static const struct { const char *type; enum kind kind; } kinds[] = {
		{ "hidden", KIND_HIDDEN }, { "number", KIND_NUMBER }, { "date", KIND_DAY }, { "datetime-local", KIND_TIME },
		{ "time", KIND_CLOCK }, { "radio", KIND_RADIO }, { "checkbox", KIND_CHECK }, { "file", KIND_FILE },
		{ "password", KIND_PASSWORD }, { "submit", KIND_BUTTON },
	};
	const char *type = or_empty(attribute(a, tag, end, "type"));
	enum kind kind = KIND_TEXT;

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strcmp(type, kinds[i].type) == 0)
			kind = kinds[i].kind;
	if (kind == KIND_HIDDEN && signing)
		kind = KIND_SIGN;
	if (kind == KIND_RADIO || kind == KIND_CHECK)
		group(a, f, kind, tag, end);
	else
		add(a, f, kind, tag, end);
}

static bool is_tag(const char *p, const char *name)
{
	size_t n = strlen(name);

	return p[0] == '<' && strncmp(p + 1, name, n) == 0 && (p[1 + n] == ' ' || p[1 + n] == '>');
}

static struct pageform *open_form(struct arena *a, const char *tag, const char *end)
{
	struct pageform *f = arena_take(a, sizeof(*f));

	*f = (struct pageform){ .post = strcmp(or_empty(attribute(a, tag, end, "method")), "post") == 0,
		.files = attribute(a, tag, end, "enctype") != NULL, .action = or_empty(attribute(a, tag, end, "action")) };
	return f;
}

struct pageform *pageform_read(struct arena *a, const char *html)
{
	struct pageform *first = NULL, **next = &first, *f = NULL;
	struct entry *select = NULL;

	for (const char *p = strchr(html, '<'); p != NULL; p = strchr(p + 1, '<')) {
		const char *end = strchr(p, '>');
		if (end == NULL)
			break;
		if (is_tag(p, "form")) {
			*next = f = open_form(a, p, end);
			next = &f->next;
		} else if (is_tag(p, "/form")) {
			f = NULL;
		} else if (f == NULL) {
			continue;
		} else if (is_tag(p, "input")) {
			input(a, f, p, end, p - html > 7 && strncmp(p - 7, "</span>", 7) == 0);
		} else if (is_tag(p, "textarea")) {
			struct entry *e = add(a, f, KIND_LINES, p, end);
			e->value = unescaped(a, end + 1, strcspn(end + 1, "<"));
		} else if (is_tag(p, "select")) {
			select = add(a, f, KIND_SELECT, p, end);
		} else if (is_tag(p, "option") && select != NULL) {
			const char *value = or_empty(attribute(a, p, end, "value"));
			option(select, value);
			if (attribute(a, p, end, "selected") != NULL)
				select->value = value;
		} else if (is_tag(p, "/select")) {
			select = NULL;
		} else if (is_tag(p, "button") && attribute(a, p, end, "name") != NULL) {
			add(a, f, KIND_BUTTON, p, end);
		}
	}
	return first;
}
