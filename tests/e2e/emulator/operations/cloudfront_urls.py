"""CloudFront: the addresses of the operations that moto lacks; its server routes what is listed only."""

from moto.cloudfront.responses import CloudFrontResponse
from moto.cloudfront.urls import url_paths

for path in ("vpc-origin", "response-headers-policy"):
    for tail in ("$", "/(?P<entity_id>[^/]+)$", "/(?P<entity_id>[^/]+)/config$"):
        url_paths[f"{{0}}/2020-05-31/{path}{tail}"] = CloudFrontResponse.dispatch
