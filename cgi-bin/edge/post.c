/* post.c -- one mail to SMTP by libcurl, or to an .eml file. */
#define CORE_RAW
#include "edge/post.h"
#include "core/mailbox.h"
#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

struct source { const char *text; size_t left; bool done; };

static size_t give(char *to, size_t size, size_t count, void *from)
{
	struct source *s = from;
	size_t n = size * count < s->left ? size * count : s->left;

	memcpy(to, s->text, n);
	s->text += n;
	s->left -= n;
	s->done |= s->left == 0;
	return n;
}

struct heard { char line[160]; };        /* why the server refuses */

static size_t hear(char *from, size_t size, size_t count, void *to)
{
	struct heard *h = to;
	size_t n = strcspn(from, "\r\n");

	if (n > size * count)
		n = size * count;
	if (n > 0 && (*from == '4' || *from == '5'))
		snprintf(h->line, sizeof(h->line), "%.*s", (int)n, from);
	return size * count;
}

static enum post_end to_file(struct arena *a, const struct mail *m, const char *directory, const char **why)
{
	size_t length, done = 0;
	const char *bytes = post_bytes(a, m, true, &length);
	const char *file = arena_printf(a, "%s/%s.eml", directory, m->message_id);
	const char *fresh = arena_printf(a, "%s.new", file);
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	while (fd >= 0 && done < length) {
		ssize_t n = write(fd, bytes + done, length - done);
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	if (fd < 0 || done < length || fsync(fd) != 0 || rename(fresh, file) != 0) {
		*why = arena_printf(a, "%s: %s", file, strerror(errno));
		if (fd >= 0)
			close(fd);
		return POST_LATER;
	}
	close(fd);
	return POST_SENT;
}

static void configure(CURL *c, const struct mail *m, const struct smtp *s, struct source *from,
	struct curl_slist *rcpt, struct heard *heard, char *error)
{
	bool named = s->user != NULL && *s->user != '\0';

	curl_easy_setopt(c, CURLOPT_URL, s->url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 10L);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, 30L);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, error);
	curl_easy_setopt(c, CURLOPT_MAIL_FROM, m->from);
	curl_easy_setopt(c, CURLOPT_MAIL_RCPT, rcpt);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(c, CURLOPT_READDATA, from);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, hear);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, heard);
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(named ? CURLUSESSL_ALL : CURLUSESSL_TRY));
	if (named) {
		curl_easy_setopt(c, CURLOPT_USERNAME, s->user);
		curl_easy_setopt(c, CURLOPT_PASSWORD, s->password);
	}
}

static enum post_end verdict(CURLcode got, long code, bool handed_over)
{
	if (got == CURLE_OK)
		return POST_SENT;
	if (got == CURLE_LOGIN_DENIED)
		return POST_AWAY;
	if (code >= 400)
		return code >= 500 ? POST_NEVER : POST_LATER;
	return handed_over ? POST_UNKNOWN : POST_AWAY;
}

static enum post_end to_smtp(struct arena *a, const struct mail *m, const struct smtp *s, const char **why)
{
	struct source from = { 0 };
	char error[CURL_ERROR_SIZE] = "";
	struct heard heard = { "" };
	struct curl_slist *rcpt = curl_slist_append(NULL, m->to);
	CURL *c = curl_easy_init();
	CURLcode got = CURLE_FAILED_INIT;
	long code = 0;

	from.text = post_bytes(a, m, false, &from.left);
	if (c != NULL && rcpt != NULL) {
		configure(c, m, s, &from, rcpt, &heard, error);
		got = curl_easy_perform(c);
		curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
	}
	curl_easy_cleanup(c);
	curl_slist_free_all(rcpt);
	if (got != CURLE_OK)
		*why = code >= 400 && heard.line[0] != '\0' ? arena_printf(a, "%s", heard.line)
			: arena_printf(a, "%s", *error != '\0' ? error : curl_easy_strerror(got));
	return verdict(got, code, from.done);
}

enum post_end post_send(struct arena *a, const struct mail *m, const struct smtp *s, const char **why)
{
	*why = "";
	if (!mailbox_fits(m->to) || !mailbox_safe(m->from)) {
		*why = "the address is none";
		return POST_NEVER;
	}
	if (s->url == NULL || *s->url == '\0')
		return to_file(a, m, s->directory, why);
	return to_smtp(a, m, s, why);
}
