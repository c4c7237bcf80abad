#!/usr/bin/env bash
# Publishes the release of the tag that was pushed and then moves its major tag (v1 for v1.2.3) to the same commit. May be
# repeated. Argument: the folder with SHA256SUMS and notes.md. Needs gh with GH_TOKEN, GITHUB_REPOSITORY, GITHUB_REF_NAME and
# GITHUB_SHA, which the runner gives.
set -euo pipefail

folder="$1"
tag="$GITHUB_REF_NAME"
major="${tag%%.*}"
export GH_REPO="$GITHUB_REPOSITORY"

fail() {
  printf '::error::%s\n' "$1"
  exit 1
}

[[ "$tag" =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "The tag $tag is no version like v1.2.3."

# The commit may have waited long for its approval: the tag must still be what the gate saw.
commit="$(gh api "repos/{owner}/{repo}/commits/tags/$tag" --jq .sha)"
[[ "$commit" == "$GITHUB_SHA" ]] || fail "The tag $tag was moved to $commit while its release was checked at $GITHUB_SHA."

if gh release view "$tag" >/dev/null 2>&1; then
  # A run that was repeated finds its own release; anything else would change a version that people have.
  before="$(mktemp -d)"
  trap 'rm -rf "$before"' EXIT
  gh release download "$tag" --pattern SHA256SUMS --dir "$before"
  cmp --silent "$before/SHA256SUMS" "$folder/SHA256SUMS" || fail "$tag is released already, with other files. A version never changes: make a new one."
  echo "$tag is released already, with these files."
else
  gh release create "$tag" "$folder/SHA256SUMS" --verify-tag --title "$tag" --notes-file "$folder/notes.md"
fi

# A fix of an older version must not take the major tag back.
newest="$(gh api --paginate "repos/{owner}/{repo}/git/matching-refs/tags/$major." --jq '.[].ref' |
  sed 's|^refs/tags/||' | grep -E '^v[0-9]+\.[0-9]+\.[0-9]+$' | sort -V | tail -n 1)"
if [[ "$newest" != "$tag" ]]; then
  echo "$major stays: $newest is newer than $tag."
elif gh api "repos/{owner}/{repo}/git/ref/tags/$major" >/dev/null 2>&1; then
  gh api --method PATCH "repos/{owner}/{repo}/git/refs/tags/$major" -f "sha=$commit" -F force=true --silent
  echo "$major is $tag now."
else
  gh api --method POST "repos/{owner}/{repo}/git/refs" -f "ref=refs/tags/$major" -f "sha=$commit" --silent
  echo "$major is $tag now."
fi
