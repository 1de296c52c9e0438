#!/usr/bin/env bash
# Values of Terraform variables: files for public values, TF_VAR_… in the job's environment for secrets.
set -euo pipefail

fail() {
  printf '::error::%s\n' "$1"
  exit 1
}

[[ $AWS_ACCOUNT_ID =~ ^[0-9]{12}$ ]] ||
  fail 'The variable AWS_ACCOUNT_ID is not set to 12 digits; docs/delivery.md says how.'
printf 'TF_VAR_aws_account_id=%s\n' "$AWS_ACCOUNT_ID" >>"$GITHUB_ENV"

# A value in a file overrides TF_VAR_…, so a tag in a file would be deployed every time.
[[ $APPLICATION != *_image_tag* ]] ||
  fail 'TFVARS_APPLICATION holds an image tag. Remove it: the deployment chooses the tags.'

write_file() {
  [[ -z $2 ]] || printf '%s\n' "$2" >"environments/$ENVIRONMENT.$1.tfvars"
}
write_file foundation "$FOUNDATION"
write_file application "$APPLICATION"

# GitHub hides the secret as a whole; Terraform prints the addresses one by one.
give_addresses() {
  local name=$1 value=$2
  [[ -n $value ]] || return 0
  jq -e 'type == "array" and all(.[]; type == "string")' <<<"$value" >/dev/null 2>&1 ||
    fail "The secret ${name^^} is no JSON array of texts, such as [\"ops@example.com\"]."
  jq -r '.[] | "::add-mask::\(.)"' <<<"$value"
  printf 'TF_VAR_%s=%s\n' "$name" "$(jq -c . <<<"$value")" >>"$GITHUB_ENV"
}
give_addresses critical_email_addresses "$CRITICAL_EMAIL_ADDRESSES"
give_addresses warning_email_addresses "$WARNING_EMAIL_ADDRESSES"

if [[ -n $PAGER_HTTPS_ENDPOINT ]]; then
  [[ $PAGER_HTTPS_ENDPOINT != *$'\n'* ]] || fail 'The secret PAGER_HTTPS_ENDPOINT has more than one line.'
  printf 'TF_VAR_pager_https_endpoint=%s\n' "$PAGER_HTTPS_ENDPOINT" >>"$GITHUB_ENV"
fi
