/* picture_test.c -- photographs: read, upright, smaller; and what is no photograph. */
#define CORE_RAW
#include "quiet.h"
#include "edge/picture.h"
#include <setjmp.h>
#include <cmocka.h>
#include <png.h>
#include <unistd.h>

static char path[64];

/* A picture whose left top quarter is red, right top green, left bottom blue, the rest white. */
static struct picture quarters(int width, int height)
{
	struct picture p = { width, height, malloc((size_t)width * (size_t)height * 3) };

	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++) {
			unsigned char *c = p.rgb + ((size_t)y * (size_t)width + (size_t)x) * 3;
			bool left = x < width / 2, top = y < height / 2;
			c[0] = (left && top) || (!left && !top) ? 255 : 0;
			c[1] = (!left && top) || (!left && !top) ? 255 : 0;
			c[2] = !top ? 255 : 0;
		}
	return p;
}

/* "RGBW": the colours of the four quarters, read like text. */
static const char *colours(const struct picture *p)
{
	static char text[5];

	for (int i = 0; i < 4; i++) {
		const unsigned char *c = p->rgb + ((size_t)(p->height / 4 + (i / 2) * p->height / 2) * (size_t)p->width +
			(size_t)(p->width / 4 + (i % 2) * p->width / 2)) * 3;
		text[i] = c[0] > 200 ? (c[1] > 200 ? 'W' : 'R') : c[1] > 200 ? 'G' : c[2] > 200 ? 'B' : '?';
	}
	return text;
}

static void write_quarters(int width, int height)
{
	struct picture p = quarters(width, height);

	assert_true(picture_write(path, &p));
	picture_drop(&p);
}

/* Put an Exif marker with this orientation behind the first two bytes. */
static void set_orientation(int way, bool little)
{
	unsigned char exif[] = "\xff\xe1\0\x22" "Exif\0\0" "II*\0\10\0\0\0" "\1\0" "\x12\1\3\0\1\0\0\0" "\0\0\0\0" "\0\0\0\0";
	static unsigned char bytes[1 << 20];
	FILE *f = fopen(path, "rb");
	size_t n = fread(bytes, 1, sizeof(bytes), f);

	fclose(f);
	exif[28] = (unsigned char)way;
	if (!little)
		memcpy(exif + 10, "MM\0*\0\0\0\10" "\0\1" "\1\x12\0\3\0\0\0\1" "\0\0\0\0", 22);
	if (!little) {
		exif[28] = 0;
		exif[29] = (unsigned char)way;
	}
	f = fopen(path, "wb");
	fwrite(bytes, 1, 2, f);
	fwrite(exif, 1, 36, f);
	fwrite(bytes + 2, 1, n - 2, f);
	fclose(f);
}

static void every_way_to_hold_a_camera_ends_upright(void **state)
{
	static const char *const expected[] = { "RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB" };

	(void)state;
	for (int little = 0; little < 2; little++)
		for (int way = 0; way <= 9; way++) {
			struct picture p;
			bool across = way >= 5 && way <= 8;
			write_quarters(64, 32);
			set_orientation(way, little);
			assert_true(picture_read(path, 64, &p));
			assert_int_equal(p.width, across ? 32 : 64);
			assert_int_equal(p.height, across ? 64 : 32);
			assert_string_equal(colours(&p), expected[way >= 1 && way <= 8 ? way - 1 : 0]);
			picture_drop(&p);
		}
}

static void smaller_ones_keep_their_shape_and_are_never_larger(void **state)
{
	static const struct { int w, h, most, to_w, to_h; } cases[] = {
		{ 3000, 2000, 1600, 1600, 1066 }, { 2000, 3000, 480, 320, 480 }, { 100, 50, 480, 100, 50 },
		{ 4000, 2, 480, 480, 1 }, { 1, 1, 480, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct picture p = quarters(cases[i].w, cases[i].h), to;
		assert_true(picture_shrink(&p, cases[i].most, &to));
		assert_int_equal(to.width, cases[i].to_w);
		assert_int_equal(to.height, cases[i].to_h);
		if (to.width > 10 && to.height > 10)
			assert_string_equal(colours(&to), "RGBW");
		picture_drop(&p);
		picture_drop(&to);
	}
}

static void large_photographs_are_read_smaller_but_not_too_small(void **state)
{
	struct picture p;

	(void)state;
	write_quarters(4000, 1000);
	assert_true(picture_read(path, 900, &p));
	assert_int_equal(p.width, 1000);
	picture_drop(&p);
	assert_true(picture_read(path, 1600, &p));
	assert_int_equal(p.width, 2000);
	picture_drop(&p);
}

static void png_is_read_on_white(void **state)
{
	static const unsigned char clear[4 * 4] = { 0 };
	png_image image = { .version = PNG_IMAGE_VERSION, .width = 2, .height = 2, .format = PNG_FORMAT_RGBA };
	struct picture p;

	(void)state;
	assert_true(png_image_write_to_file(&image, path, 0, clear, 0, NULL));
	assert_true(picture_read(path, 100, &p));
	assert_int_equal(p.width, 2);
	assert_int_equal(p.rgb[0], 255);
	picture_drop(&p);
}

static void what_is_cut_or_no_picture_is_refused(void **state)
{
	static unsigned char bytes[1 << 16];
	struct picture p;
	size_t n;
	FILE *f;

	(void)state;
	write_quarters(64, 64);
	set_orientation(6, true);
	f = fopen(path, "rb");
	n = fread(bytes, 1, sizeof(bytes), f);
	fclose(f);
	quiet(true);
	for (size_t i = 0; i < n; i += 1 + i / 100) {
		f = fopen(path, "wb");
		fwrite(bytes, 1, i, f);
		fclose(f);
		picture_read(path, 10, &p);      /* may succeed with grey, may not crash */
		picture_drop(&p);
	}
	f = fopen(path, "wb");
	fwrite("GIF89a", 1, 6, f);
	fclose(f);
	assert_false(picture_read(path, 10, &p));
	unlink(path);
	assert_false(picture_read(path, 10, &p));
	quiet(false);
}

static void more_than_forty_million_pixels_are_refused(void **state)
{
	static const unsigned char bomb[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\10\2\0\0\0";
	struct picture p;
	FILE *f = fopen(path, "wb");

	(void)state;
	fwrite(bomb, 1, sizeof(bomb) - 1, f);
	fclose(f);
	quiet(true);
	assert_false(picture_read(path, 10, &p));
	quiet(false);
	assert_null(p.rgb);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_to_hold_a_camera_ends_upright),
		cmocka_unit_test(smaller_ones_keep_their_shape_and_are_never_larger),
		cmocka_unit_test(large_photographs_are_read_smaller_but_not_too_small),
		cmocka_unit_test(png_is_read_on_white),
		cmocka_unit_test(what_is_cut_or_no_picture_is_refused),
		cmocka_unit_test(more_than_forty_million_pixels_are_refused),
	};

	snprintf(path, sizeof(path), "/tmp/picture-%ld", (long)getpid());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
