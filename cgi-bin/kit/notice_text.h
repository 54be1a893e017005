/* notice_text.h -- from the expanded template of a notice to its subject, text and HTML. */
#ifndef KIT_NOTICE_TEXT_H
#define KIT_NOTICE_TEXT_H
#include "core/request.h"

enum block { BLOCK_END, BLOCK_TEXT, BLOCK_FACT, BLOCK_BUTTON };
struct block_line { enum block kind; const char *text, *value; };

/* The subject (first line), at most 200 bytes of whole characters, and the rest
** as blocks up to BLOCK_END, all in the arena. */
const struct block_line *notice_blocks(struct arena *a, const char *text, const char **subject);
/* A line composed of Chinese words with the marks of a template: ": " becomes ：, " (…)" （…）. */
const char *notice_chinese(struct arena *a, const char *text);
/* As plain text in the language of rq; `url` is where buttons go, NULL: without them. */
const char *notice_plain(struct request *rq, const struct block_line *list, const char *url);
/* As HTML in the frame of mails, in the language of rq. */
const char *notice_html(struct request *rq, const struct block_line *list, const char *subject,
	const char *url);
#endif
