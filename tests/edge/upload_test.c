/* upload_test.c -- multipart bodies: texts, files of all kinds, and what is left on the disk. */
#define CORE_RAW
#include "fake.h"
#include "edge/ask.h"
#include "edge/secret.h"
#include "edge/sheetfile.h"
#include "edge/upload.h"
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define TYPE "multipart/form-data; boundary=XbO"

static struct arena arena = { .limit = 16 << 20 };
static struct fake f;
static struct request rq;
static char var[64], body[30 * 1024 * 1024];
static size_t used;
static jmp_buf out;

static int begin(void **state)
{
	(void)state;
	upload_drop(&rq);
	rq = (struct request){ 0 };
	arena_reset(&arena);
	arena.out = &out;
	fake_start(&f);
	used = 0;
	return 0;
}

static void put(const void *bytes, size_t n)
{
	assert_true(used + n < sizeof(body));
	memcpy(body + used, bytes, n);
	used += n;
}

static void put_part(const char *name, const char *file, const void *bytes, size_t n)
{
	char head[1024];

	put(head, (size_t)snprintf(head, sizeof(head), "--XbO\r\nContent-Disposition: form-data; name=\"%s\"%s%s%s\r\n\r\n",
		name, file == NULL ? "" : "; filename=\"", file == NULL ? "" : file, file == NULL ? "" : "\""));
	put(bytes, n);
	put("\r\n", 2);
}

static int ask(void)
{
	put("--XbO--\r\n", 9);
	fake_post(&f, TYPE, body, used);
	rq = (struct request){ 0 };
	if (setjmp(out) == 0)
		return ask_read(&rq, &arena, &f.wire);
	return arena.status;
}

static int files_in(const char *folder)
{
	char path[128];
	DIR *d;
	int n = 0;

	snprintf(path, sizeof(path), "%s/%s", var, folder);
	d = opendir(path);
	for (const struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
		n += e->d_name[0] != '.';
	if (d != NULL)
		closedir(d);
	return n;
}

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0\x1f\x15\xc4\x89"
	"\0\0\0\nIDATx\x9c" "c\0\1\0\0\5\0\1\r\n-\xb4\0\0\0\0IEND\xae" "B`\x82";
static const char pdf[] = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
static const char jpeg[] = "\xff\xd8\xff\xe0\0\20JFIF\0\1\1\0\0\1\0\1\0\0\xff\xdb\0C";

static void texts_and_files_are_told_apart(void **state)
{
	const struct upload *u;

	(void)state;
	put_part("subject", NULL, "会议室", 9);
	put_part("photo", "C:\\my\\室内 1.PNG", png, sizeof(png) - 1);
	put_part("note", NULL, "", 0);
	put_part("empty", "", "", 0);
	assert_int_equal(ask(), 0);
	assert_int_equal(rq.body.count, 2);
	assert_string_equal(pairs_get(rq.body, "subject"), "会议室");
	assert_string_equal(pairs_get(rq.body, "note"), "");
	u = rq.uploads;
	assert_non_null(u);
	assert_null(u->next);
	assert_null(u->wrong);
	assert_string_equal(u->field, "photo");
	assert_string_equal(u->name, "室内 1.PNG");
	assert_string_equal(u->type, "image/png");
	assert_int_equal(u->size, sizeof(png) - 1);
	assert_string_equal(u->hash, secret_digest(&arena, png, sizeof(png) - 1));
	assert_int_equal(files_in("tmp"), 1);
	upload_drop(&rq);
	assert_int_equal(files_in("tmp"), 0);
}

static void a_kept_file_lies_under_its_hash_and_twice_is_once(void **state)
{
	char path[256];
	struct stat st;

	(void)state;
	for (int i = 0; i < 2; i++) {
		begin(NULL);
		put_part("f", "a.pdf", pdf, sizeof(pdf) - 1);
		assert_int_equal(ask(), 0);
		assert_true(upload_keep(rq.uploads));
		assert_true(upload_keep(rq.uploads));
		snprintf(path, sizeof(path), "%s/file/%.2s/%s", var, rq.uploads->hash, rq.uploads->hash);
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_size, sizeof(pdf) - 1);
		assert_int_equal(st.st_mode & 0777 & ~0740, 0);
		upload_drop(&rq);
		assert_int_equal(access(path, R_OK), 0);
	}
	assert_int_equal(files_in("tmp"), 0);
}

