import { problemsInProd } from './support/problems-of';

describe('A safeguard', () => {
  test('cannot be switched off without a reason', () => {
    expect(problemsInProd({ deletionProtection: false })).toEqual([
      {
        at: 'prod: deletionProtection',
        got: 'false',
        allowed:
          'true, or { enabled: false, reason: a sentence of at least 15 characters that a reviewer can agree ' +
          'or disagree with }',
        fix: 'Set an allowed value.',
      },
    ]);
  });

  test('takes only enabled and reason', () => {
    const multiAz = { enabled: false, reason: 'A standby would double the price.', until: 'June' };
    expect(problemsInProd({ 'database.multiAz': multiAz })).toEqual([
      {
        at: 'prod: database.multiAz.until',
        got: "the unknown key 'until'",
        allowed: 'enabled, reason',
        fix: 'Remove it.',
      },
    ]);
  });

  test('for NAT gateways is one of the allowed modes', () => {
    expect(problemsInProd({ 'network.nat': { mode: 'none' } })).toEqual([
      {
        at: 'prod: network.nat.mode',
        got: "'none'",
        allowed: '"per-az", "single", "existing"',
        fix: 'Set an allowed value.',
      },
    ]);
  });
});
