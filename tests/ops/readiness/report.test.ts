import { createColors } from 'picocolors';
import type { Row } from '../../../ops/readiness/check';
import { type Readiness, reportMarkdown, reportText } from '../../../ops/readiness/report';

const row = (more: Partial<Row>): Row => ({
  id: 'x',
  phase: 1,
  title: 'The state bucket exists',
  state: 'ready',
  evidence: 'bmo-learning-terraform-state',
  fix: '',
  ...more,
});

const readiness: Readiness = {
  environment: 'prod',
  account: '123456789012',
  ready: false,
  rows: [
    row({}),
    row({
      phase: 4,
      title: 'The database is available',
      state: 'not ready',
      evidence: 'status a | b',
      fix: 'Wait.',
    }),
    row({
      phase: 4,
      title: 'Migrated',
      state: 'unknown',
      evidence: 'permission logs:GetLogEvents',
      fix: 'Use a role.',
    }),
  ],
};

describe('the report of readiness', () => {
  it('is a paragraph for each phase, with what to do', () => {
    expect(
      reportText(readiness, createColors(false)),
    ).toBe(`prod in account 123456789012: NOT READY, 1 of 3 rows are ready

1. The account: READY
  ready      The state bucket exists
             bmo-learning-terraform-state

4. The database: NOT READY
  NOT READY  The database is available
             status a | b
             -> Wait.
  unknown    Migrated
             permission logs:GetLogEvents
             -> Use a role.`);
  });

  it('has colors on a terminal, and the same words', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colors begin with one
    const plain = reportText(readiness, createColors(true)).replaceAll(/\u001b\[\d+m/g, '');
    expect(plain).toBe(reportText(readiness, createColors(false)));
    expect(reportText(readiness, createColors(true))).not.toBe(plain);
  });

  it('says READY when every row is', () => {
    const [first] = readiness.rows;
    expect(
      reportText({ ...readiness, ready: true, rows: first ? [first] : [] }, createColors(false)),
    ).toMatch(/^prod in account 123456789012: READY, 1 of 1 rows are ready\n/);
  });

  it('is a table for each phase in Markdown', () => {
    expect(reportMarkdown(readiness)).toBe(`# prod in account 123456789012: NOT READY, 1 of 3 rows are ready

## 1. The account: READY

| | what must be true | seen | what to do |
|---|---|---|---|
| ready | The state bucket exists | bmo-learning-terraform-state |  |

## 4. The database: NOT READY

| | what must be true | seen | what to do |
|---|---|---|---|
| NOT READY | The database is available | status a \\| b | Wait. |
| unknown | Migrated | permission logs:GetLogEvents | Use a role. |

`);
  });
});
