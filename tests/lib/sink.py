"""sink.py PORT DIRECTORY -- a mail server for tests: each mail becomes a file; nobody@... is refused for good (550)
and later@... for now (451), both unless DIRECTORY/open exists."""
import asyncio
import itertools
import os
import sys

from aiosmtpd.controller import Controller

port, directory = int(sys.argv[1]), sys.argv[2]
count = itertools.count(1)


class Sink:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if not os.path.exists(os.path.join(directory, "open")):
            if address.startswith("nobody@"):
                return "550 no such box"
            if address.startswith("later@"):
                return "451 come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = os.path.join(directory, "%04d" % next(count))
        with open(name + ".new", "wb") as f:
            f.write(envelope.content)
        os.rename(name + ".new", name + ".eml")
        return "250 OK"


Controller(Sink(), hostname="127.0.0.1", port=port).start()
print("ready", flush=True)
asyncio.new_event_loop().run_forever()
