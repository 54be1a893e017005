/* page.cc -- the only C++ in the tree: ctemplate behind edge/page.h.
**
** Nothing here calls back into C after the start, so no C++ frame is ever jumped
** over by give_up().  An exception (there is no memory) finds no handler and ends
** the process. */
#include "edge/page.h"
#include <ctemplate/template.h>
#include <ctemplate/template_emitter.h>
#include <ctemplate/template_modifiers.h>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

struct root;

// A page is the dictionary of the whole, or of a part of it.
struct page {
	TemplateDictionary *dict;
	struct root *root;
};

// The whole; its parts lie in a deque, which does not move them.
struct root {
	struct page page;
	TemplateDictionary dict;
	std::deque<struct page> parts;
	std::string text;
	struct root *older, *newer;              // all that are open
	explicit root(const char *name);
	~root();
};

static struct root *newest;

root::root(const char *name) : page{ &dict, this }, dict(name), older(newest), newer(nullptr)
{
	if (newest != nullptr)
		newest->newer = this;
	newest = this;
}

root::~root()
{
	if (older != nullptr)
		older->newer = newer;
	if (newer != nullptr)
		newer->older = older;
	else
		newest = older;
}

struct language {
	std::string name;
	ctemplate::TemplateCache *cache;
};

// Never taken down: the process ends with it.
static std::deque<language> &languages = *new std::deque<language>;

static const char pragma[] = "{{%AUTOESCAPE context=\"HTML\"}}";

static bool is_plain(const std::string &name)
{
	return name.size() > 4 && name.compare(name.size() - 4, 4, ".txt") == 0;
}

static ctemplate::Strip strip_of(const std::string &name)
{
	return is_plain(name) ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES;
}

static void put_escaped(std::string &to, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '<': to += "&lt;"; break;
		case '>': to += "&gt;"; break;
		case '&': to += "&amp;"; break;
		case '"': to += "&quot;"; break;
		case '\'': to += "&#39;"; break;
		case '{': to += "&#123;"; break;
		default: to += *s;
		}
}

// Lines of a plain text that hold markers for the eye only (sections, comments)
// go; empty lines part paragraphs and stay.
static std::string without_marker_lines(const std::string &from)
{
	std::string to;
	for (size_t at = 0; at < from.size();) {
		size_t end = from.find('\n', at);
		end = end == std::string::npos ? from.size() : end + 1;
		size_t p = at;
		std::string marks;
		while (p < end) {
			if (std::strchr(" \t\r\n", from[p]) != nullptr) {
				p++;
			} else if (from.compare(p, 2, "{{") == 0 && p + 2 < end &&
			    std::strchr("#/!%", from[p + 2]) != nullptr) {
				size_t close = from.find("}}", p);
				if (close == std::string::npos || close >= end)
					break;
				marks.append(from, p, close + 2 - p);
				p = close + 2;
			} else {
				break;
			}
		}
		if (p < end || marks.empty())
			to.append(from, at, end - at);
		else
			to += marks;
		at = end;
	}
	return to;
}

typedef const char *say_function(const struct words *, const char *);

static std::string translate(const std::string &from, bool plain, const struct words *words,
	say_function *say)
{
	std::string to;
	for (size_t at = 0;;) {
		size_t open = from.find("[[", at), close = from.find("]]", open);
		to.append(from, at, open == std::string::npos ? open : open - at);
		if (open == std::string::npos || close == std::string::npos)
			return to;
		std::string key = from.substr(open + 2, close - open - 2);
		const char *said = say(words, key.c_str());
		if (plain)
			to += said;
		else
			put_escaped(to, said);
		at = close + 2;
	}
}

static bool load_one(ctemplate::TemplateCache *cache, const std::string &file,
	const std::string &name, const struct words *words, say_function *say)
{
	std::ifstream in(file, std::ios::binary);
	std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
	bool plain = is_plain(name);

	if (!in.good() && !in.eof())
		return false;
	if (!plain && text.compare(0, sizeof(pragma) - 1, pragma) != 0) {
		std::fprintf(stderr, "page: %s does not begin with %s\n", name.c_str(), pragma);
		return false;
	}
	text = translate(plain ? without_marker_lines(text) : text, plain, words, say);
	return cache->StringToTemplateCache(name, text.data(), text.size(), strip_of(name));
}

