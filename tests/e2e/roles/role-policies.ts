import { readFileSync } from 'node:fs';
import { ACCOUNT_ID } from '../emulator';

/** A policy as IAM would get it. */
export interface Policy {
  readonly name: string;
  readonly policy: { readonly Statement: readonly Statement[] };
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
}

/** Policies of each role, by the stack that is applied in it: `bmo-learning-prod-foundation`. */
export type Roles = Readonly<Record<string, readonly Policy[]>>;

type Blocks = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Resources {
  readonly aws_iam_policy?: Blocks;
  readonly aws_iam_role?: Blocks;
  readonly aws_iam_role_policy?: Blocks;
  readonly aws_iam_role_policy_attachment?: Blocks;
}

/**
 * The policies of the roles that apply stacks, attached and inline, from the bootstrap's synthesized JSON.
 * @throws Error for a policy that holds a reference to anything but the account's id, and for a role with a
 * boundary, which would have to be evaluated too
 */
export function readRoles(bootstrapJson: string): Roles {
  const { resource } = JSON.parse(readFileSync(bootstrapJson, 'utf8')) as { resource: Resources };
  const roles = Object.entries(resource.aws_iam_role ?? {}).flatMap(([address, role]) => {
    const { name = '', permissions_boundary } = role;
    const [, environment, stack] = ROLE_NAME.exec(name) ?? [];
    if (!environment) return [];
    if (permissions_boundary) throw new Error(`${name} has a boundary, which nobody evaluates.`);
    return [[`bmo-learning-${environment}-${stack}`, policiesOf(address, resource)] as const];
  });
  return Object.fromEntries(roles);
}

const ROLE_NAME = /^bmo-learning-terraform-(.+)-(foundation|application)$/;

function policiesOf(address: string, resource: Resources): readonly Policy[] {
  const ofRole = (blocks: Blocks = {}) =>
    Object.values(blocks).filter(({ role = '' }) =>
      [`\${aws_iam_role.${address}.name}`, `\${aws_iam_role.${address}.id}`].includes(role),
    );
  const inline = ofRole(resource.aws_iam_role_policy).map(resolve);
  const attached = ofRole(resource.aws_iam_role_policy_attachment).map(({ policy_arn = '' }) => {
    const policy = resource.aws_iam_policy?.[/^\$\{aws_iam_policy\.(.+)\.arn\}$/.exec(policy_arn)?.[1] ?? ''];
    if (!policy) throw new Error(`${policy_arn} is attached to a role, and no such policy is there.`);
    return resolve(policy);
  });
  return [...inline, ...attached];
}

const ACCOUNT_ID_TOKEN = /\$\{(data\.aws_caller_identity\.[\w-]+\.account_id|var\.aws_account_id)\}/g;

/** The policy as IAM gets it. */
function resolve({ name = '', policy = '' }: Blocks[string]): Policy {
  const resolved = policy.replace(ACCOUNT_ID_TOKEN, ACCOUNT_ID);
  const left = /\$\{(?!aws:)[^}]*\}/.exec(resolved)?.[0];
  if (left) throw new Error(`${name} refers to ${left}, whose value only Terraform knows.`);
  return { name, policy: JSON.parse(resolved) };
}
