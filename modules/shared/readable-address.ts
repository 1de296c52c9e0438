import type { TerraformElement, TerraformStack } from 'cdktf';
import type { Node } from 'constructs';

/**
 * Terraform name of an element: the construct's path without CDKTF's hash, such as `nat_address-a`, so that operators can
 * read and type it in `terraform state` or `-target`. The main resource of a construct has the id `this`, which is left
 * out. The name is part of the address, and addresses are part of the state.
 */
export function readableAddress(stack: TerraformStack, element: TerraformElement | Node): string {
  const node = 'node' in element ? element.node : element;
  const path = node.scopes.slice(node.scopes.indexOf(stack) + 1).map((scope) => scope.node.id);
  return path.filter((id) => id !== 'this').join('_');
}
