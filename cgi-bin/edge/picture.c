/* picture.c -- the only file that knows libjpeg and libpng. */
#define CORE_RAW
#include "edge/picture.h"
#include <jpeglib.h>
#include <png.h>
#include <setjmp.h>

#define QUALITY 82

struct trouble { struct jpeg_error_mgr manager; jmp_buf out; };

static void leave(j_common_ptr j)
{
	struct trouble *t = (struct trouble *)j->err;

	j->err->output_message(j);
	longjmp(t->out, 1);
}

void picture_drop(struct picture *p)
{
	free(p->rgb);
	*p = (struct picture){ 0 };
}

static bool make(struct picture *p, int width, int height)
{
	*p = (struct picture){ width, height, NULL };
	if (width < 1 || height < 1 || (int64_t)width * height > PIXELS_MOST)
		return false;
	p->rgb = malloc((size_t)width * (size_t)height * 3);
	return p->rgb != NULL;
}

static unsigned number(const unsigned char *p, int n, bool little)
{
	unsigned v = 0;

	for (int i = 0; i < n; i++)
		v |= (unsigned)p[i] << (little ? i * 8 : (n - 1 - i) * 8);
	return v;
}

/* How the camera was held, 1..8, from the Exif marker; 1 when nothing says so. */
static int orientation(const struct jpeg_marker_struct *m)
{
	for (; m != NULL; m = m->next) {
		const unsigned char *t = m->data + 6;
		unsigned at, entries;
		bool little;
		if (m->marker != JPEG_APP0 + 1 || m->data_length < 20 || memcmp(m->data, "Exif\0\0", 6) != 0)
			continue;
		little = t[0] == 'I';
		at = number(t + 4, 4, little);
		if (at > m->data_length - 6 - 2)
			return 1;
		entries = number(t + at, 2, little);
		for (unsigned i = 0; i < entries; i++) {
			unsigned entry = at + 2 + i * 12;
			if (entry + 12 > m->data_length - 6)
				return 1;
			if (number(t + entry, 2, little) == 0x0112) {
				unsigned way = number(t + entry + 8, 2, little);
				return way >= 1 && way <= 8 ? (int)way : 1;
			}
		}
	}
	return 1;
}

/* Bring a picture upright; `p` is replaced. */
static bool turn(struct picture *p, int way)
{
	bool across = way >= 5;
	struct picture to;

	if (way == 1)
		return true;
	if (!make(&to, across ? p->height : p->width, across ? p->width : p->height))
		return false;
	for (int y = 0; y < to.height; y++)
		for (int x = 0; x < to.width; x++) {
			int a = across ? y : x, b = across ? x : y;    /* where it lies in p */
			if (way == 2 || way == 3 || way == 7 || way == 8)
				a = p->width - 1 - a;
			if (way == 3 || way == 4 || way == 6 || way == 7)
				b = p->height - 1 - b;
			memcpy(to.rgb + ((size_t)y * (size_t)to.width + (size_t)x) * 3,
				p->rgb + ((size_t)b * (size_t)p->width + (size_t)a) * 3, 3);
		}
	picture_drop(p);
	*p = to;
	return true;
}

static bool read_jpeg(FILE *f, int least, struct picture *p)
{
	struct jpeg_decompress_struct j;
	struct trouble t;
	int way, longer;

	j.err = jpeg_std_error(&t.manager);
	t.manager.error_exit = leave;
	if (setjmp(t.out) != 0) {
		jpeg_destroy_decompress(&j);
		picture_drop(p);
		return false;
	}
	jpeg_create_decompress(&j);
	jpeg_stdio_src(&j, f);
	jpeg_save_markers(&j, JPEG_APP0 + 1, 0xFFFF);
	jpeg_read_header(&j, TRUE);
	if ((int64_t)j.image_width * j.image_height > PIXELS_MOST) {
		jpeg_destroy_decompress(&j);
		return false;
	}
	way = orientation(j.marker_list);
	longer = (int)(j.image_width > j.image_height ? j.image_width : j.image_height);
	j.out_color_space = JCS_RGB;
	j.scale_num = 1;
	for (j.scale_denom = 1; j.scale_denom < 8 && longer / (int)(j.scale_denom * 2) >= least;)
		j.scale_denom *= 2;
	jpeg_start_decompress(&j);
	if (j.output_components != 3 || !make(p, (int)j.output_width, (int)j.output_height)) {
		jpeg_destroy_decompress(&j);
		return false;
	}
	while (j.output_scanline < j.output_height) {
		JSAMPROW row = p->rgb + (size_t)j.output_scanline * j.output_width * 3;
		jpeg_read_scanlines(&j, &row, 1);
	}
	jpeg_finish_decompress(&j);
	jpeg_destroy_decompress(&j);
	return turn(p, way);
}

