import { logArchiveSettings } from '../../modules/logs/settings';

describe('the settings of the log archive', () => {
  it.each([{ enabled: false }, { enabled: true, keepDays: 365 }])('accept %j', (settings) => {
    expect(logArchiveSettings.parse(settings)).toEqual(settings);
  });

  it.each([
    true,
    { enabled: true },
    { enabled: true, keepDays: 1 },
    { enabled: true, keepDays: 4000 },
    { enabled: false, keepDays: 365 },
  ])('reject %j', (settings) => {
    expect(logArchiveSettings.safeParse(settings).success).toBe(false);
  });
});
