import { z } from 'zod';
import { alarmSettings } from '../../modules/config/alarm-settings';
import { describeSchema, type SettingSchema } from '../../modules/shared/allowed-values';
import { standard } from '../alarms/support/catalogue';

/** Every threshold with the path to it. */
const leaves = (setting: SettingSchema, path: string): readonly [string, SettingSchema][] =>
  setting.properties
    ? Object.entries(setting.properties).flatMap(([key, child]) => leaves(child, `${path}.${key}`))
    : [[path, setting]];

const thresholds = leaves(describeSchema(alarmSettings), 'alarms');

describe('the thresholds', () => {
  it('are all optional', () => {
    expect(z.object({ alarms: alarmSettings.prefault({}) }).parse({})).toEqual({ alarms: standard });
  });

  it('can be set individually', () => {
    const { database, redis } = alarmSettings.parse({ database: { cpuPercent: 60 } });
    expect(database).toEqual({ ...standard.database, cpuPercent: 60 });
    expect(redis).toEqual(standard.redis);
  });

  it.each(thresholds)('%s has a range, and a description with its default', (_path, setting) => {
    expect(setting).toMatchObject({ minimum: expect.any(Number), maximum: expect.any(Number) });
    const { default: standardValue, description } = setting as { default?: number; description?: string };
    expect(description?.replaceAll(',', '')).toContain(`Default ${standardValue}`);
  });

  it.each([
    ['a percentage of 0', { database: { cpuPercent: 0 } }],
    ['a percentage above 100', { redis: { memoryPercent: 101 } }],
    ['a share of errors above 100 %', { loadBalancer: { errorPercent: 120 } }],
    ['more connections than a node accepts', { redis: { connections: 65_001 } }],
    ['a fraction of a connection', { redis: { connections: 0.5 } }],
    ['a latency above the maximum idle timeout', { loadBalancer: { latencySeconds: { rails: 4001 } } }],
    ['an alarm before ACM begins to renew the certificate', { certificate: { daysToExpiry: 60 } }],
    ['a transaction id above the maximum', { database: { transactionIds: 2_147_483_648 } }],
    ['a negative number of errors', { loadBalancer: { targetErrors: -1 } }],
    ['a threshold that does not exist', { database: { cpu: 80 } }],
  ])('refuse %s', (_what, settings) => {
    expect(alarmSettings.safeParse(settings).success).toBe(false);
  });
});