/* On white where it is transparent. */
static bool read_png(FILE *f, struct picture *p)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	png_color white = { 255, 255, 255 };

	if (!png_image_begin_read_from_stdio(&image, f))
		return false;
	image.format = PNG_FORMAT_RGB;
	if (!make(p, (int)image.width, (int)image.height) ||
	    !png_image_finish_read(&image, &white, p->rgb, 0, NULL)) {
		png_image_free(&image);
		picture_drop(p);
		return false;
	}
	return true;
}

bool picture_read(const char *path, int least, struct picture *out)
{
	FILE *f = fopen(path, "rb");
	int first;
	bool good = false;

	*out = (struct picture){ 0 };
	if (f == NULL)
		return false;
	first = fgetc(f);
	rewind(f);
	if (first == 0xFF)
		good = read_jpeg(f, least, out);
	else if (first == 0x89)
		good = read_png(f, out);
	fclose(f);
	if (!good)
		fprintf(stderr, "picture: cannot read %s\n", path);
	return good;
}

/* The mean of the pixels from (x0, y0) up to (x1, y1). */
static void mean(const struct picture *p, int x0, int y0, int x1, int y1, unsigned char *to)
{
	uint64_t sum[3] = { 0 }, n = (uint64_t)(x1 - x0) * (uint64_t)(y1 - y0);

	for (int y = y0; y < y1; y++) {
		const unsigned char *s = p->rgb + ((size_t)y * (size_t)p->width + (size_t)x0) * 3;
		for (int x = x0; x < x1; x++, s += 3) {
			sum[0] += s[0];
			sum[1] += s[1];
			sum[2] += s[2];
		}
	}
	for (int i = 0; i < 3; i++)
		to[i] = (unsigned char)((sum[i] + n / 2) / n);
}

bool picture_shrink(const struct picture *from, int most, struct picture *out)
{
	int longer = from->width > from->height ? from->width : from->height;
	int64_t w = from->width, h = from->height;

	if (longer > most) {
		w = w * most / longer;
		h = h * most / longer;
	}
	if (!make(out, w < 1 ? 1 : (int)w, h < 1 ? 1 : (int)h))
		return false;
	w = out->width;
	h = out->height;
	for (int y = 0; y < h; y++)
		for (int x = 0; x < w; x++)
			mean(from, (int)(x * (int64_t)from->width / w), (int)(y * (int64_t)from->height / h),
				(int)((x + 1) * (int64_t)from->width / w), (int)((y + 1) * (int64_t)from->height / h),
				out->rgb + ((size_t)y * (size_t)w + (size_t)x) * 3);
	return true;
}

bool picture_write(const char *path, const struct picture *p)
{
	struct jpeg_compress_struct j;
	struct trouble t;
	FILE *f = fopen(path, "wb");

	if (f == NULL)
		return false;
	j.err = jpeg_std_error(&t.manager);
	t.manager.error_exit = leave;
	if (setjmp(t.out) != 0) {
		jpeg_destroy_compress(&j);
		fclose(f);
		return false;
	}
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, f);
	j.image_width = (JDIMENSION)p->width;
	j.image_height = (JDIMENSION)p->height;
	j.input_components = 3;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_set_quality(&j, QUALITY, TRUE);
	j.optimize_coding = TRUE;
	jpeg_simple_progression(&j);
	jpeg_start_compress(&j, TRUE);
	while (j.next_scanline < j.image_height) {
		JSAMPROW row = p->rgb + (size_t)j.next_scanline * (size_t)p->width * 3;
		jpeg_write_scanlines(&j, &row, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	return fclose(f) == 0;
}
