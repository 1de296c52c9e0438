import { INSTANCE_MEMORY_GIB } from '../../modules/rds/instance-classes';
import { databaseSettings } from '../../modules/rds/settings';
import { rds } from '../../terraform-modules/definitions/rds';
import { shipped } from '../support/synthesize';
import { synthesizeModule } from './support/synthesize-module';
import { itTakesEverySetting } from './support/takes-every-setting';

const synthesized = synthesizeModule(rds);

describe('the module rds', () => {
  itTakesEverySetting({
    definition: rds,
    schema: databaseSettings,
    value: shipped.prod.database,
  });

  it('reads the passwords while Terraform runs and stores them nowhere', () => {
    expect(synthesized.json['ephemeral']).toEqual({
      aws_secretsmanager_secret_version: {
        'application-password': {
          secret_id: '${var.application_password_secret_arn}',
          version_id: '${var.application_password_version_id}',
        },
        'master-password': {
          secret_id: '${var.master_password_secret_arn}',
          version_id: '${var.master_password_version_id}',
        },
      },
    });
    expect(synthesized.at('aws_db_instance.database')).toMatchObject({
      password_wo: '${ephemeral.aws_secretsmanager_secret_version.master-password.secret_string}',
      password_wo_version: '${var.master_password_version}',
    });
  });

  it.each([
    ['database', 'application', 'application_${(2 - (var.application_password_version % 2))}'],
    ['migration_database', 'master', '${var.master_username}'],
  ])('writes %s_url with the %s password, and tells which version that is', (name, password, user) => {
    const address = `aws_secretsmanager_secret_version.${name.replace('_', '-')}-url-value`;
    const written = synthesized.at(address);
    expect(written).toEqual({
      secret_id: `\${var.${name}_url_secret_arn}`,
      secret_string_wo: expect.stringContaining(
        `:\${ephemeral.aws_secretsmanager_secret_version.${password}-password.secret_string}` +
          '@${aws_db_instance.database.address}:${var.port}/${var.database_name}?sslmode=require',
      ),
      secret_string_wo_version: `\${((var.${password}_password_version * 100000) + var.port)}`,
    });
    expect(written['secret_string_wo']).toContain(`postgresql://${user}:`);
    expect(synthesized.outputs()[`${name}_url_version_id`]?.['value']).toBe(`\${${address}.version_id}`);
  });

  it('refuses an instance class that is not in the table', () => {
    const [, known] = synthesized.conditions('instance_class');
    expect(known).toBe(
      `\${contains(${JSON.stringify([...INSTANCE_MEMORY_GIB.keys()])}, var.instance_class)}`,
    );
    expect(synthesized.refusals('instance_class')).toEqual([
      'instance_class must be an instance class, such as db.t3.medium; ' + 'got ${var.instance_class}.',
      'instance_class must be a class of db.t3, db.t4g, db.m6g, db.m6i, db.m7g, db.m7i, db.m8g, db.r6g, db.r6i, db.r7g, db.r7i, db.r8g, of a size ' +
        'that is known; got ${var.instance_class}.',
    ]);
  });

  it('refuses storage without room to grow', () => {
    expect(synthesized.conditions('max_allocated_storage_gib')).toContain(
      '${var.max_allocated_storage_gib * 10 >= var.allocated_storage_gib * 11}',
    );
    expect(synthesized.refusals('max_allocated_storage_gib')).toContain(
      'max_allocated_storage_gib must be at least ${ceil(var.allocated_storage_gib * 11 / 10)} GiB, 10 % above ' +
        'allocated_storage_gib; got ${var.max_allocated_storage_gib}.',
    );
  });

  it('refuses names that RDS reserves', () => {
    expect(synthesized.conditions('database_name')).toEqual([
      '${can(regex("^[a-z][a-z0-9_]{0,62}$", var.database_name)) && ' +
        '!contains(["postgres","rdsadmin","template0","template1"], var.database_name)}',
    ]);
    expect(synthesized.conditions('master_username')).toEqual([
      expect.stringMatching(/!startswith\(var\.master_username, "pg_"\)\}$/),
    ]);
  });

  it('takes only days that CloudWatch Logs keeps', () => {
    expect(synthesized.conditions('log_retention_days')).toEqual([
      expect.stringMatching(/^\$\{contains\(\[1,3,5,.*3653\], var\.log_retention_days\)\}$/),
    ]);
  });

  it('tells whoever connects the values that the instance has', () => {
    expect(synthesized.outputs()).toMatchObject({
      address: { value: '${aws_db_instance.database.address}' },
      port: { value: '${var.port}' },
      database_name: { value: '${var.database_name}' },
      master_username: { value: '${var.master_username}' },
    });
  });

  it('takes a policy that bounds its role', () => {
    expect(synthesized.at('aws_iam_role.database_monitoring')['permissions_boundary']).toBe(
      '${var.permissions_boundary_arn}',
    );
    expect(synthesized.variables()['permissions_boundary_arn']).toMatchObject({
      default: null,
      nullable: true,
    });
  });

  it('protects the instance if the environment does', () => {
    expect(synthesized.at('aws_db_instance.database')['lifecycle'].prevent_destroy).toBe(true);
    const staging = synthesizeModule(rds, shipped.staging);
    expect(staging.at('aws_db_instance.database')['lifecycle'].prevent_destroy).toBe(false);
    expect(Object.keys(staging.variables())).not.toContain('multi_az_reason');
  });
});
