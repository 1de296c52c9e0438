#!/usr/bin/env bash
# Makes sure that $REPOSITORY has an image with $TAG: copied from $SOURCE, or built from $CONTEXT.
set -euo pipefail

fail() {
  printf '::error::%s\n' "$1"
  exit 1
}

[[ $TAG =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ && $TAG != latest ]] ||
  fail "\"$TAG\" is no tag that names one build for ever, such as a commit."

# Digest of the image with $TAG in a repository; nothing where there is none.
digest_in() {
  local message
  if message=$(aws ecr describe-images --region "$REGION" --repository-name "$1" \
    --image-ids "imageTag=$TAG" --query 'imageDetails[0].imageDigest' --output text 2>&1); then
    printf '%s' "$message"
  elif [[ $message != *ImageNotFoundException* ]]; then
    fail "The repository $1 cannot be read: $message" >&2
  fi
}

digest=$(digest_in "$REPOSITORY")
wanted=
if [[ -n $SOURCE ]]; then wanted=$(digest_in "$SOURCE"); fi
if [[ -n $digest && -n $wanted && $digest != "$wanted" ]]; then
  fail "$REPOSITORY:$TAG is $digest, but $SOURCE:$TAG is $wanted: another build. Deploy another commit."
fi
if [[ -n $digest ]]; then
  printf '%s:%s is there: %s\n' "$REPOSITORY" "$TAG" "$digest"
  exit 0
fi
if [[ -n $SOURCE ]]; then
  [[ -n $wanted ]] || fail "$SOURCE has no image with the tag $TAG. Deploy it there first, or correct the tag."
else
  [[ -n $CONTEXT ]] || fail "$REPOSITORY has no image with the tag $TAG. Push it, or correct the tag."
fi

# Always removes the registry's password from the runner.
DOCKER_CONFIG=$(mktemp -d)
export DOCKER_CONFIG
trap 'rm -rf "$DOCKER_CONFIG"' EXIT
aws ecr get-login-password --region "$REGION" | docker login --username AWS --password-stdin "$REGISTRY"

if [[ -n $SOURCE ]]; then
  # Of an index this is a copy of every byte, with its attestations.
  docker buildx imagetools create --prefer-index=false --tag "$REGISTRY/$REPOSITORY:$TAG" "$REGISTRY/$SOURCE@$wanted"
  digest=$(digest_in "$REPOSITORY")
  [[ $digest == "$wanted" ]] ||
    fail "$REPOSITORY:$TAG is ${digest:-missing} after the copy of $SOURCE@$wanted. Nothing was deployed."
  printf '%s:%s is %s, copied from %s\n' "$REPOSITORY" "$TAG" "$digest" "$SOURCE"
  exit 0
fi

# The default builder writes no attestations.
docker buildx inspect delivery >/dev/null 2>&1 || docker buildx create --name delivery --driver docker-container
docker buildx build --builder delivery --platform "$PLATFORM" --provenance mode=max --sbom=true --push \
  --tag "$REGISTRY/$REPOSITORY:$TAG" "$CONTEXT"