static void the_content_says_what_it_is_and_the_name_must_agree(void **state)
{
	static const struct { const char *name, *bytes; size_t n; const char *type; } cases[] = {
		{ "a.jpg", jpeg, sizeof(jpeg), "image/jpeg" }, { "a.jpeg", jpeg, sizeof(jpeg), "image/jpeg" },
		{ "a.txt", "just words\n", 11, "text/plain" }, { "a.pdf", pdf, sizeof(pdf), "application/pdf" },
		{ "a.webp", "RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\20\7\20\x11\x11\x88\x88\xfe\7\0", 34, "image/webp" },
		{ "a.png", jpeg, sizeof(jpeg), NULL }, { "a.pdf.html", pdf, sizeof(pdf), NULL }, { "a", pdf, sizeof(pdf), NULL },
		{ "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", 54, NULL },
		{ "a.txt", "<!doctype html><html><script>alert(1)</script></html>", 53, NULL },
		{ "a.html", "<!doctype html><html></html>", 28, NULL }, { "a.png", "GIF89a\1\0\1\0\0\0\0;", 14, NULL },
		{ "a.txt", "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e\0", 20, NULL }, { "a.docx", "PK\3\4\24\0\0\0\0\0", 10, NULL },
		{ "a.txt", "#!/bin/sh\nrm -rf /\n", 19, NULL }, { "a.pdf", "\0\1\2\3\4", 5, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct upload *u;
		begin(NULL);
		put_part("f", cases[i].name, cases[i].bytes, cases[i].n);
		assert_int_equal(ask(), 0);
		u = rq.uploads;
		if ((u->wrong == NULL) != (cases[i].type != NULL) ||
		    strcmp(u->type, cases[i].type == NULL ? "" : cases[i].type) != 0)
			fail_msg("%s is %s, case %zu", cases[i].name, u->type, i);
		assert_int_equal(upload_keep(u), cases[i].type != NULL);
	}
}

static void our_own_xlsx_is_taken(void **state)
{
	static char bytes[100000];
	char path[300];
	struct xlsx *x;
	size_t n;
	FILE *made;

	(void)state;
	snprintf(path, sizeof(path), "%s/own.xlsx", getenv("FOYER_VAR"));
	x = xlsx_open(&arena, "left in the middle", path);
	xlsx_text(x, 0, 0, "a");
	x = xlsx_open(&arena, "Title 会", path);
	xlsx_text(x, 0, 0, "Head");
	xlsx_text(x, 1, 0, "=1+1");
	xlsx_number(x, 1, 1, 12.5);
	assert_true(xlsx_close(x));
	assert_int_equal(files_in("tmp"), 0);
	made = fopen(path, "rb");
	assert_non_null(made);
	n = fread(bytes, 1, sizeof(bytes), made);
	fclose(made);
	unlink(path);
	assert_memory_equal(bytes, "PK", 2);
	put_part("f", "list.xlsx", bytes, n);
	assert_int_equal(ask(), 0);
	assert_null(rq.uploads->wrong);
	assert_non_null(strstr(rq.uploads->type, "spreadsheetml"));
}

static void names_lose_what_troubles(void **state)
{
	static const struct { const char *given, *name; } cases[] = {
		{ "../../etc/passwd.txt", "passwd.txt" }, { ".hidden.txt", "hidden.txt" }, { "a<b>:%22|?*.txt", "a_b______.txt" },
		{ "...", "file" }, { " a .txt", "a .txt" }, { "a.txt. ", "a.txt" }, { "/", "file" },
		{ "a\u202egnp.exe.txt", "agnp.exe.txt" }, { "\u200d.txt", "\u200d.txt" }, { "\u2800", "file" },
	};
	char longer[420] = "";

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		begin(NULL);
		put_part("f", cases[i].given, "x", 1);
		assert_int_equal(ask(), 0);
		assert_string_equal(rq.uploads->name, cases[i].name);
	}
	begin(NULL);
	for (int i = 0; i < 130; i++)
		memcpy(longer + i * 3, "会", 4);
	put_part("f", longer, "x", 1);
	assert_int_equal(ask(), 0);
	assert_int_equal(strlen(rq.uploads->name), 300);
	begin(NULL);
	memcpy(longer + 390, ".txt", 5);
	put_part("f", longer, "plain words", 11);
	assert_int_equal(ask(), 0);
	assert_int_equal(strlen(rq.uploads->name), 96 * 3 + 4);
	assert_null(rq.uploads->wrong);
}

