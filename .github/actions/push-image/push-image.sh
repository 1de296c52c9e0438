#!/usr/bin/env bash
# Makes sure that $REPOSITORY has an image with $TAG: copied from $SOURCE, or built from $CONTEXT. With BUILD_ONLY=true it
# builds the image on this machine and pushes nothing. `npx bmo images` runs it, too. ENGINE is docker, with buildx, or podman,
# which writes neither provenance nor SBOM and copies with skopeo.
set -euo pipefail
ENGINE=${ENGINE:-docker}

fail() {
  printf '::error::%s\n' "$1"
  exit 1
}

[[ $TAG =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ && $TAG != latest ]] ||
  fail "\"$TAG\" is no tag that names one build for ever, such as a commit."

if [[ ${BUILD_ONLY:-} == true ]]; then
  case $ENGINE in
    podman) podman build --platform "$PLATFORM" --tag "$REPOSITORY:$TAG" "$CONTEXT" ;;
    *) docker buildx build --platform "$PLATFORM" --load --tag "$REPOSITORY:$TAG" "$CONTEXT" ;;
  esac
  exit
fi

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

# Always removes the registry's password from this machine.
plugins=${DOCKER_CONFIG:-${HOME:-}/.docker}/cli-plugins
DOCKER_CONFIG=$(mktemp -d)
REGISTRY_AUTH_FILE=$DOCKER_CONFIG/auth.json
export DOCKER_CONFIG REGISTRY_AUTH_FILE
trap 'rm -rf "$DOCKER_CONFIG"' EXIT
if [[ -d $plugins ]]; then ln -s "$plugins" "$DOCKER_CONFIG/cli-plugins"; fi
aws ecr get-login-password --region "$REGION" | "$ENGINE" login --username AWS --password-stdin "$REGISTRY"

if [[ -n $SOURCE ]]; then
  # Of an index this is a copy of every byte, with its attestations.
  case $ENGINE in
    podman) skopeo copy --all --preserve-digests "docker://$REGISTRY/$SOURCE@$wanted" "docker://$REGISTRY/$REPOSITORY:$TAG" ;;
    *) docker buildx imagetools create --prefer-index=false --tag "$REGISTRY/$REPOSITORY:$TAG" "$REGISTRY/$SOURCE@$wanted" ;;
  esac
  digest=$(digest_in "$REPOSITORY")
  [[ $digest == "$wanted" ]] ||
    fail "$REPOSITORY:$TAG is ${digest:-missing} after the copy of $SOURCE@$wanted. Nothing was deployed."
  printf '%s:%s is %s, copied from %s\n' "$REPOSITORY" "$TAG" "$digest" "$SOURCE"
  exit 0
fi

if [[ $ENGINE == podman ]]; then
  podman build --platform "$PLATFORM" --tag "$REGISTRY/$REPOSITORY:$TAG" "$CONTEXT"
  podman push "$REGISTRY/$REPOSITORY:$TAG"
else
  # The default builder writes no attestations.
  docker buildx inspect delivery >/dev/null 2>&1 || docker buildx create --name delivery --driver docker-container
  docker buildx build --builder delivery --platform "$PLATFORM" --provenance mode=max --sbom=true --push \
    --tag "$REGISTRY/$REPOSITORY:$TAG" "$CONTEXT"
fi
digest=$(digest_in "$REPOSITORY")
[[ -n $digest ]] || fail "$REPOSITORY has no image with the tag $TAG after the push. Nothing was deployed."
printf '%s:%s is %s, built from %s\n' "$REPOSITORY" "$TAG" "$digest" "$CONTEXT"
