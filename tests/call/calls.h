/* calls.h -- the people the tests of calls speak of, and the buttons of the operator's page. */
#ifndef CALLS_H
#define CALLS_H
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "call/call.h"

static int64_t operator_, member, colleague, stranger, company;

static inline int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	operator_ = lab_person("qin.sang@xuting.example");
	member = lab_person("shen.yan@chengguang.example");
	colleague = lab_person("lin.shuyi@chengguang.example");
	stranger = lab_person("gu.qinghe@nanrong.example");
	company = lab_company("澄光仪器");
	return 0;
}

static inline int64_t last_call(void)
{
	return lab_number("SELECT MAX(id) FROM phone_call");
}

/* A button of the operator's page; the call it made. */
static inline int64_t press(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline int64_t press(int status, const char *format, ...)
{
	char body[300];
	va_list ap;

	va_start(ap, format);
	vsnprintf(body, sizeof(body), format, ap);
	va_end(ap);
	assert_int_equal(lab_ask(DESK, operator_, "/phone", body)->status, status);
	return last_call();
}
#endif
