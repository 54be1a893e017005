/* reply.c -- FastCGI records by sendmsg(); see reply.h. */
#define CORE_RAW
#include "edge/reply.h"
#include <errno.h>
#include <sys/socket.h>

#define RECORD_MOST 65528                /* bytes of one record; a multiple of 8 */
#define AT_ONCE 64                       /* records of one sendmsg() */
enum { END_REQUEST = 3, STDOUT = 6 };

/* The eight bytes before what a record holds. */
static void mark(unsigned char to[8], int type, int id, size_t length)
{
	to[0] = 1;
	to[1] = (unsigned char)type;
	to[2] = (unsigned char)(id >> 8 & 255);
	to[3] = (unsigned char)(id & 255);
	to[4] = (unsigned char)(length >> 8);
	to[5] = (unsigned char)(length & 255);
	to[6] = to[7] = 0;
}

/* Returns whether all of it went out. */
static bool push(int fd, struct iovec *part, size_t count)
{
	struct msghdr m = { .msg_iov = part, .msg_iovlen = count };

	while (m.msg_iovlen > 0) {
		ssize_t n = sendmsg(fd, &m, MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		for (; m.msg_iovlen > 0 && (size_t)n >= m.msg_iov->iov_len; m.msg_iov++, m.msg_iovlen--)
			n -= (ssize_t)m.msg_iov->iov_len;
		if (m.msg_iovlen > 0) {
			m.msg_iov->iov_base = (char *)m.msg_iov->iov_base + n;
			m.msg_iov->iov_len -= (size_t)n;
		}
	}
	return true;
}

void reply_send(int fd, int id, struct bytes head, struct bytes body)
{
	struct bytes left[2] = { head, body };
	struct iovec part[2 * AT_ONCE + 1];
	unsigned char marks[AT_ONCE][8], end[16] = { 0 };
	size_t at = 0, count = 0, records = 0;

	mark(end, END_REQUEST, id, 8);
	while (at < 2) {
		size_t now = left[at].length < RECORD_MOST ? left[at].length : RECORD_MOST;
		if (now == 0) {
			at++;
			continue;
		}
		mark(marks[records], STDOUT, id, now);
		part[count++] = (struct iovec){ marks[records++], 8 };
		part[count++] = (struct iovec){ (void *)(uintptr_t)left[at].from, now };
		left[at].from += now;
		left[at].length -= now;
		if (records == AT_ONCE) {
			if (!push(fd, part, count))
				return;
			count = records = 0;
		}
	}
	part[count++] = (struct iovec){ end, sizeof(end) };
	push(fd, part, count);
}
