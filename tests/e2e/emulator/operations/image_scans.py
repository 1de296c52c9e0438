"""Scans of images in ECR: what cannot be scanned."""

import json
from typing import Any

from moto.core.exceptions import ServiceException
from moto.ecr.models import ECRBackend

from .replace import replaces


class UnsupportedImageTypeException(ServiceException):
    code = "UnsupportedImageTypeException"


@replaces(ECRBackend, "start_image_scan")
def start_image_scan(
    original: Any, self: Any, registry_id: str, repository_name: str, image_id: dict[str, str]
) -> dict[str, Any]:
    """StartImageScan. moto scans anything. ECR scans no index: Amazon ECR API Reference, "StartImageScan"."""
    repository = self._get_repository(repository_name, registry_id)
    image = repository._get_image(image_id.get("imageTag"), image_id.get("imageDigest"))
    manifest = json.loads(image.image_manifest)
    if "manifests" in manifest:
        raise UnsupportedImageTypeException(
            f"An artifact with media type '{manifest.get('mediaType')}' cannot be scanned."
        )
    return original(self, registry_id, repository_name, image_id)
