import { Lazy, Token } from 'cdktf';
import { z } from 'zod';
import { prod } from '../../environments/prod';
import { networkSettings } from '../../modules/network/settings';
import { databaseSettings } from '../../modules/rds/settings';
import { safeguard } from '../../modules/shared/schema';
import { assertSettings } from '../../modules/shared/validation';

const expression = '${var.something}';
const reference = Lazy.anyValue({ produce: () => expression });
const anyText = () => Token.asString(reference);
const anyNumber = () => Token.asNumber(reference);

describe('Settings of a construct', () => {
  test('are accepted if the schema allows them', () => {
    expect(() => assertSettings(databaseSettings, prod.database, 'stack/database')).not.toThrow();
  });

  test('are rejected with all problems and the path of the construct', () => {
    const multiAz = { enabled: false, reason: 'A standby would double the price.', colour: 'red' };
    const settings = { ...prod.database, backupRetentionDays: 0, instanceClass: 'large', multiAz };
    expect(() => assertSettings(databaseSettings, settings, 'stack/database')).toThrow(
      new Error(`3 problems in the settings of stack/database:

stack/database: instanceClass
  got:     'large'
  allowed: an instance class, such as db.t3.medium
  fix:     Set an allowed value.

stack/database: multiAz.colour
  got:     the unknown key 'colour'
  allowed: enabled, reason
  fix:     Remove it.

stack/database: backupRetentionDays
  got:     0
  allowed: an integer from 1 to 35
  fix:     Set an allowed value.`),
    );
  });

  test('can be mixed with other props', () => {
    const props = { ...prod.database, vpcId: 'vpc-1' };
    expect(() => assertSettings(databaseSettings, props, 'stack/database')).not.toThrow();
  });

  test('can be strings and numbers that are known at plan time', () => {
    const settings = {
      ...prod.database,
      instanceClass: anyText(),
      backupWindow: anyText(),
      databaseName: anyText(),
      engineVersion: anyText(),
      allocatedStorageGiB: anyNumber(),
      port: anyNumber(),
    };
    expect(() => assertSettings(databaseSettings, settings, 'stack/database')).not.toThrow();
  });

  test('can be strings with a Terraform expression', () => {
    const settings = { ...prod.database, instanceClass: expression };
    expect(() => assertSettings(databaseSettings, settings, 'stack/database')).not.toThrow();
  });

  test('can be nested values that are known at plan time', () => {
    const settings = structuredClone(prod.network) as Record<string, unknown>;
    settings['cidrBlock'] = anyText();
    settings['nat'] = { mode: 'single', availabilityZone: anyText(), reason: anyText() };
    settings['flowLogs'] = reference;
    expect(() => assertSettings(networkSettings, settings, 'stack/network')).not.toThrow();
  });

  test('can be lists that are known at plan time, completely or in part', () => {
    const schema = z.strictObject({
      zones: z.array(z.enum(['a', 'b'])).max(2),
      size: z.array(z.int().max(9)),
    });
    const settings = { zones: Token.asList(reference), size: [1, anyNumber(), 3] };
    expect(() => assertSettings(schema, settings, 'here')).not.toThrow();
  });

  test('can be a boolean that is known at plan time', () => {
    const schema = z.strictObject({ multiAz: safeguard() });
    expect(() => assertSettings(schema, { multiAz: Token.asAny(reference) }, 'here')).not.toThrow();
    expect(() =>
      assertSettings(schema, { multiAz: { enabled: false, reason: anyText() } }, 'here'),
    ).not.toThrow();
  });

  test('can be known at plan time as a whole', () => {
    expect(() => assertSettings(databaseSettings, Token.asAny(reference), 'here')).not.toThrow();
  });

  test('are checked if known, beside those that are not', () => {
    const settings = { ...prod.database, instanceClass: anyText(), backupRetentionDays: 36 };
    expect(() => assertSettings(databaseSettings, settings, 'here')).toThrow(
      /^1 problem in the settings of here:/,
    );
  });
});
