# Sourced by every script here: stands at the top of the repository, knows where the tools are, says and fails in one voice.
# It installs nothing and builds nothing.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/versions

# Outside the repository, so that every clone on a machine shares one copy.
TOOLS="${TIDEMARK_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/tidemark}"
export TIDEMARK_TOOLS="$TOOLS"
export PATH="$TOOLS/bin:$TOOLS/npm/node_modules/.bin:$HOME/.cargo/bin:$PATH"

say() { printf '%s: %s\n' "$(basename "$0")" "$*"; }

# One sentence on what is missing, one on what to do.
fail() {
    printf '\n%s stopped: %s\n' "scripts/$(basename "$0")" "$1" >&2
    [ -z "${2:-}" ] || printf 'Remedy: %s\n' "$2" >&2
    exit 1
}
