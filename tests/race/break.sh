#!/bin/bash
# break.sh -- the race test is worth something: it finds overlaps once the key of the slots is dropped.
exec node "$(dirname "$0")/race.mjs" --break
