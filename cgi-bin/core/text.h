/* text.h -- small things with UTF-8 text. */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H
#include "core/arena.h"

/* Strict UTF-8 (no overlong forms, no surrogates, up to U+10FFFF) without NUL. */
bool text_good(const char *text, size_t length);
/* The same, and no control character but tab and the ends of lines. */
bool text_plain(const char *text, size_t length);
/* What was typed or pasted, as it is read and kept: every end of a line (CR LF, U+000B and U+000C
** of word processors, U+0085, U+2028, U+2029) is one LF; other control characters, soft hyphens,
** marks that turn the direction of what follows, and what is no character at all are left out.
** In place, of good UTF-8; returns what is left of `length` (a NUL is put behind it). */
size_t text_clean(char *text, size_t length);
/* Without blanks of any kind at both ends; "" when nothing of it can be seen. */
const char *text_trim(struct arena *a, const char *text);
/* Ends of lines and tabs become blanks: a line, from several. */
const char *text_line(struct arena *a, const char *text);
/* What input methods make wide, as keyboards have it: "２０２６．１２" "２０２６。１２" -> "2026.12",
** every dash "-", every blank " "; other characters stay. */
const char *text_narrow(struct arena *a, const char *text);
/* For a query value: everything but letters, digits, - _ . becomes %XX. */
const char *text_url(struct arena *a, const char *text);
/* In characters, not bytes. */
size_t text_length(const char *text);
/* At most `most` characters, never cutting one: the first, the last (points into `text`). */
const char *text_cut(struct arena *a, const char *text, size_t most);
const char *text_last(const char *text, size_t most);
/* `more` behind `text`; of what becomes longer than `most` characters the beginning goes. */
const char *text_joined(struct arena *a, const char *text, const char *between, const char *more, size_t most);
/* Which floor a name speaks of: 3 for "三层", "十一楼", "3F", "Third floor"; -2 for "B2", "地下二层";
** TEXT_NO_FLOOR when it names none. */
#define TEXT_NO_FLOOR INT32_MAX
int text_floor(const char *text);
/* The digits a telephone number is looked for by, however it was typed or is kept: without signs, the
** country's 86 and the 0 before an area's code, so that they are the end of what is kept. */
const char *text_phone(struct arena *a, const char *text);
/* For LIKE: `before` ("%" or ""), the text meaning itself, and a % behind. */
const char *text_like(struct arena *a, const char *before, const char *text);
#endif
