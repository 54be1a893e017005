/* sheetfile.h -- XLSX, by libxlsxwriter. */
#ifndef EDGE_SHEETFILE_H
#define EDGE_SHEETFILE_H
#include "core/arena.h"
#include "core/time.h"
struct xlsx;
/* Cells are written row by row, from the first column on; the file stands at `path` when it is closed. */
struct xlsx *xlsx_open(struct arena *a, const char *title, const char *path);
/* Never a formula; what the format cannot hold is left out. */
void xlsx_text(struct xlsx *x, int row, int column, const char *text);
void xlsx_number(struct xlsx *x, int row, int column, double n);
void xlsx_money(struct xlsx *x, int row, int column, int64_t fen);
/* A date that a spreadsheet can sort and reckon with; `clock`: with its hours and minutes. */
void xlsx_date(struct xlsx *x, int row, int column, struct civil at, bool clock);
bool xlsx_close(struct xlsx *x);       /* false: it could not be written */
#endif
