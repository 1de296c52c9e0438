#!/usr/bin/env bash
# Reviews the saved plan of $STACK in $ENVIRONMENT.
set -euo pipefail

markdown=$(mktemp "${RUNNER_TEMP:-/tmp}/review-XXXXXX")
options=(--markdown "$markdown" --outputs "$GITHUB_OUTPUT")
[[ $REPORT_ONLY != true ]] || options+=(--report-only)
[[ -z $EXPECTED_FINGERPRINT ]] || options+=(--expected-fingerprint "$EXPECTED_FINGERPRINT")
if [[ -n $ALLOW_DESTROY ]]; then
  read -r -d '' -a addresses <<<"$ALLOW_DESTROY" || true
  for address in "${addresses[@]}"; do options+=("--allow-destroy=$address"); done
  options+=("--reason=$REASON")
fi

status=0
npx bmo plan-review "$ENVIRONMENT" "$STACK" "${options[@]}" || status=$?
cat "$markdown" >>"$GITHUB_STEP_SUMMARY"
exit "$status"
