import { switchDatabase } from '../../../ops/restore-database/switch';
import { awsError } from '../support/aws-answers';
import { IDENTIFIER, old, rdsWith, restored } from './support';

const today = new Date('2026-12-01T23:30:00Z');
const aside = { ...old, DBInstanceIdentifier: `${IDENTIFIER}-broken-20261201` };
const switched = { ...restored, DBInstanceIdentifier: IDENTIFIER };

const renaming = (from: string, to: string) => [
  'ModifyDBInstanceCommand',
  { DBInstanceIdentifier: from, NewDBInstanceIdentifier: to, ApplyImmediately: true },
];

describe('The switch to the restored database', () => {
  it('renames the old instance, then the restored one, and nothing else of them', async () => {
    const { calls, lines, context } = rdsWith([
      [old, restored],
      [restored],
      [aside, restored],
      [aside, switched],
    ]);
    await switchDatabase(today, context);
    expect(calls).toEqual([
      renaming(IDENTIFIER, `${IDENTIFIER}-broken-20261201`),
      renaming(`${IDENTIFIER}-restored`, IDENTIFIER),
    ]);
    expect(lines).toEqual([
      `Renaming ${IDENTIFIER} to ${IDENTIFIER}-broken-20261201.`,
      `${IDENTIFIER}-broken-20261201: not there yet`,
      `${IDENTIFIER}-broken-20261201: available`,
      `Renaming ${IDENTIFIER}-restored to ${IDENTIFIER}.`,
      `${IDENTIFIER}: available`,
    ]);
  });

  it('continues between the two renames', async () => {
    const { calls, context } = rdsWith([
      [aside, restored],
      [aside, switched],
    ]);
    await switchDatabase(today, context);
    expect(calls).toEqual([renaming(`${IDENTIFIER}-restored`, IDENTIFIER)]);
  });

  it('continues while RDS renames', async () => {
    const pending = {
      ...old,
      DBInstanceStatus: 'renaming',
      PendingModifiedValues: { DBInstanceIdentifier: aside.DBInstanceIdentifier },
    };
    const { calls, context } = rdsWith([
      [pending, restored],
      [aside, restored],
      [aside, switched],
    ]);
    await switchDatabase(today, context);
    expect(calls).toEqual([renaming(`${IDENTIFIER}-restored`, IDENTIFIER)]);
  });

  it('is done once', async () => {
    const { calls, lines, context } = rdsWith([[aside, switched]]);
    await switchDatabase(today, context);
    expect(calls).toEqual([]);
    expect(lines).toEqual([`${IDENTIFIER} is the restored instance already.`]);
  });

  it('finds a free name when it is the second one of a day', async () => {
    const second = { ...old, DBInstanceIdentifier: `${IDENTIFIER}-broken-20261201-2` };
    const { calls, context } = rdsWith([
      [aside, old, restored],
      [aside, second, switched],
    ]);
    await switchDatabase(today, context);
    expect(calls[0]).toEqual(renaming(IDENTIFIER, `${IDENTIFIER}-broken-20261201-2`));
  });

  it('is refused when nothing was restored', async () => {
    const { context } = rdsWith([[old]]);
    await expect(switchDatabase(today, context)).rejects.toThrow(
      `There is no ${IDENTIFIER}-restored. Restore first: npx bmo restore-database <environment> --to TIME.`,
    );
  });

  it('is refused while the restored instance is not ready', async () => {
    const { calls, context } = rdsWith([[old, { ...restored, DBInstanceStatus: 'creating' }]]);
    await expect(switchDatabase(today, context)).rejects.toThrow(
      `${IDENTIFIER}-restored is creating. Nothing was renamed.\n` +
        'Run the restore again: it continues with that instance, and ends when it is ready.',
    );
    expect(calls).toEqual([]);
  });

  it('is refused when the restored instance is not protected like the old one', async () => {
    const { context } = rdsWith([[old, { ...restored, DeletionProtection: false }]]);
    await expect(switchDatabase(today, context)).rejects.toThrow(
      `${IDENTIFIER}-restored has no deletion protection, unlike the old instance. Nothing was renamed. Switch it on:\n` +
        `  aws rds modify-db-instance --db-instance-identifier ${IDENTIFIER}-restored --deletion-protection --apply-immediately`,
    );
  });

  it('that RDS refuses says in which status the instance is', async () => {
    const stopped = { ...old, DBInstanceStatus: 'stopped' };
    const refusal = awsError('InvalidDBInstanceState', 'Database instance is not in available state.');
    const { context } = rdsWith([[stopped, restored]], refusal);
    await expect(switchDatabase(today, context)).rejects.toThrow(
      `RDS does not rename ${IDENTIFIER}, which is stopped: Database instance is not in available state. (InvalidDBInstanceState)`,
    );
  });

  it('ends when a day has no free name left', async () => {
    const names = ['', '-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9'];
    const all = names.map((end) => ({
      ...aside,
      DBInstanceIdentifier: `${IDENTIFIER}-broken-20261201${end}`,
    }));
    const { context } = rdsWith([[...all, old, restored]]);
    await expect(switchDatabase(today, context)).rejects.toThrow(
      `${IDENTIFIER}-broken-20261201 and its eight successors exist. Delete those that nobody needs.`,
    );
  });
});
