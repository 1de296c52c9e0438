import { referencesOf } from '../policies/support/references';
import { shipped } from '../support/synthesize';
import { synthesizeEnvironment } from '../support/synthesize-environment';

describe.each(Object.values(shipped))('the contract between the stacks of $name', (environment) => {
  const { foundation, application } = synthesizeEnvironment(environment);

  it('lists everything that the foundation publishes', () => {
    expect(Object.keys(foundation.outputs()).sort()).toEqual([
      'alarm_topic_arns',
      'backups_bucket_name',
      'database_address',
      'database_extensions',
      'documents_bucket_name',
      'key_arns',
      ...(environment.logs.archive.enabled ? ['log_archive'] : []),
      'log_bucket_name',
      'private_subnet_ids',
      'public_subnet_ids',
      'repository_arns',
      'repository_urls',
      'secret_arns',
      'secret_version_ids',
      'security_group_ids',
      'vpc_id',
    ]);
    for (const output of Object.values(foundation.outputs())) expect(output['description']).toBeTruthy();
  });

  it('has one subnet of each tier per zone letter and one security group per role', () => {
    const keys = (name: string) => Object.keys(foundation.outputs()[name]?.['value']);
    expect(keys('public_subnet_ids')).toEqual(['a', 'b', 'c']);
    expect(keys('private_subnet_ids')).toEqual(['a', 'b', 'c']);
    expect(keys('security_group_ids').sort()).toEqual(['ai', 'alb', 'database', 'rails', 'redis', 'sidekiq']);
  });

  it('is read from the state of the foundation of the same environment', () => {
    expect(application.at('data.terraform_remote_state.foundation')).toEqual({
      backend: 's3',
      config: {
        bucket: 'bmo-learning-terraform-state',
        key: `${environment.name}/foundation.tfstate`,
        region: 'us-east-2',
      },
    });
  });

  it('is all that the application reads of the foundation', async () => {
    const published = Object.keys(foundation.outputs());
    const read = (await referencesOf(application))
      .filter((reference) => reference.startsWith('data.terraform_remote_state.'))
      .map((reference) => reference.split('.')[4]);
    expect(read.length).toBeGreaterThan(0);
    for (const output of read) expect(published).toContain(output);
  });

  it('carries ids only, never something that Terraform calls sensitive', () => {
    for (const output of Object.values(foundation.outputs())) expect(output).not.toHaveProperty('sensitive');
  });
});
