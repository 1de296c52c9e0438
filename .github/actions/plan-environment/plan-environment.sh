#!/usr/bin/env bash
# Plans both stacks of $ENVIRONMENT and writes what they would do into a report.
set -euo pipefail

work=$(mktemp -d "${RUNNER_TEMP:-/tmp}/plan-XXXXXX")
report=$work/report.md
stacks=()
printf 'report=%s\n' "$report" >>"$GITHUB_OUTPUT"
printf 'The plan failed; the log of the job says why.\n' >"$report"

options=()
[[ $REPORT_ONLY != true ]] || options+=(--report-only)

refused=0
plan() {
  npx bmo tf "$ENVIRONMENT" plan "$1" -- -lock=false
  npx bmo plan-review "$ENVIRONMENT" "$1" "${options[@]}" \
    --markdown "$work/$1.md" --outputs "$work/$1.txt" || refused=1
  stacks+=("$1")
}

plan foundation

# The application's plan needs the foundation's outputs.
if [[ $(terraform -chdir="cdktf.out/stacks/bmo-learning-$ENVIRONMENT-foundation" output -json | jq length) == 0 ]]; then
  note='The application is not planned: it needs the outputs of the foundation, which was never applied.'
else
  note=
  npx bmo running-tags "$ENVIRONMENT" >"$work/tags.txt"
  if [[ ! -s $work/tags.txt ]]; then
    note='Nothing was deployed yet: the application is planned with a tag that no image has.'
    printf '%s=not-deployed-yet\n' ai_service_image_tag rails_api_image_tag >"$work/tags.txt"
  fi
  while IFS='=' read -r name value; do export "TF_VAR_$name=$value"; done <"$work/tags.txt"
  plan application
fi

# A missing review is a failure. A review that rejects the plan is reported at the end.
{
  for stack in "${stacks[@]}"; do cat "$work/$stack.md" && echo; done
  [[ -z $note ]] || printf '%s\n' "$note"
  [[ $refused == 0 ]] || printf '%s\n' '**A plan would destroy resources whose data cannot be restored; the log lists them.**'
} >"$work/complete.md"
mv "$work/complete.md" "$report"

changes=false
for stack in "${stacks[@]}"; do
  if grep -qx 'changes=true' "$work/$stack.txt"; then changes=true; fi
done
printf 'changes=%s\n' "$changes" >>"$GITHUB_OUTPUT"
exit "$refused"
