import { environmentRules } from '../../../modules/config/rules';

describe('A rule', () => {
  test.each(environmentRules)('ignores settings that are missing (%#)', (rule) => {
    expect(rule({})).toEqual([]);
    const hollow = { storage: { documents: {} }, backup: { daily: {} }, vectorStore: {}, services: {} };
    expect(rule(hollow)).toEqual([]);
  });
});
