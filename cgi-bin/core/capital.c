/* capital.c -- 人民币大写, by 《支付结算办法》附件一.
**
** 零 is written for zeros between two figures, once for any number of them.  When
** the 元 place is zero and 角 is not, the rule allows 零 before 角 or none: it is
** written.  When 万 or 亿 ends in zero and the thousands follow at once (107000),
** none is written: 壹拾万柒仟. */
#include "core/capital.h"

static const char *const figure[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };

struct out { char *at, *end; };

static void put(struct out *o, const char *text)
{
	size_t n = strlen(text);

	assert(o->at + n < o->end);
	memcpy(o->at, text, n + 1);
	o->at += n;
}

/* Four figures, 1..9999; `led` when something stands before them. */
static void put_four(struct out *o, int n, bool led)
{
	static const char *const unit[] = { "仟", "佰", "拾", "" };
	static const int weight[] = { 1000, 100, 10, 1 };
	bool gap = false;

	for (int i = 0; i < 4; i++) {
		int d = n / weight[i] % 10;
		if (d == 0) {
			gap = led;
			continue;
		}
		if (gap)
			put(o, figure[0]);
		put(o, figure[d]);
		put(o, unit[i]);
		led = true;
		gap = false;
	}
}

static void put_yuan(struct out *o, int64_t yuan)
{
	static const char *const unit[] = { "亿", "万", "元" };
	static const int64_t weight[] = { 100000000, 10000, 1 };
	bool led = false, skipped = false;

	for (int i = 0; i < 3; i++) {
		int four = (int)(yuan / weight[i] % 10000);
		if (four == 0) {
			skipped = led;
			continue;
		}
		if (skipped && four >= 1000)
			put(o, figure[0]);
		put_four(o, four, led);
		if (i < 2)
			put(o, unit[i]);
		led = true;
		skipped = false;
	}
	put(o, unit[2]);
}

bool capital_print(int64_t fen, char out[static CAPITAL_SIZE])
{
	struct out o = { out, out + CAPITAL_SIZE };
	int64_t yuan;
	int jiao, cent;

	*out = '\0';
	if (fen > CAPITAL_MOST || fen < -CAPITAL_MOST)
		return false;
	if (fen < 0)
		put(&o, "负");
	fen = fen < 0 ? -fen : fen;
	yuan = fen / 100;
	jiao = (int)(fen / 10 % 10);
	cent = (int)(fen % 10);
	if (yuan > 0)
		put_yuan(&o, yuan);
	else if (fen == 0)
		put(&o, "零元");
	if (jiao == 0 && cent == 0)
		put(&o, "整");
	if (yuan > 0 && (jiao != 0 || cent != 0) && (jiao == 0 || yuan % 10 == 0))
		put(&o, figure[0]);
	if (jiao != 0) {
		put(&o, figure[jiao]);
		put(&o, "角");
	}
	if (cent != 0) {
		put(&o, figure[cent]);
		put(&o, "分");
	}
	return true;
}
