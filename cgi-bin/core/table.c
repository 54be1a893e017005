/* table.c -- look up columns; blank rows. */
#include "core/table.h"

const struct column *table_column(const struct table *t, const char *name,
	size_t length)
{
	for (const struct column *c = t->columns; c->name != NULL; c++)
		if (strlen(c->name) == length && memcmp(c->name, name, length) == 0)
			return c;
	return NULL;
}

void table_blank(const struct table *t, void *row)
{
	for (const struct column *c = t->columns; c->name != NULL; c++)
		switch (c->type) {
		case TYPE_TEXT:
			*column_text(c, row) = "";
			break;
		case TYPE_DAY:
			*column_day(c, row) = NO_DAY;
			break;
		case TYPE_TIME:
			*column_int(c, row) = NO_TIME;
			break;
		case TYPE_INT: case TYPE_FLAG: case TYPE_FEN: case TYPE_ID:
			*column_int(c, row) = 0;
			break;
		}
}

const char *choice_label(const struct choice *list, const char *value)
{
	for (const struct choice *o = list; o != NULL && o->value != NULL; o++)
		if (strcmp(o->value, value) == 0)
			return o->label;
	return value;
}

bool choice_among(const char *codes, const char *code)
{
	size_t n = strlen(code);

	while (*codes != '\0') {
		size_t word = strcspn(codes, ",");
		if (word == n && memcmp(codes, code, n) == 0)
			return true;
		codes += word;
		codes += *codes == ',';
	}
	return false;
}
