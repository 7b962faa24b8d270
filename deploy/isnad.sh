#!/bin/sh
# One pass and one run, for cron; nothing is printed unless somebody must look.
#   15 * * * *  ISNAD=/srv/isnad ARTICLES=/srv/articles DATA=/srv/isnad-data /srv/isnad/deploy/isnad.sh
set -u
isnad=${ISNAD:-/srv/isnad} articles=${ARTICLES:-/srv/articles} data=${DATA:-/srv/isnad-data}
cd "$isnad" || exit 64
mkdir -p "$data" || exit 64
log="$data/isnad.log"

look() { # cron mails what is printed
  echo "isnad: '$1' ended with code $2 ($(date -u +%FT%TZ)); the last lines of $log:"
  tail -n 20 "$log"
  exit "$2"
}

.venv/bin/python -m analysis watch "$articles" --store "$data/store" >>"$log" 2>&1
code=$?
case $code in 0 | 3 | 4) ;; 75) exit 75 ;; *) look watch $code ;; esac

.venv/bin/python -m analysis run --store "$data/store" --out "$data/figures" --if-new --keep "${KEEP:-30}" --log json --json \
  >"$data/summary.json.new" 2>>"$log"
code=$?
case $code in
0 | 3) mv "$data/summary.json.new" "$data/summary.json" ;; # a hook may send it: curl --data @summary.json …
4) rm -f "$data/summary.json.new" ;;
75) rm -f "$data/summary.json.new"; exit 75 ;;
*) rm -f "$data/summary.json.new"; look run $code ;;
esac
exit 0
