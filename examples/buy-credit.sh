#!/bin/sh
# Buys credit for a client, once per order, however often it is run.
#
#   GSUPPORT_API_KEY=gsk_... buy-credit.sh [--dry-run] SERVER CLIENT MINUTES REFERENCE
#
# Exit codes: 0 bought (or told), 1 refused, 2 wrong arguments, 3 no answer: it may or may not be bought, run it again.
set -eu

TRIES=6
LONGEST_WAIT=60

usage() {
    echo "usage: GSUPPORT_API_KEY=gsk_... $0 [--dry-run] SERVER CLIENT MINUTES REFERENCE" >&2
    echo "   eg: $0 http://localhost:8080 4996 60 order-4712" >&2
    exit 2
}

is_number() {
    case $1 in
        '' | *[!0-9]*) return 1 ;;
    esac
}

query=
if [ "${1-}" = --dry-run ]; then
    query='?dryRun=true'
    shift
fi
[ $# -eq 4 ] && is_number "$2" && is_number "$3" && [ -n "$4" ] || usage
[ -n "${GSUPPORT_API_KEY-}" ] || usage
# What stands in the JSON and in a header as it is needs no escaping in either.
case $4 in
    *[!A-Za-z0-9._/-]*) echo "The reference may have letters, digits and . _ / - only." >&2; exit 2 ;;
esac
[ "${#4}" -le 200 ] || { echo "The reference may have 200 characters." >&2; exit 2; }
url=${1%/}/api/v1/clients/$2/credits$query
key=credit-$4

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# On standard input, so that no list of processes shows the key.
send() {
    printf 'header = "Authorization: Bearer %s"\n' "$GSUPPORT_API_KEY" |
        curl --config - --silent --show-error --connect-timeout 10 --max-time 30 \
            --header 'Content-Type: application/json' --header "Idempotency-Key: $key" \
            --data "{\"minutes\":$minutes,\"reference\":\"$reference\"}" \
            --dump-header "$work/headers" --output "$work/body" --write-out '%{http_code}' "$url"
}

header() {
    tr -d '\r' <"$work/headers" | tr '[:upper:]' '[:lower:]' | sed -n "s/^$1: *//p" | tail -n 1
}

detail() {
    text=$(sed -nE 's/.*"detail":"(([^"\\]|\\.)*)".*/\1/p' "$work/body" | sed -E 's/\\(["\\/])/\1/g')
    echo "${text:-HTTP $status}"
}

minutes=$3
reference=$4
wait=1
try=1
while :; do
    : >"$work/headers"
    : >"$work/body"
    status=$(send 2>"$work/trouble") || status=000
    case $status in
        2??)
            cat "$work/body"
            echo
            if [ "$(header idempotency-replayed)" = true ]; then
                echo "This order was bought before; nothing was bought twice." >&2
            fi
            exit 0
            ;;
        000 | 429 | 5??) ;;
        *)
            echo "Refused: $(detail)" >&2
            exit 1
            ;;
    esac
    if [ "$status" = 000 ]; then
        reason=$(cat "$work/trouble")
    else
        reason=$(detail)
    fi
    if [ "$try" -ge "$TRIES" ]; then
        echo "No answer after $TRIES tries: $reason" >&2
        echo "It may or may not be bought. Run this again: the same order is never bought twice." >&2
        exit 3
    fi
    asked=$(header retry-after)
    is_number "$asked" || asked=0
    pause=$((wait > asked ? wait : asked))
    # More by chance, so that scripts that failed together do not come back together.
    chance=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
    pause=$((pause + chance % (wait + 1)))
    echo "Try $try: $reason; again in $pause s" >&2
    sleep "$pause"
    try=$((try + 1))
    wait=$((wait * 2 > LONGEST_WAIT ? LONGEST_WAIT : wait * 2))
done
