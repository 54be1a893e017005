/* pinyin.c -- Chinese names in letters, by ICU (as idn.c). */
#define CORE_RAW
#include "edge/pinyin.h"
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define MOST 400                     /* UTF-16 units of a name, and twelve times that of its spelling */

static UTransliterator *reader(const char *name)
{
	UChar id[80];
	UErrorCode status = U_ZERO_ERROR;

	u_charsToUChars(name, id, (int32_t)strlen(name) + 1);
	return utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
}

/* Words of letters and digits, the rest away. */
static const char *words(struct arena *a, const char *s)
{
	char *out = arena_take(a, strlen(s) + 1), *p = out;
	bool gap = false;

	for (; *s != '\0'; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
			gap |= c != '\'';
			continue;
		}
		if (gap && p > out)
			*p++ = ' ';
		gap = false;
		*p++ = c;
	}
	*p = '\0';
	return out;
}

/* Words in which a character is read otherwise than by itself; longer ones first.  Of those that stand in names
** of companies: ICU reads them character by character (fault K10). */
static const struct { const char *word, *read; } read_otherwise[] = {
	{ "银行", "yin hang" }, { "商行", "shang hang" }, { "行业", "hang ye" }, { "行情", "hang qing" }, { "分行", "fen hang" },
	{ "支行", "zhi hang" }, { "总行", "zong hang" }, { "洋行", "yang hang" }, { "车行", "che hang" }, { "重庆", "chong qing" },
	{ "重新", "chong xin" }, { "重构", "chong gou" }, { "重启", "chong qi" }, { "成长", "cheng zhang" }, { "增长", "zeng zhang" },
	{ "家长", "jia zhang" }, { "校长", "xiao zhang" }, { "长", "chang" }, { "音乐", "yin yue" }, { "乐器", "yue qi" },
	{ "乐团", "yue tuan" }, { "声乐", "sheng yue" }, { "民乐", "min yue" }, { "厦门", "xia men" }, { "会计", "kuai ji" },
	{ "朝阳", "chao yang" }, { "西藏", "xi zang" }, { "宝藏", "bao zang" }, { "调查", "diao cha" }, { "调研", "diao yan" },
	{ "传记", "zhuan ji" }, { "人参", "ren shen" }, { "六安", "lu an" }, { "台州", "tai zhou" }, { "沈阳", "shen yang" },
	{ "角色", "jue se" }, { "校准", "jiao zhun" }, { "校对", "jiao dui" }, { "模具", "mu ju" }, { "模板", "mu ban" },
	{ "供给", "gong ji" }, { "效率", "xiao lv" }, { "便宜", "pian yi" }, { "都市", "du shi" }, { "首都", "shou du" },
	{ "成都", "cheng du" }, { "还原", "huan yuan" }, { "量子", "liang zi" }, { "种植", "zhong zhi" },
};

/* The text with those words spelt. */
static const char *spelt(struct arena *a, const char *text)
{
	char *out = arena_take(a, strlen(text) * 4 + 1), *o = out;

	while (*text != '\0') {
		size_t i = 0, n = 1;
		while (i < COUNT(read_otherwise) && strncmp(text, read_otherwise[i].word, strlen(read_otherwise[i].word)) != 0)
			i++;
		if (i < COUNT(read_otherwise)) {
			size_t m = strlen(read_otherwise[i].read);
			*o++ = ' ';
			memcpy(o, read_otherwise[i].read, m);
			o += m;
			*o++ = ' ';
			n = strlen(read_otherwise[i].word);
		} else {
			*o++ = *text;
		}
		text += n;
	}
	*o = '\0';
	return out;
}

const char *pinyin(struct arena *a, const char *text, bool person)
{
	static UTransliterator *names, *plain;
	UTransliterator **t = person ? &names : &plain;
	UChar wide[MOST * 12];
	int32_t length = 0, limit;
	UErrorCode status = U_ZERO_ERROR;
	char *narrow;

	if (*t == NULL)
		*t = reader(person ? "Han-Latin/Names; Latin-ASCII" : "Han-Latin; Latin-ASCII");
	if (*t == NULL)
		return "";
	u_strFromUTF8(wide, MOST, &length, person ? text : spelt(a, text), -1, &status);
	if (U_FAILURE(status))
		return "";
	limit = length;
	utrans_transUChars(*t, wide, &length, MOST * 12, 0, &limit, &status);
	if (U_FAILURE(status))
		return "";
	narrow = arena_take(a, (size_t)length * 3 + 1);
	u_strToUTF8(narrow, length * 3 + 1, NULL, wide, length, &status);
	return U_FAILURE(status) ? "" : words(a, narrow);
}
