import { readFileSync } from 'node:fs';
import { ALARM_TABLE, alarmTable } from '../../../ops/docs/alarm-table';
import { catalogue, events } from '../../alarms/support/catalogue';

const table = alarmTable();
const rowOf = (name: string) => table.split('\n').find((line) => line.startsWith(`| [\`${name}\`]`));

describe('the table of alarms', () => {
  it('is current in docs/alarms.md; npm run docs writes it', () => {
    expect(readFileSync(ALARM_TABLE, 'utf8')).toBe(table);
  });

  it('has a row for every alarm and every event', () => {
    expect([...catalogue, ...events].filter(({ name }) => !rowOf(name))).toEqual([]);
  });

  it('says what an alarm does when its resource is gone, idle and new, in brackets where no value decides that', () => {
    expect(rowOf('rails-no-tasks')).toMatch(/ \| yes \| \(\*\*ALARM\*\*\) \| OK \| OK \|$/);
    expect(rowOf('rails-cpu')).toMatch(/ \| {2}\| \(INSUFFICIENT_DATA\) \| OK \| OK \|$/);
    expect(rowOf('alb-certificate')).toMatch(/ \| \(as before\) \| OK \| OK \|$/);
  });

  it('says that a page waits for another alarm', () => {
    expect(rowOf('backup-missing-rds')).toContain('| yes, while `backup-not-due` is OK |');
  });
});
