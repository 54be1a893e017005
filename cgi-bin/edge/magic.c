/* magic.c -- the only file that knows libmagic. */
#define CORE_RAW
#include "edge/magic.h"
#include <fcntl.h>
#include <magic.h>
#include <unistd.h>

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define TAIL 65536                   /* where a zip file lists what it holds */

/* What we take; several endings stand in several rows. */
static const struct { const char *type, *ending; } taken[] = {
	{ "image/jpeg", ".jpg" }, { "image/jpeg", ".jpeg" }, { "image/png", ".png" },
	{ "image/webp", ".webp" }, { "application/pdf", ".pdf" }, { DOCX, ".docx" }, { XLSX, ".xlsx" },
	{ "text/plain", ".txt" },
};

static bool ends_with(const char *name, const char *ending)
{
	size_t n = strlen(name), e = strlen(ending);

	return n > e && strcasecmp(name + n - e, ending) == 0;
}

/* Older magic calls every office file a zip: look at what it lists. */
static const char *office_type(const char *path)
{
	static char tail[TAIL];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	off_t size = fd < 0 ? -1 : lseek(fd, 0, SEEK_END);
	ssize_t n;

	if (fd < 0)
		return NULL;
	n = pread(fd, tail, TAIL, size > TAIL ? size - TAIL : 0);
	close(fd);
	if (n <= 0 || memmem(tail, (size_t)n, "[Content_Types].xml", 19) == NULL ||
	    memmem(tail, (size_t)n, "vbaProject", 10) != NULL)
		return NULL;
	if (memmem(tail, (size_t)n, "word/document.xml", 17) != NULL)
		return DOCX;
	return memmem(tail, (size_t)n, "xl/workbook.xml", 15) != NULL ? XLSX : NULL;
}

/* Opened at the first upload: most workers never see one. */
static magic_t open_magic(void)
{
	static magic_t m;

	if (m == NULL) {
		m = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
			MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_JSON);
		if (m != NULL && magic_load(m, NULL) != 0) {
			fprintf(stderr, "magic: %s\n", magic_error(m));
			magic_close(m);
			m = NULL;
		}
	}
	return m;
}

const char *magic_type(const char *path, const char *name)
{
	magic_t m = open_magic();
	const char *found = m == NULL ? NULL : magic_file(m, path);

	if (found == NULL)
		return NULL;
	if (strcmp(found, DOCX) == 0 || strcmp(found, XLSX) == 0 || strcmp(found, "application/zip") == 0 ||
	    strcmp(found, "application/octet-stream") == 0)
		found = office_type(path);
	for (size_t i = 0; found != NULL && i < COUNT(taken); i++)
		if (strcmp(found, taken[i].type) == 0 && ends_with(name, taken[i].ending))
			return taken[i].type;
	return NULL;
}
