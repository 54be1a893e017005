/* module.c -- a module by its name; fit a path to a route's shape; what is masked or hidden. */
#include "core/module.h"

const struct module *module_named(const struct module *const *list, const char *name)
{
	for (; *list != NULL; list++)
		if (strcmp((*list)->name, name) == 0)
			return *list;
	return NULL;
}

bool module_masks(const struct module *m, const char *name)
{
	for (const struct field *f = m == NULL ? NULL : m->secret; f != NULL && f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return true;
	return false;
}

bool face_hides(const struct face *f, const char *name)
{
	for (const char *const *h = f == NULL ? NULL : f->hidden; h != NULL && *h != NULL; h++)
		if (strcmp(*h, name) == 0)
			return true;
	return false;
}

bool path_fits(const char *shape, const char *path, struct arena *a,
	struct match *out)
{
	*out = (struct match){ 0 };
	while (*shape != '\0' && *path != '\0') {
		if (*shape == ':') {
			size_t n = strcspn(path, "/");
			char *end;
			if (n == 0)
				return false;
			if (strncmp(shape, ":id", 3) != 0) {
				out->step = arena_text(a, path, n);
			} else {
				if (n > 18 || *path < '1' || *path > '9')
					return false;
				out->id = strtoll(path, &end, 10);
				if (end != path + n)
					return false;
			}
			path += n;
			shape += strcspn(shape, "/");
		} else if (*shape++ != *path++) {
			return false;
		}
	}
	return *shape == '\0' && *path == '\0';
}
