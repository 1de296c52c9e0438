#!/usr/bin/env bash
# One open issue per environment, as long as $ENVIRONMENT differs from its configuration.
set -euo pipefail

title="Drift in $ENVIRONMENT"
issues=repos/$GITHUB_REPOSITORY/issues
run=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID
open=$(gh api --paginate "$issues?state=open&creator=github-actions%5Bbot%5D&per_page=100" |
  jq -rs --arg title "$title" \
    'add // [] | map(select(.title == $title and (has("pull_request") | not))) | .[0].number // empty')

if [[ $CHANGES == false ]]; then
  [[ -n $open ]] || exit 0
  gh api --silent --method POST "$issues/$open/comments" --raw-field body="Gone: a plan changes nothing. $run"
  gh api --silent --method PATCH "$issues/$open" --raw-field state=closed
  exit 0
fi

introduction="A plan of the environment $ENVIRONMENT at ${GITHUB_SHA:0:7} would change something: somebody changed it \
without Terraform, or a merged change waits for its deployment. [docs/delivery.md]($GITHUB_SERVER_URL/\
$GITHUB_REPOSITORY/blob/main/docs/delivery.md#drift) says what to do. Seen by $run"
body() {
  jq -n --arg title "$title" --arg introduction "$introduction" --rawfile text "$FILE" \
    '{ title: $title, body: "\($introduction)\n\n\($text)" }'
}
if [[ -n $open ]]; then
  body | gh api --silent --method PATCH "$issues/$open" --input -
else
  body | gh api --silent --method POST "$issues" --input -
fi
