/* sheetfile_test.c -- an exported book is read back: dates, money and texts are what a spreadsheet can reckon with. */
#define CORE_RAW
#include "edge/sheetfile.h"
#include <setjmp.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena = { .limit = 8 << 20 };
static jmp_buf out;
static char var[] = "/tmp/book-XXXXXX", path[64], sheet[300000];

/* The first sheet of a book, as its XML. */
static void read_back(struct xlsx *x)
{
	char command[500];
	size_t n;
	FILE *f;

	assert_true(xlsx_close(x));
	snprintf(command, sizeof(command), "/usr/bin/python3 -c 'import zipfile; b = zipfile.ZipFile(\"%s\"); print(b.testzip(),"
		" b.read(\"xl/worksheets/sheet1.xml\").decode(), b.read(\"xl/styles.xml\").decode());"
		" import xml.dom.minidom as x; [x.parseString(b.read(n)) for n in b.namelist()];"
		" print(*(b.read(n).decode() for n in b.namelist() if \"sharedStrings\" in n))'", path);
	f = popen(command, "r");
	assert_non_null(f);
	n = fread(sheet, 1, sizeof(sheet) - 1, f);
	sheet[n] = '\0';
	assert_int_equal(pclose(f), 0);
	unlink(path);
}

/* Value of a cell that is a number, with a format of its own. */
static double number_of(const char *cell)
{
	char start[20];
	const char *at;

	snprintf(start, sizeof(start), "<c r=\"%s\" s=", cell);
	at = strstr(sheet, start);
	assert_non_null(at);
	return strtod(strstr(at, "<v>") + 3, NULL);
}

static void dates_and_money_are_numbers_and_a_formula_is_a_text(void **unused)
{
	struct xlsx *x = xlsx_open(&arena, "会议室", path);

	(void)unused;
	xlsx_text(x, 0, 0, "开始");
	xlsx_date(x, 1, 0, (struct civil){ 2026, 11, 25, 18, 0, 0 }, true);
	xlsx_date(x, 1, 1, (struct civil){ 2026, 11, 25, 18, 0, 0 }, false);
	xlsx_money(x, 1, 2, -123456789);
	xlsx_text(x, 1, 3, "=1+1");
	read_back(x);
	assert_non_null(strstr(sheet, "None <?xml"));    /* every part of the book is whole */
	assert_true(number_of("A2") == 46351.75);
	assert_true(number_of("B2") == 46351);
	assert_true(number_of("C2") == -1234567.89);
	assert_null(strstr(sheet, "<f>"));
	assert_non_null(strstr(sheet, "yyyy\\-mm\\-dd hh:mm") != NULL ? sheet : strstr(sheet, "yyyy-mm-dd hh:mm"));
}

/* Fault K5: one character made the book a damaged file for everybody. */
static void what_xml_forbids_is_left_out_and_an_escape_stays_what_was_typed_K5(void **unused)
{
	static char large[4 * 40000 + 1];
	struct xlsx *x = xlsx_open(&arena, "会议室", path);

	(void)unused;
	for (size_t i = 0; i < 40000; i++)
		memcpy(large + 4 * i, "𠮷", 4);
	xlsx_text(x, 1, 0, "甲\xEF\xBF\xBF乙\xEF\xBF\xBE丙\x01\x1F丁\x7F");
	xlsx_text(x, 1, 1, "_x0041_转义");
	xlsx_text(x, 1, 2, large);
	read_back(x);
	assert_non_null(strstr(sheet, "甲乙丙丁\x7F"));
	assert_non_null(strstr(sheet, "_x005F_x0041_转义"));
	assert_non_null(strstr(sheet, "𠮷𠮷𠮷"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_and_money_are_numbers_and_a_formula_is_a_text),
		cmocka_unit_test(what_xml_forbids_is_left_out_and_an_escape_stays_what_was_typed_K5),
	};
	char tmp[64];
	int failed;

	if (mkdtemp(var) == NULL)
		return 1;
	snprintf(tmp, sizeof(tmp), "%s/tmp", var);
	mkdir(tmp, 0700);
	snprintf(path, sizeof(path), "%s/a.xlsx", var);
	setenv("FOYER_VAR", var, 1);
	arena.out = &out;
	if (setjmp(out) != 0)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(tmp);
	rmdir(var);
	return failed;
}
