import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  afterRestore,
  afterSwitch,
  databaseIdentifier,
  importCommands,
  overview,
  summariesOf,
} from '../../../ops/restore-database/next-steps';
import { rootSchema, type SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import { asTyped } from '../../../ops/toolbox/terraform';
import { stackOf } from '../../state-bootstrap/roles/support/roles';
import { IDENTIFIER, old, restored } from './support';

const root: SynthesizedRoot = {
  name: 'bmo-learning-prod-foundation',
  environment: 'nowhere',
  role: 'foundation',
  folder: 'cdktf.out/stacks/bmo-learning-prod-foundation',
  path: 'cdktf.out/stacks/bmo-learning-prod-foundation/cdk.tf.json',
  dependencies: [],
  json: rootSchema.parse(stackOf('prod', 'foundation').json),
};

describe('What comes after a step of a restore', () => {
  it('is about the database of the foundation', () => {
    expect(databaseIdentifier(root)).toBe(IDENTIFIER);
  });

  it('is to check the data, then to switch', () => {
    expect(afterRestore('prod', restored)).toBe(
      `\n${IDENTIFIER}-restored is ready, and nothing uses it: ${IDENTIFIER}-restored.example.com\n` +
        'Check its data, then: npx bmo restore-database prod --switch',
    );
  });

  it('is to make Terraform manage the restored instance', () => {
    expect(afterSwitch(root, IDENTIFIER).split('\n').slice(3, 6)).toEqual([
      `  terraform -chdir=${root.folder} state rm aws_db_instance.database`,
      `  terraform -chdir=${root.folder} import aws_db_instance.database ${IDENTIFIER}`,
      '  npx bmo tf nowhere plan foundation',
    ]);
  });

  it('sums the instances up for scripts', () => {
    const time = new Date('2026-12-01T03:00:00Z');
    expect(summariesOf([{ ...old, LatestRestorableTime: time, BackupRetentionPeriod: 14 }, {}])).toEqual([
      {
        identifier: IDENTIFIER,
        status: 'available',
        resourceId: 'db-OLD',
        deletionProtection: true,
        latestRestorableTime: '2026-12-01T03:00:00.000Z',
        backupRetentionDays: 14,
      },
      {
        identifier: '',
        status: 'unknown',
        resourceId: '',
        deletionProtection: false,
        backupRetentionDays: 0,
      },
    ]);
  });

  it('shows the instances', () => {
    const time = new Date('2026-12-01T03:00:00Z');
    const lines = overview(IDENTIFIER, [
      { ...old, LatestRestorableTime: time, BackupRetentionPeriod: 14 },
      { ...restored, DeletionProtection: false },
    ]);
    expect(lines.split('\n')).toEqual([
      `${IDENTIFIER}  available  db-OLD  deletion protection on  restorable to 2026-12-01T03:00:00.000Z, 14 days back`,
      `${IDENTIFIER}-restored  available  db-NEW  deletion protection off  no backups yet`,
    ]);
    expect(overview(IDENTIFIER, [])).toBe(`There is no ${IDENTIFIER}, and no instance beside it.`);
  });
});

describe('The runbook', () => {
  const runbook = readFileSync(join(__dirname, '../../../docs/runbooks/data.md'), 'utf8');
  const [, section = ''] = runbook.split('## Restore the database\n');
  const [text = ''] = section.split('\n## ');
  const commands = [...text.matchAll(/^```sh\n(.*?)^```$/gms)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/ +#.*$/, ''))
    .map((line) => line.replaceAll('$FOUNDATION', root.folder).replaceAll('$ENV', 'prod').trim());

  it('has the commands that are printed after the switch', () => {
    const values = ' -var-file="$PWD/environments/prod.foundation.tfvars"';
    for (const command of importCommands(root, IDENTIFIER)) {
      expect(commands.map((line) => line.replace(values, ''))).toContain(asTyped(command));
    }
    expect(commands).toContain('npx bmo tf prod plan foundation');
  });

  it('has every step of the command', () => {
    const steps = commands.filter((line) => line.startsWith('npx bmo restore-database'));
    expect(steps).toEqual([
      'npx bmo restore-database prod',
      'npx bmo restore-database prod --to 2026-12-01T03:00:00Z',
      'npx bmo restore-database prod --snapshot awsbackup:job-0a1b2c3d',
      'npx bmo restore-database prod --switch',
    ]);
  });
});
