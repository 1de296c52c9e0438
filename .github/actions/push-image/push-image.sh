#!/usr/bin/env bash
# Makes sure that $REPOSITORY has an image with $TAG.
set -euo pipefail

fail() {
  printf '::error::%s\n' "$1"
  exit 1
}

[[ $TAG =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ && $TAG != latest ]] ||
  fail "\"$TAG\" is no tag that names one build for ever, such as a commit."

if message=$(aws ecr describe-images --region "$REGION" --repository-name "$REPOSITORY" \
  --image-ids "imageTag=$TAG" --query 'imageDetails[0].imageDigest' --output text 2>&1); then
  printf '%s:%s is there: %s\n' "$REPOSITORY" "$TAG" "$message"
  exit 0
fi
[[ $message == *ImageNotFoundException* ]] || fail "The repository $REPOSITORY cannot be read: $message"
[[ -n $CONTEXT ]] || fail "$REPOSITORY has no image with the tag $TAG. Push it, or correct the tag."

# Always removes the registry's password from the runner.
DOCKER_CONFIG=$(mktemp -d)
export DOCKER_CONFIG
trap 'rm -rf "$DOCKER_CONFIG"' EXIT
aws ecr get-login-password --region "$REGION" | docker login --username AWS --password-stdin "$REGISTRY"

# The default builder writes no provenance.
docker buildx inspect delivery >/dev/null 2>&1 || docker buildx create --name delivery --driver docker-container
docker buildx build --builder delivery --platform "$PLATFORM" --provenance mode=max --push \
  --tag "$REGISTRY/$REPOSITORY:$TAG" "$CONTEXT"