static void a_file_too_large_is_refused_and_the_rest_is_read(void **state)
{
	static char large[FILE_MOST + 1];

	(void)state;
	memset(large, 'a', sizeof(large));
	put_part("f", "a.txt", large, FILE_MOST + 1);
	put_part("after", NULL, "x", 1);
	assert_int_equal(ask(), 0);
	assert_non_null(rq.uploads->wrong);
	assert_string_equal(pairs_get(rq.body, "after"), "x");
	assert_false(upload_keep(rq.uploads));
	begin(NULL);
	put_part("f", "a.txt", large, FILE_MOST);
	assert_int_equal(ask(), 0);
	assert_null(rq.uploads->wrong);
}

static void too_much_in_all_is_413(void **state)
{
	(void)state;
	fake_post(&f, TYPE, body, UPLOAD_MOST + 1);
	if (setjmp(out) == 0)
		assert_int_equal(ask_read(&rq, &arena, &f.wire), 413);
	assert_int_equal(f.at, 0);
	begin(NULL);
	for (int i = 0; i <= FILES_MOST; i++)
		put_part("f", "a.txt", "x", 1);
	assert_int_equal(ask(), 413);
	begin(NULL);
	memset(body + sizeof(body) / 2, 'a', sizeof(body) / 2);
	put_part("t", NULL, body + sizeof(body) / 2, 1024 * 1024 + 1);
	assert_int_equal(ask(), 413);
}

static void broken_bodies_are_400_and_leave_nothing(void **state)
{
	(void)state;
	put_part("f", "a.txt", "half", 4);
	fake_post(&f, TYPE, body, used);
	if (setjmp(out) == 0)
		assert_int_equal(ask_read(&rq, &arena, &f.wire), 400);
	begin(NULL);
	put_part("t", NULL, "\xff", 1);
	assert_int_equal(ask(), 400);
	begin(NULL);
	put_part("t", NULL, "a\0b", 3);
	assert_int_equal(ask(), 400);
	begin(NULL);
	put_part("\xff", NULL, "a", 1);
	assert_int_equal(ask(), 400);
	begin(NULL);
	put_part("f", "\xff.txt", "a", 1);
	assert_int_equal(ask(), 400);
	begin(NULL);
	for (int i = 0; i < 257; i++)
		put_part("t", NULL, "a", 1);
	assert_int_equal(ask(), 400);
	begin(NULL);
	assert_int_equal(files_in("tmp"), 0);
}

static void a_disk_that_takes_nothing_is_503(void **state)
{
	(void)state;
	setenv("FOYER_VAR", "/nowhere", 1);
	put_part("f", "a.txt", "x", 1);
	assert_int_equal(ask(), 503);
	setenv("FOYER_VAR", var, 1);
}

static void what_the_dead_left_is_swept_after_an_hour(void **state)
{
	static const char *const names[] = { "up-old", "sheet-9.xlsx", "up-new", "other" };
	char path[128];

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		snprintf(path, sizeof(path), "%s/tmp/%s", var, names[i]);
		fclose(fopen(path, "w"));
		if (i != 2)
			utimensat(AT_FDCWD, path, (struct timespec[2]){ { 1000, 0 }, { 1000, 0 } }, 0);
	}
	upload_sweep();
	assert_int_equal(files_in("tmp"), 2);
	for (size_t i = 2; i < COUNT(names); i++) {
		snprintf(path, sizeof(path), "%s/tmp/%s", var, names[i]);
		assert_int_equal(unlink(path), 0);
	}
}

#define TEST(t) cmocka_unit_test_setup(t, begin)
int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(texts_and_files_are_told_apart),
		TEST(a_kept_file_lies_under_its_hash_and_twice_is_once),
		TEST(the_content_says_what_it_is_and_the_name_must_agree),
		TEST(our_own_xlsx_is_taken),
		TEST(names_lose_what_troubles),
		TEST(a_file_too_large_is_refused_and_the_rest_is_read),
		TEST(too_much_in_all_is_413),
		TEST(broken_bodies_are_400_and_leave_nothing),
		TEST(a_disk_that_takes_nothing_is_503),
		TEST(what_the_dead_left_is_swept_after_an_hour),
	};
	char path[128];
	int failed;

	snprintf(var, sizeof(var), "/tmp/upload-%ld", (long)getpid());
	mkdir(var, 0700);
	snprintf(path, sizeof(path), "%s/tmp", var);
	mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/file", var);
	mkdir(path, 0700);
	setenv("FOYER_VAR", var, 1);
	setenv("FOYER_URL", "http://127.0.0.1:8080", 1);
	ask_start();
	failed = secret_start() == 0 ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
	upload_drop(&rq);
	arena_close(&arena);
	snprintf(path, sizeof(path), "rm -r %s", var);
	return system(path) == 0 ? failed : 1;
}
