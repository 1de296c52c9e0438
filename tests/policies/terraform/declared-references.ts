import { type Policy, samples } from '../support/policy';
import { referencesOf } from '../support/references';

/** Scopes of an expression that are no addresses. */
const NO_ADDRESS = /^(self|each|count|path|terraform|local)\./;

/** `data.aws_vpc.main` of `data.aws_vpc.main.id`. */
function addressOf(reference: string): string {
  const parts = reference.split('.');
  return parts.slice(0, /^(data|ephemeral)$/.test(parts[0] ?? '') ? 3 : 2).join('.');
}

/** CDKTF writes a reference to whatever it is given; a stack that lacks the target fails only at plan. */
export const policy: Policy = {
  rule: 'every reference leads to something that the same stack declares',
  controls: [],
  violations: async (stack) => {
    const declared = new Set([
      ...stack.addresses(),
      ...Object.keys(stack.json['variable'] ?? {}).map((name) => `var.${name}`),
      ...Object.entries<object>(stack.json['ephemeral'] ?? {}).flatMap(([type, named]) =>
        Object.keys(named).map((name) => `ephemeral.${type}.${name}`),
      ),
    ]);
    return [...new Set(await referencesOf(stack))]
      .filter((reference) => !NO_ADDRESS.test(reference))
      .map(addressOf)
      .filter((address) => !declared.has(address))
      .map((address) => ({ address, problem: 'is not declared' }));
  },
  compliant: {
    data: { aws_vpc: { main: {} } },
    resource: { aws_subnet: { a: { vpc_id: '${data.aws_vpc.main.id}' } } },
  },
  violating: samples({ aws_subnet: { vpc_id: '${aws_vpc.main.id}' } }),
};
