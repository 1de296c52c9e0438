import type { TerraformElement, TerraformStack } from 'cdktf';
import type { Node } from 'constructs';

/**
 * Terraform name of an element: the construct's path, `nat_address-a`, without CDKTF's hash. What an operator types into
 * `terraform state` or `-target` can be read and guessed. The resource that a construct is all about has the id `this`,
 * which is left out. A name is an address, and addresses are state.
 */
export function readableAddress(stack: TerraformStack, element: TerraformElement | Node): string {
  const node = 'node' in element ? element.node : element;
  const path = node.scopes.slice(node.scopes.indexOf(stack) + 1).map((scope) => scope.node.id);
  return path.filter((id) => id !== 'this').join('_');
}
