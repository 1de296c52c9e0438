import type { Attributes, Change } from '../toolbox/plan-json';
import { withoutSensitive } from './values';

/** Attributes that hold a policy, as a JSON text. */
const POLICIES = ['assume_role_policy', 'policy'] as const;

/** A statement whose members have one form each, and lists in alphabetical order. */
interface Statement {
  readonly sid: string | undefined;
  /** Members but `Sid`, such as `Action` or `Principal`, as lists of words. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a change does to the policies of a resource, a line for each statement that it adds (`+`), removes (`-`) or changes
 * (`~`). Statements that only differ in form or order are the same.
 * @see AWS IAM User Guide, "Grammar of the IAM JSON policy language"
 */
export function policyChanges({
  before,
  after,
  after_unknown: unknown,
  ...masks
}: Change): readonly string[] {
  return POLICIES.flatMap((attribute) => {
    if (isTrue(unknown, attribute)) return [`${attribute}: known after the apply`];
    const former = statementsIn(
      withoutSensitive(before?.[attribute], maskOf(masks.before_sensitive, attribute)),
    );
    const later = statementsIn(
      withoutSensitive(after?.[attribute], maskOf(masks.after_sensitive, attribute)),
    );
    return differences(former, later);
  });
}

function differences(former: readonly Statement[], later: readonly Statement[]): string[] {
  const gone = former.filter((each) => !later.some((other) => isSame(each, other)));
  const come = later.filter((each) => !former.some((other) => isSame(each, other)));
  const successorOf = ({ sid }: Statement) =>
    sid === undefined ? undefined : come.find((each) => each.sid === sid);
  const changed = gone.flatMap((each) => {
    const successor = successorOf(each);
    return successor ? [{ each, successor }] : [];
  });
  return [
    ...changed.map(({ each, successor }) => `~ ${each.sid}: ${memberChanges(each, successor)}`),
    ...gone.filter((each) => !successorOf(each)).map((each) => `- ${inWords(each)}`),
    ...come
      .filter((each) => !changed.some(({ successor }) => successor === each))
      .map((each) => `+ ${inWords(each)}`),
  ];
}

const isSame = (a: Statement, b: Statement): boolean =>
  JSON.stringify(a.members) === JSON.stringify(b.members);

/** `Action + s3:PutObject, - s3:GetObject; Resource + arn:…` */
function memberChanges(former: Statement, later: Statement): string {
  const names = [...new Set([...Object.keys(former.members), ...Object.keys(later.members)])].sort();
  return names
    .flatMap((name) => {
      const [before = [], after = []] = [former.members[name], later.members[name]];
      const words = [
        ...after.filter((word) => !before.includes(word)).map((word) => `+ ${word}`),
        ...before.filter((word) => !after.includes(word)).map((word) => `- ${word}`),
      ];
      return words.length > 0 ? [`${name} ${words.join(', ')}`] : [];
    })
    .join('; ');
}

/** `Allow s3:GetObject on arn:aws:s3:::documents/* to AWS:* if StringEquals aws:SourceAccount=123456789012` */
function inWords({ members }: Statement): string {
  const words = (name: string) => members[name]?.join(', ');
  const except = (name: string) =>
    members[`Not${name}`] ? `everything but ${words(`Not${name}`)}` : undefined;
  const either = (name: string) => words(name) ?? except(name);
  const principals = either('Principal');
  const resources = either('Resource');
  const conditions = words('Condition');
  return [
    words('Effect'),
    either('Action'),
    resources && `on ${resources}`,
    principals && `to ${principals}`,
    conditions && `if ${conditions}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function statementsIn(policy: unknown): readonly Statement[] {
  if (typeof policy !== 'string') return [];
  const parsed = parse(policy);
  const statements = (parsed as { readonly Statement?: unknown } | undefined)?.Statement ?? [];
  return [statements].flat().map((statement) => normalized(statement as Attributes));
}

function normalized({ Sid, ...members }: Attributes): Statement {
  const entries = Object.entries(members).map(([name, value]) => [name, wordsOf(value)] as const);
  return {
    sid: typeof Sid === 'string' ? Sid : undefined,
    members: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** `*`, a list of actions, `{ AWS: [...] }` or `{ StringEquals: { key: value } }`, as sorted words. */
function wordsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String).sort();
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value)
    .flatMap(([name, part]) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.entries(part).map(
            ([key, expected]) => `${name} ${key}=${[expected].flat().sort().join('|')}`,
          )
        : [part].flat().map((word) => `${name}:${word}`),
    )
    .sort();
}

function parse(policy: string): unknown {
  try {
    return JSON.parse(policy);
  } catch {
    // Not JSON: `(sensitive)`, or the policy of something else.
    return undefined;
  }
}

const maskOf = (mask: unknown, attribute: string): unknown =>
  (mask as Readonly<Record<string, unknown>> | undefined)?.[attribute];

const isTrue = (mask: unknown, attribute: string): boolean => maskOf(mask, attribute) === true;
