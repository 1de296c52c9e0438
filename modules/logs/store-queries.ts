import type { Query } from './query';

/**
 * What holds up database and Redis. PostgreSQL logs statements of a second and more, connections, and waits for
 * locks; Redis logs commands of ten milliseconds and more.
 */
export const storeQueries: Readonly<Record<string, Query>> = {
  'database-slow-statements': {
    shows: 'Statements that took a second or more, slowest first.',
    logs: ['postgresql'],
    commands: [
      'parse @message /duration: (?<milliseconds>[\\d.]+) ms\\s+(?<statement>.*)/',
      'filter ispresent(milliseconds)',
      'display @timestamp, milliseconds, statement',
      'sort milliseconds desc',
      'limit 100',
    ],
  },
  'database-connections': {
    shows: 'New connections by address of the task, every five minutes.',
    logs: ['postgresql'],
    commands: [
      'parse @message /connection received: host=(?<client>\\S+)/',
      'filter ispresent(client)',
      'stats count(*) as connections by bin(5m) as time, client',
      'sort time desc, connections desc',
    ],
  },
  'database-refusals': {
    shows: 'Why the database turned somebody away: too many connections, a wrong password, a restart.',
    logs: ['postgresql'],
    commands: [
      'parse @message /(?<severity>FATAL|PANIC): +(?<why>.*)/',
      'filter ispresent(severity)',
      'stats count(*) as times, max(@timestamp) as lastAt by severity, why',
      'sort times desc',
    ],
  },
  'database-lock-waits': {
    shows: 'Statements that waited for each other, and deadlocks.',
    logs: ['postgresql'],
    commands: [
      'fields @timestamp, @message',
      'filter @message like /still waiting for|deadlock detected|acquired .*Lock/',
      'sort @timestamp desc',
      'limit 100',
    ],
  },
  'redis-slow-commands': {
    shows: 'Commands that kept Redis busy for long, slowest first; nothing else is answered meanwhile.',
    logs: ['redis-slow-log'],
    commands: [
      'parse @message /"Duration[^"]*": *(?<microseconds>\\d+)/',
      'parse @message /"Command": *"(?<command>[^"]*)"/',
      'parse @message /"ClientAddress": *"(?<client>[^"]*)"/',
      'display @timestamp, microseconds, command, client',
      'sort microseconds desc',
      'limit 100',
    ],
  },
};
