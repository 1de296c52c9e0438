import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLAIMS } from './claims';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'proof.md'), 'utf8');
const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/(^|\/)claims(\.test)?\.ts$/.test(file))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'));

describe('the claims of the end-to-end tests', () => {
  it('are the table of docs/proof.md', () => {
    const rows = Object.entries(CLAIMS).map(([id, { says, parts }]) => [id, says, parts.join(', ')]);
    const table = page
      .split('\n')
      .filter((line) => /^\| .* \| .* \| .* \|$/.test(line) && !/^\| (Claim|---) /.test(line))
      .map((line) => line.slice(2, -2).split(' | '));
    expect(table).toEqual(rows);
  });

  it.each(Object.keys(CLAIMS))('%s: a step proves it', (claim) => {
    // A call that is given the claim, or an entry of the checks of what exists.
    const named = new RegExp(
      `(prove\\(|expectUntouched\\(|rollOut\\(environment,|\\(\\[)\\s*['"]${claim}['"]|^ {2}['"]?${claim}['"]?: expect`,
      'm',
    );
    expect(sources.filter((source) => named.test(source))).not.toEqual([]);
  });
});
