/* sheetfile.c -- the only file that knows libxlsxwriter.  One book is open at a time; one that a request left in the
** middle is thrown away by the next.  Rows go to a file as soon as the next begins, so a book of any size takes the
** memory of one row. */
#define CORE_RAW
#include "edge/sheetfile.h"
#include <xlsxwriter.h>

#define CELL_MOST 32767              /* characters, the format's own limit */

struct xlsx {
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *head, *money, *date, *clock;
};

static struct xlsx open_one;

static void drop(struct xlsx *x)
{
	if (x->book != NULL)
		workbook_close(x->book);
	*x = (struct xlsx){ 0 };
}

static lxw_format *with_format(lxw_workbook *book, const char *shown)
{
	lxw_format *f = workbook_add_format(book);

	format_set_num_format(f, shown);
	format_set_align(f, LXW_ALIGN_LEFT);
	return f;
}

struct xlsx *xlsx_open(struct arena *a, const char *title, const char *path)
{
	const char *var = getenv("FOYER_VAR");
	char *name = arena_text(a, title, strlen(title)), tmp[480];
	lxw_workbook_options options = { .tmpdir = tmp, .constant_memory = LXW_TRUE };
	lxw_doc_properties about = { .title = name };
	struct xlsx *x = &open_one;

	drop(x);
	snprintf(tmp, sizeof(tmp), "%s/tmp", var == NULL ? "." : var);
	x->book = workbook_new_opt(path, &options);
	if (x->book == NULL)
		give_up(a, 503);
	workbook_set_properties(x->book, &about);
	x->sheet = workbook_add_worksheet(x->book, NULL);
	x->head = workbook_add_format(x->book);
	format_set_bold(x->head);
	x->money = with_format(x->book, "#,##0.00");
	format_set_align(x->money, LXW_ALIGN_RIGHT);
	x->date = with_format(x->book, "yyyy-mm-dd");
	x->clock = with_format(x->book, "yyyy-mm-dd hh:mm");
	worksheet_freeze_panes(x->sheet, 1, 0);
	worksheet_set_column(x->sheet, 0, 30, 18, NULL);
	return x;
}

/* Bytes at s that XML 1.0 forbids, control characters but tab and the ends of lines, U+FFFE and
** U+FFFF: one of them makes the whole book a damaged file. */
static size_t forbidden(const unsigned char *s)
{
	if (s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE)
		return 3;
	return s[0] < 0x20 && strchr("\t\r\n", s[0]) == NULL;
}

/* Would a reader of the book take what stands at s, "_x0041_", for the character A? */
static bool is_escape(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && strspn(s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

/* What a cell may hold: at most CELL_MOST characters of it, in a text of our own. */
static const char *clean(const char *s)
{
	static char kept[CELL_MOST * 4 + 1];
	size_t n = 0;

	for (size_t characters = 0; *s != '\0';) {
		size_t skip = forbidden((const unsigned char *)s);
		if (skip > 0) {
			s += skip;
			continue;
		}
		characters += ((unsigned char)*s & 0xC0) != 0x80;
		characters += is_escape(s) ? 6 : 0;
		if (characters > CELL_MOST)
			break;
		if (is_escape(s)) {
			memcpy(kept + n, "_x005F", 6);
			n += 6;
		}
		kept[n++] = *s++;
	}
	kept[n] = '\0';
	return kept;
}

void xlsx_text(struct xlsx *x, int row, int column, const char *text)
{
	if (text != NULL && *text != '\0')
		worksheet_write_string(x->sheet, (lxw_row_t)row, (lxw_col_t)column, clean(text),
			row == 0 ? x->head : NULL);
}

void xlsx_number(struct xlsx *x, int row, int column, double n)
{
	worksheet_write_number(x->sheet, (lxw_row_t)row, (lxw_col_t)column, n, NULL);
}

void xlsx_money(struct xlsx *x, int row, int column, int64_t fen)
{
	worksheet_write_number(x->sheet, (lxw_row_t)row, (lxw_col_t)column, (double)fen / 100, x->money);
}

void xlsx_date(struct xlsx *x, int row, int column, struct civil at, bool clock)
{
	lxw_datetime when = { at.year, at.month, at.day, clock ? at.hour : 0, clock ? at.minute : 0, 0 };

	worksheet_write_datetime(x->sheet, (lxw_row_t)row, (lxw_col_t)column, &when, clock ? x->clock : x->date);
}

bool xlsx_close(struct xlsx *x)
{
	lxw_error wrong = workbook_close(x->book);

	*x = (struct xlsx){ 0 };
	return wrong == LXW_NO_ERROR;
}
