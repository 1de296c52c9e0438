import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../modules/shared/user-error';
import { type Check, notReady, type Phase, ready } from './check';

/** What AWS cannot be asked: somebody has looked, and signs for it. */
const SIGN_OFFS: Readonly<Record<string, readonly [phase: Phase, title: string]>> = {
  'model-limits': [5, 'Rate and spending limits of the language models fit the expected load'],
  'smoke-test': [6, 'A learner got a lesson on this environment'],
  'load-test': [7, 'A load test with the expected load passed'],
  'test-page': [7, 'A test alarm reached the on-call engineer'],
  'data-protection': [7, 'The agreements on data protection with third parties are signed'],
};

const entry = z.strictObject({
  by: z.string().min(1),
  on: z.iso.date(),
  validUntil: z.iso.date(),
  evidence: z.string().min(1),
});

const fileSchema = z.partialRecord(z.enum(Object.keys(SIGN_OFFS) as [string, ...string[]]), entry);

/** Where an environment's sign-offs are, relative to the project. */
export const signOffFile = (environment: string): string =>
  join('environments', `${environment}.sign-off.json`);

/** Rows that are read from the file of sign-offs. */
export function signOffChecks(environment: string, now: Date): readonly Check[] {
  const file = signOffFile(environment);
  const entries = read(file);
  return Object.entries(SIGN_OFFS).map(([id, [phase, title]]) => ({
    id,
    phase,
    title,
    look: async () => {
      const signed = entries[id];
      const today = now.toISOString().slice(0, 10);
      const line = `"${id}": { "by": "NAME", "on": "${today}", "validUntil": "${inSixMonths(now)}", "evidence": "WHERE" }`;
      if (!signed) return notReady(`nobody has signed in ${file}`, `When it is true, add ${line}`);
      if (signed.validUntil < today)
        return notReady(`was valid until ${signed.validUntil}`, `Look again, then write ${line}`);
      return ready(`signed by ${signed.by} on ${signed.on}: ${signed.evidence}`);
    },
  }));
}

const inSixMonths = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, now.getUTCDate()))
    .toISOString()
    .slice(0, 10);

function read(file: string): z.output<typeof fileSchema> {
  if (!existsSync(file)) return {};
  const parsed = fileSchema.safeParse(parse(file));
  if (parsed.success) return parsed.data;
  throw new UserError(
    `${file} is not valid:\n${z.prettifyError(parsed.error)}\n` +
      `Allowed: ${Object.keys(SIGN_OFFS).join(', ')}, each with by, on, validUntil (dates such as 2027-05-31) and evidence.`,
  );
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} is no JSON: ${(error as Error).message}`);
  }
}