static int load_all(const char *root, const char *lang, const struct words *words, say_function *say)
{
	namespace fs = std::filesystem;
	auto cache = std::make_unique<ctemplate::TemplateCache>();

	for (const auto &e : fs::recursive_directory_iterator(root)) {
		std::string name = fs::relative(e.path(), root).string();
		std::string end = e.path().extension().string();
		if (!e.is_regular_file() || (end != ".html" && end != ".txt"))
			continue;
		if (!load_one(cache.get(), e.path().string(), name, words, say)) {
			std::fprintf(stderr, "page: cannot load %s\n", name.c_str());
			return -1;
		}
	}
	cache->Freeze();
	for (language &l : languages)
		if (l.name == lang) {
			delete l.cache;
			l.cache = cache.release();
			return 0;
		}
	languages.push_back({ lang, cache.release() });
	return 0;
}

// {{marker:x-made}}: what page_print() made is escaped already.
class made_modifier : public ctemplate::TemplateModifier {
public:
	void Modify(const char *in, size_t n, const ctemplate::PerExpandData *, ctemplate::ExpandEmitter *out,
		const std::string &) const override
	{ out->Emit(in, n); }
};

static const made_modifier made;

extern "C" int page_load(const char *root, const char *lang, const struct words *words,
	say_function *say)
{
	static const bool known = ctemplate::AddXssSafeModifier("x-made", &made);

	(void)known;
	try {
		return load_all(root, lang, words, say);
	} catch (const std::exception &e) {
		std::fprintf(stderr, "page: %s\n", e.what());
		return -1;
	}
}

// The library knows a name by a number that costs a lock and two look-ups each
// time; names are few and the same, so their numbers are kept.
static TemplateString known(const char *name)
{
	static const size_t places = 4096;
	static ctemplate::StaticTemplateString *table[places];
	static size_t count;
	size_t length = std::strlen(name), at = 2166136261u;

	for (size_t i = 0; i < length; i++)
		at = (at ^ (unsigned char)name[i]) * 16777619u;
	for (at %= places; table[at] != nullptr; at = (at + 1) % places) {
		const auto &t = table[at]->do_not_use_directly_;
		if (t.length_ == length && std::memcmp(t.ptr_, name, length) == 0)
			return *table[at];
	}
	if (count == places / 2)
		return name;
	count++;
	table[at] = new ctemplate::StaticTemplateString{ { strdup(name), length, 0 } };
	ctemplate::StaticTemplateStringInitializer give_number(table[at]);
	return *table[at];
}

static struct page *part(struct page *of, TemplateDictionary *d)
{
	of->root->parts.push_back({ d, of->root });
	return &of->root->parts.back();
}

extern "C" struct page *page_open(const char *name)
{ return &(new struct root(name))->page; }

extern "C" void page_close(struct page *p)
{
	if (p != nullptr)
		delete p->root;
}

extern "C" void page_close_all(void)
{
	while (newest != nullptr)
		delete newest;
}

extern "C" struct page *page_root(struct page *p)
{ return &p->root->page; }

extern "C" void page_text(struct page *p, const char *marker, const char *value)
{ p->dict->SetValue(known(marker), value == nullptr ? "" : value); }

extern "C" void page_made(struct page *p, const char *marker, const char *html, size_t length)
{ p->dict->SetValue(marker, TemplateString(html, length)); }

extern "C" void page_int(struct page *p, const char *marker, int64_t value)
{ p->dict->SetIntValue(known(marker), (long)value); }

extern "C" void page_show(struct page *p, const char *section)
{ p->dict->ShowSection(known(section)); }

extern "C" struct page *page_again(struct page *p, const char *section)
{ return part(p, p->dict->AddSectionDictionary(known(section))); }

extern "C" struct page *page_insert(struct page *p, const char *marker, const char *file)
{
	TemplateDictionary *d = p->dict->AddIncludeDictionary(known(marker));
	d->SetFilename(file);
	return part(p, d);
}

extern "C" void page_global(struct page *p, const char *marker, const char *value)
{ p->dict->SetTemplateGlobalValue(known(marker), value == nullptr ? "" : value); }

extern "C" const char *page_print(struct page *p, const char *lang, const char *file,
	size_t *length)
{
	std::string &text = p->root->text;

	for (language &l : languages)
		if (l.name == lang) {
			text.clear();
			if (!l.cache->ExpandWithData(file, strip_of(file), p->dict, nullptr, &text))
				return nullptr;
			*length = text.size();
			return text.c_str();
		}
	return nullptr;
}
