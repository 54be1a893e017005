/* notice_text_test.c -- what a notice says: its text as blocks, plain and HTML, and its invitation. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "edge/ics.h"
#include "kit/notice_text.h"

static void a_text_becomes_blocks(void **state)
{
	struct request *rq = lab_open(DESK, 0);
	const char *subject, *plain, *html;
	const struct block_line *b = notice_blocks(&rq->arena,
		"Subject <b>\n\nHello & welcome\n| Room: Tingyu\n| 时间：14:00–16:00\n| Notes: \n> Open\n", &subject);

	(void)state;
	assert_string_equal(subject, "Subject <b>");
	plain = notice_plain(rq, b, "http://x/1");
	assert_string_equal(plain, "Hello & welcome\n\nRoom：Tingyu\n时间：14:00–16:00\n\nOpen：http://x/1\n");
	html = notice_html(rq, b, subject, "http://x/1");
	assert_non_null(strstr(html, "Subject &lt;b&gt;"));
	assert_non_null(strstr(html, "Hello &amp; welcome"));
	assert_non_null(strstr(html, "href=\"http://x/1\""));
	assert_null(strstr(html, "Notes"));
	assert_null(strstr(notice_html(rq, b, subject, NULL), "href"));
	lab_close(rq);
}

static void an_invitation_keeps_its_uid_and_counts(void **state)
{
	struct request *rq = lab_open(DESK, 0);
	struct ics e = { .uid = "booking-7@foyer", .summary = "评审；一, 二", .place = "听雨", .organizer = "desk@x.example",
		.attendee = "a@x.example", .attendee_name = "林书仪", .from = 1795600800, .to = 1795608000, .sequence = 2 };
	const char *text = ics_event(&rq->arena, &e, "REQUEST");

	(void)state;
	assert_non_null(strstr(text, "METHOD:REQUEST\r\n"));
	assert_non_null(strstr(text, "UID:booking-7@foyer\r\n"));
	assert_non_null(strstr(text, "SEQUENCE:2\r\n"));
	assert_non_null(strstr(text, "SUMMARY:评审；一\\, 二\r\n"));
	assert_non_null(strstr(text, "DTSTART:20261125T100000Z\r\n"));
	assert_non_null(strstr(text, "STATUS:CONFIRMED\r\n"));
	e.status = ICS_CANCELLED;
	text = ics_event(&rq->arena, &e, "CANCEL");
	assert_non_null(strstr(text, "METHOD:CANCEL\r\n"));
	assert_non_null(strstr(text, "STATUS:CANCELLED\r\n"));
	lab_close(rq);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_becomes_blocks),
		cmocka_unit_test(an_invitation_keeps_its_uid_and_counts),
	};
	return cmocka_run_group_tests(tests, lab_start, lab_stop);
}
