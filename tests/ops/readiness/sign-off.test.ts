import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from '../../../ops/readiness/check';
import { signOffChecks } from '../../../ops/readiness/sign-off';

const NOW = new Date('2026-12-01T12:00:00Z');
const before = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sign-off-'));
  mkdirSync(join(folder, 'environments'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const write = (content: unknown) =>
  writeFileSync(
    join('environments', 'prod.sign-off.json'),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

const signed = { by: 'The platform team', on: '2026-11-20', validUntil: '2027-05-20', evidence: 'Ticket 12' };

const loadTest = async () => {
  const rows = await rowsOf(signOffChecks('prod', NOW));
  const row = rows.find(({ id }) => id === 'load-test');
  return [row?.state, row?.evidence, row?.fix];
};

const LINE =
  '"load-test": { "by": "NAME", "on": "2026-12-01", "validUntil": "2027-06-01", "evidence": "WHERE" }';

describe('what AWS cannot be asked', () => {
  it('is not ready until somebody signs', async () => {
    expect(await loadTest()).toEqual([
      'not ready',
      'nobody has signed in environments/prod.sign-off.json',
      `When it is true, add ${LINE}`,
    ]);
  });

  it('is ready when somebody has signed', async () => {
    write({ 'load-test': signed });
    expect(await loadTest()).toEqual(['ready', 'signed by The platform team on 2026-11-20: Ticket 12', '']);
  });

  it('is not ready any more when that has expired', async () => {
    write({ 'load-test': { ...signed, validUntil: '2026-11-30' } });
    expect(await loadTest()).toEqual([
      'not ready',
      'was valid until 2026-11-30',
      `Look again, then write ${LINE}`,
    ]);
  });

  it.each([
    ['an unknown row', { 'lode-test': signed }],
    ['a date that is none', { 'load-test': { ...signed, on: 'yesterday' } }],
    ['nobody', { 'load-test': { ...signed, by: '' } }],
  ])('is refused with %s', (_, content) => {
    write(content);
    expect(() => signOffChecks('prod', NOW)).toThrow(
      /^environments\/prod\.sign-off\.json is not valid:\n(?:.*\n)+Allowed: model-limits, smoke-test, load-test, test-page, data-protection, each with by, on, validUntil \(dates such as 2027-05-31\) and evidence\.$/,
    );
  });

  it('is refused when the file is no JSON', () => {
    write('{');
    expect(() => signOffChecks('prod', NOW)).toThrow(/^environments\/prod\.sign-off\.json is no JSON: /);
  });
});
