#!/usr/bin/env bash
# One comment per $KEY on the pull request $NUMBER.
set -euo pipefail

marker="<!-- $KEY -->"
found=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments?per_page=100" |
  jq -rs --arg marker "$marker" \
    'add // [] | map(select(.user.login == "github-actions[bot]" and (.body | startswith($marker)))) | .[0].id // empty')

body() {
  jq -n --arg marker "$marker" --rawfile text "$FILE" '{ body: "\($marker)\n\($text)" }'
}
if [[ -n $found ]]; then
  body | gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$found" --input -
else
  body | gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --input -
fi
