/* page.h -- HTML out of templates/.  The C face of the one C++ file (ctemplate).
**
** Templates are translated and loaded once per language: [[English text]] in a
** template becomes the escaped translation.  A misspelt marker or a missing
** translation is found by the build, a broken template stops the start. */
#ifndef EDGE_PAGE_H
#define EDGE_PAGE_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
struct page;
struct words;
/* Load every template under `root` for a language; 0, or -1 with a word on
** stderr.  `say` translates. */
int  page_load(const char *root, const char *lang, const struct words *words,
	const char *(*say)(const struct words *, const char *));
/* A page to be filled; the name is only for messages. */
struct page *page_open(const char *name);
/* Frees the whole tree that `p`, its root or any part of it, belongs to. */
void page_close(struct page *p);
struct page *page_root(struct page *p);           /* of any part */
void page_text(struct page *p, const char *marker, const char *value);   /* value is copied; NULL is "" */
void page_int(struct page *p, const char *marker, int64_t value);
void page_show(struct page *p, const char *section);
struct page *page_again(struct page *p, const char *section);
struct page *page_insert(struct page *p, const char *marker, const char *file);
/* HTML that page_print() made before, put in as it is where the template says
** {{marker:x-made}}.  Never for anything a person typed. */
void page_made(struct page *p, const char *marker, const char *html, size_t length);
/* Seen in every part and include below the root. */
void page_global(struct page *p, const char *marker, const char *value);
/* Every page still open: the request was left in the middle. */
void page_close_all(void);
/* Expand `p`, the root or a part with its own template, in a language; the text
** belongs to the page.  NULL when the template is missing or an include of it is. */
const char *page_print(struct page *p, const char *lang, const char *file, size_t *length);
#ifdef __cplusplus
}
#endif
#endif
