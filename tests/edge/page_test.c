/* page_test.c -- templates: escaping, languages, parts, plain texts. */
#define CORE_RAW
#include "edge/page.h"
#include "edge/words.h"
#include "quiet.h"
#include <setjmp.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#define PRAGMA "{{%AUTOESCAPE context=\"HTML\"}}\n"

static char root[64];

static void file(const char *name, const char *text)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", root, name);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
}

static const struct word zh[] = { { "Name & \"more\"", "姓名 <\"'{{x}}" }, { "state|Open", "开" } };
static const struct words chinese = { zh, COUNT(zh) };

static int make(void **state)
{
	char path[128];

	(void)state;
	snprintf(root, sizeof(root), "/tmp/page-%ld", (long)getpid());
	snprintf(path, sizeof(path), "%s/mail", root);
	mkdir(root, 0700);
	mkdir(path, 0700);
	file("show.html", PRAGMA "<p title=\"{{name}}\">[[Name & \"more\"]]: {{name}}</p>\n\n"
		"{{#row}}<b>{{text}}{{home}}</b>{{/row}}<a href=\"{{url}}\">[[state|Open]]</a>{{>part}}");
	file("part.html", PRAGMA "<i>{{name}}|{{home}}</i>");
	file("layout.html", PRAGMA "<html>{{title}}{{>body}}</html>");
	file("mail/new.txt", "About {{name}}\n\n{{#row}}\n  - {{text}}\n{{/row}}\n\n[[Name & \"more\"]] [[state|Open]]\n");
	assert_int_equal(page_load(root, "zh", &chinese, words_say), 0);
	assert_int_equal(page_load(root, "en", NULL, words_say), 0);
	return 0;
}

static int clear(void **state)
{
	char command[128];

	(void)state;
	page_close_all();
	snprintf(command, sizeof(command), "rm -r %s", root);
	return system(command);
}

static void prints(struct page *p, const char *lang, const char *name, const char *expected)
{
	size_t n = 0;
	const char *text = page_print(p, lang, name, &n);

	assert_non_null(text);
	assert_string_equal(text, expected);
	assert_int_equal(n, strlen(expected));
}

static struct page *filled(void)
{
	struct page *p = page_open("test"), *row;

	page_global(p, "home", "/desk/");
	page_text(p, "name", "<i> & \"q\" 'a' 会议室");
	page_text(p, "url", "javascript:alert(1)");
	row = page_again(p, "row");
	page_int(row, "text", INT64_MIN);
	row = page_again(p, "row");
	page_text(row, "text", NULL);
	return p;
}

static void values_and_translations_are_escaped(void **state)
{
	struct page *p = filled();

	(void)state;
	prints(p, "zh", "show.html", "<p title=\"&lt;i&gt; &amp; &quot;q&quot; &#39;a&#39; 会议室\">"
		"姓名 &lt;&quot;&#39;&#123;&#123;x}}: &lt;i&gt; &amp; &quot;q&quot; &#39;a&#39; 会议室</p>\n"
		"<b>-9223372036854775808/desk/</b><b>/desk/</b><a href=\"#\">开</a>");
	prints(p, "en", "layout.html", "<html></html>");
	page_close(p);
}

static void english_is_said_without_context(void **state)
{
	struct page *p = page_open("test");

	(void)state;
	page_text(p, "name", "a");
	page_text(p, "url", "/x?a=b");
	prints(p, "en", "show.html", "<p title=\"a\">Name &amp; &quot;more&quot;: a</p>\n<a href=\"/x?a=b\">Open</a>");
	page_close(p);
}

static void a_part_sees_global_values_only(void **state)
{
	struct page *p = filled(), *part = page_insert(p, "part", "part.html");
	size_t n;

	(void)state;
	assert_non_null(strstr(page_print(p, "zh", "show.html", &n), "<i>|/desk/</i>"));
	page_text(part, "name", "own");
	assert_non_null(strstr(page_print(p, "zh", "show.html", &n), "<i>own|/desk/</i>"));
	assert_ptr_equal(page_root(part), p);
	prints(part, "en", "part.html", "<i>own|/desk/</i>");
	page_close(part);
}

static void the_layout_stands_around_a_page(void **state)
{
	struct page *p = page_open("test"), *body = page_insert(p, "body", "part.html");

	(void)state;
	page_text(body, "name", "inside");
	page_text(p, "title", "T ");
	prints(page_root(body), "zh", "layout.html", "<html>T <i>inside|</i></html>");
	page_close(body);
}

static void plain_texts_keep_their_lines_and_are_not_escaped(void **state)
{
	struct page *p = filled();

	(void)state;
	prints(p, "zh", "mail/new.txt", "About <i> & \"q\" 'a' 会议室\n\n"
		"  - -9223372036854775808\n  - \n\n姓名 <\"' 开\n");
	page_close(p);
}

static void what_is_missing_is_not_printed(void **state)
{
	struct page *p = filled();
	size_t n;

	(void)state;
	assert_null(page_print(p, "zh", "nowhere.html", &n));
	assert_null(page_print(p, "fr", "show.html", &n));
	page_insert(p, "part", "../../../etc/hostname");
	quiet(true);
	assert_null(page_print(p, "zh", "show.html", &n));
	quiet(false);
	page_close(p);
}

static void a_template_without_pragma_or_unclosed_stops_the_start(void **state)
{
	(void)state;
	quiet(true);
	file("bad.html", "<p>{{name}}</p>");
	assert_int_equal(page_load(root, "xx", NULL, words_say), -1);
	file("bad.html", PRAGMA "{{#row}}");
	assert_int_equal(page_load(root, "xx", NULL, words_say), -1);
	file("bad.html", PRAGMA "fine");
	assert_int_equal(page_load(root, "xx", NULL, words_say), 0);
	assert_int_equal(page_load("/nowhere", "xx", NULL, words_say), -1);
	quiet(false);
}

static void pages_left_open_are_found_and_closed(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++)
		page_again(filled(), "row");
	page_close_all();
	page_close_all();
	page_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_and_translations_are_escaped),
		cmocka_unit_test(english_is_said_without_context),
		cmocka_unit_test(a_part_sees_global_values_only),
		cmocka_unit_test(the_layout_stands_around_a_page),
		cmocka_unit_test(plain_texts_keep_their_lines_and_are_not_escaped),
		cmocka_unit_test(what_is_missing_is_not_printed),
		cmocka_unit_test(a_template_without_pragma_or_unclosed_stops_the_start),
		cmocka_unit_test(pages_left_open_are_found_and_closed),
	};
	return cmocka_run_group_tests(tests, make, clear);
}
