/* multipart_test.c -- bodies with files, in any pieces. */
#include "core/multipart.h"
#include <setjmp.h>
#include <cmocka.h>

#define TYPE "multipart/form-data; boundary=XbO"

/* What was read, as "<name|file|type>bytes</>". */
struct seen { char text[8192]; size_t n; };

static void put(struct seen *s, const char *bytes, size_t n)
{
	assert_true(s->n + n < sizeof(s->text));
	memcpy(s->text + s->n, bytes, n);
	s->n += n;
	s->text[s->n] = '\0';
}

static bool begin(void *to, const struct multipart_part *p)
{
	char head[1024];
	int n = snprintf(head, sizeof(head), "<%s|%s|%s>", p->name, p->is_file ? p->file : "-", p->type);

	put(to, head, (size_t)n);
	return strcmp(p->name, "refused") != 0;
}

static bool data(void *to, const char *bytes, size_t n) { put(to, bytes, n); return true; }
static bool end(void *to) { put(to, "</>", 3); return true; }

static const struct multipart_sink sink = { begin, data, end };

static enum multipart read_in(const char *type, const char *text, size_t length, size_t piece,
	struct seen *seen)
{
	struct multipart_reader m;

	*seen = (struct seen){ 0 };
	multipart_begin(&m, type, sink, seen, 4);
	for (size_t i = 0; i < length; i += piece)
		if (multipart_feed(&m, text + i, length - i < piece ? length - i : piece) != MULTIPART_OK)
			break;
	return multipart_end(&m);
}

static const char body[] = "ignored\r\n--XbO\r\nContent-Disposition: form-data; name=\"about\"\r\n\r\n"
	"rooms & \r\n-- \r\n--Xb\r\r\n\r\n--XbO  \r\n"
	"content-disposition: form-data; name=\"f\"; filename=\"a %22b%22;c.pdf\"\r\n"
	"Content-Type: application/pdf\r\n\r\n%PDF\r\n--XbO\r\n"
	"Content-Disposition: form-data; filename=\"\"; name=empty\r\n\r\n\r\n--XbO--\r\nafter";

static void the_same_in_pieces_of_any_size(void **state)
{
	struct seen seen;

	(void)state;
	for (size_t piece = 1; piece <= sizeof(body); piece++) {
		assert_int_equal(read_in(TYPE, body, sizeof(body) - 1, piece, &seen), MULTIPART_OK);
		assert_string_equal(seen.text, "<about|-|>rooms & \r\n-- \r\n--Xb\r\r\n</>"
			"<f|a \"b\";c.pdf|application/pdf>%PDF</><empty||></>");
	}
}

static void every_shortened_body_is_short(void **state)
{
	size_t whole = (size_t)(strstr(body, "--XbO--") - body) + 7;
	struct seen seen;

	(void)state;
	for (size_t n = 0; n < whole; n++)
		assert_int_equal(read_in(TYPE, body, n, n + 1, &seen), MULTIPART_SHORT);
	assert_int_equal(read_in(TYPE, body, whole, whole, &seen), MULTIPART_OK);
}

static void wrong_types_and_boundaries_are_refused(void **state)
{
	static const char *const wrong[] = {
		"", "multipart/form-data", "multipart/form-data; boundary=", "text/plain; boundary=XbO",
		"multipart/form-data; boundary=\"a\tb\"", "multipart/form-data; boundary=a{b",
		"multipart/form-data; xboundary=XbO",
		"multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901",
	};
	struct seen seen;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_int_equal(read_in(wrong[i], body, sizeof(body) - 1, 9, &seen), MULTIPART_BOUNDARY);
	assert_int_equal(read_in("multipart/form-data; charset=x; BOUNDARY=\"XbO\"", body,
		sizeof(body) - 1, 9, &seen), MULTIPART_OK);
}

static void headers_that_are_none_are_refused(void **state)
{
	static const struct { const char *header; enum multipart answer; } cases[] = {
		{ "\r\n", MULTIPART_NAME },
		{ "Content-Type: a/b\r\n\r\n", MULTIPART_NAME },
		{ "Content-Disposition: form-data\r\n\r\n", MULTIPART_NAME },
		{ "Content-Disposition: form-data; name=\"a\r\n\r\n", MULTIPART_NAME },
		{ "Content-Disposition: attachment; name=a\r\n\r\n", MULTIPART_HEADER },
		{ "Content-Disposition: form-data; name=a\r\n folded\r\n\r\n", MULTIPART_HEADER },
		{ "no colon\r\n\r\n", MULTIPART_HEADER },
		{ "Content-Disposition: form-data; name=a; filename=\"\x01\"\r\n\r\n", MULTIPART_HEADER },
		{ "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n",
			MULTIPART_HEADER },
		{ "Content-Disposition: form-data; name=refused\r\n\r\n", MULTIPART_SINK },
	};
	struct seen seen;
	char text[512];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int n = snprintf(text, sizeof(text), "--XbO\r\n%sx\r\n--XbO--\r\n", cases[i].header);
		if (read_in(TYPE, text, (size_t)n, 3, &seen) != cases[i].answer)
			fail_msg("case %zu", i);
	}
}

static void a_header_without_end_is_refused(void **state)
{
	static char text[4096] = "--XbO\r\nX: ";
	struct seen seen;

	(void)state;
	memset(text + 10, 'y', sizeof(text) - 10);
	assert_int_equal(read_in(TYPE, text, sizeof(text), 100, &seen), MULTIPART_HEADER);
}

static void more_parts_than_allowed_are_refused(void **state)
{
	static const char part[] = "--XbO\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n";
	char text[512] = "";
	size_t n = 0;
	struct seen seen;

	(void)state;
	for (int i = 0; i < 5; i++, n += sizeof(part) - 1)
		memcpy(text + n, part, sizeof(part));
	memcpy(text + n, "--XbO--", 8);
	assert_int_equal(read_in(TYPE, text, n + 7, 7, &seen), MULTIPART_MOST);
	assert_int_equal(read_in(TYPE, text + sizeof(part) - 1, n + 8 - sizeof(part), 7, &seen), MULTIPART_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_in_pieces_of_any_size),
		cmocka_unit_test(every_shortened_body_is_short),
		cmocka_unit_test(wrong_types_and_boundaries_are_refused),
		cmocka_unit_test(headers_that_are_none_are_refused),
		cmocka_unit_test(a_header_without_end_is_refused),
		cmocka_unit_test(more_parts_than_allowed_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
