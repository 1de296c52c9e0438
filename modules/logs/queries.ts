/** A log with saved queries. */
export type QueriedLog =
  | 'ai'
  | 'rails'
  | 'sidekiq'
  | 'migration'
  | 'firewall'
  | 'postgresql'
  | 'redis-slow-log'
  | 'flow-logs';

/** A query for incidents. */
export interface Query {
  /** Result of the query, in one or two sentences; the first line of the query. */
  readonly shows: string;
  /** Logs to query; missing ones are left out. */
  readonly logs: readonly QueriedLog[];
  /** Commands in the Logs Insights query language, in order. */
  readonly commands: readonly string[];
}

/** Text of the query for Logs Insights. */
export const queryString = ({ shows, commands }: Query): string => `# ${shows}\n${commands.join('\n| ')}`;

/** Logs of all tasks. */
const TASKS: readonly QueriedLog[] = ['ai', 'rails', 'sidekiq', 'migration'];

/**
 * Queries of the services' logs. Rails writes its log to a file inside the container: the log group holds the
 * output of puma and of the start only, no requests; 5xx answers of Rails are in the load balancer's access log.
 * The log of the AI service holds uvicorn's request lines, without durations, and its own messages from WARNING
 * on.
 */
const serviceQueries: Readonly<Record<string, Query>> = {
  'last-words-of-tasks': {
    shows: 'The last line of each task, newest first: why a task stopped.',
    logs: TASKS,
    commands: [
      'stats latest(@message) as lastLine, max(@timestamp) as at, count(*) as lines by @log, @logStream',
      'sort at desc',
      'limit 100',
    ],
  },
  'errors-of-services': {
    shows: 'Lines with an error, newest first.',
    logs: TASKS,
    commands: [
      'fields @timestamp, @log, @logStream, @message',
      'filter @message like /(?i)(error|exception|traceback|fatal|aborted|refused|timed out|exec format)/',
      'sort @timestamp desc',
      'limit 200',
    ],
  },
  'ai-server-errors': {
    shows: '5xx answers of the AI service by path, every five minutes.',
    logs: ['ai'],
    commands: [
      'parse @message /"(?<method>[A-Z]+) (?<path>[^ ?"]+)[^"]*" (?<status>5\\d\\d)/',
      'filter ispresent(status)',
      'stats count(*) as answers by bin(5m) as time, method, path, status',
      'sort time desc',
    ],
  },
  'puma-workers': {
    shows: 'Starts and stops of puma and its workers. Many of them: the service keeps restarting.',
    logs: ['rails'],
    commands: [
      'fields @timestamp, @logStream, @message',
      'filter @message like /Puma starting|Worker \\d+ \\(PID: \\d+\\) booted|[Tt]erminating timed out worker|Gracefully|Puma caught this error/',
      'sort @timestamp desc',
      'limit 200',
    ],
  },
  'sidekiq-failed-jobs': {
    shows: 'Failed jobs by class. Sidekiq retries them.',
    logs: ['sidekiq'],
    commands: [
      'parse @message /class=(?<job>\\S+)/',
      'parse @message /jid=(?<jid>\\S+)/',
      'parse @message /INFO: (?<outcome>fail)/',
      'filter ispresent(job) and ispresent(outcome)',
      'stats count(*) as failures, latest(jid) as lastJid, max(@timestamp) as lastAt by job',
      'sort failures desc',
    ],
  },
  'sidekiq-slow-jobs': {
    shows: 'Duration of jobs by class. A deployment interrupts jobs that take more than 25 seconds.',
    logs: ['sidekiq'],
    commands: [
      'parse @message /class=(?<job>\\S+)/',
      'parse @message /elapsed=(?<seconds>[\\d.]+)/',
      'filter ispresent(job) and ispresent(seconds)',
      'stats count(*) as jobs, avg(seconds) as average, pct(seconds, 95) as p95, max(seconds) as longest by job',
      'sort longest desc',
    ],
  },
};

/** Queries of blocked requests and connections. The firewall logs only requests that it blocked or counted. */
const networkQueries: Readonly<Record<string, Query>> = {
  'firewall-blocks-by-rule-and-address': {
    shows: 'Blocked requests by rule and address. Few addresses: an attack. Many addresses: a wrong rule.',
    logs: ['firewall'],
    commands: [
      'filter action = "BLOCK"',
      'stats count(*) as requests by terminatingRuleId, httpRequest.clientIp, httpRequest.country',
      'sort requests desc',
      'limit 100',
    ],
  },
  'firewall-blocks-by-path': {
    shows: 'Blocked requests by rule and path. A path of the platform in this list: a wrong rule.',
    logs: ['firewall'],
    commands: [
      'filter action = "BLOCK"',
      'stats count(*) as requests by terminatingRuleId, httpRequest.httpMethod, httpRequest.uri',
      'sort requests desc',
      'limit 100',
    ],
  },
  'rejected-flows': {
    shows: 'Connections that security groups or network ACLs refused.',
    logs: ['flow-logs'],
    commands: [
      'filter action = "REJECT"',
      'stats sum(packets) as packets by srcAddr, dstAddr, dstPort, protocol',
      'sort packets desc',
      'limit 100',
    ],
  },
};

/**
 * Queries of the database's and Redis' logs. PostgreSQL logs connections, lock waits, and statements from one
 * second on; Redis logs commands from ten milliseconds on.
 */
const storeQueries: Readonly<Record<string, Query>> = {
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
    shows: 'New connections by task address, every five minutes.',
    logs: ['postgresql'],
    commands: [
      'parse @message /connection received: host=(?<client>\\S+)/',
      'filter ispresent(client)',
      'stats count(*) as connections by bin(5m) as time, client',
      'sort time desc, connections desc',
    ],
  },
  'database-refusals': {
    shows: 'Refused connections by reason: too many connections, a wrong password, a restart.',
    logs: ['postgresql'],
    commands: [
      'parse @message /(?<severity>FATAL|PANIC): +(?<why>.*)/',
      'filter ispresent(severity)',
      'stats count(*) as times, max(@timestamp) as lastAt by severity, why',
      'sort times desc',
    ],
  },
  'database-lock-waits': {
    shows: 'Statements that waited for a lock, and deadlocks.',
    logs: ['postgresql'],
    commands: [
      'fields @timestamp, @message',
      'filter @message like /still waiting for|deadlock detected|acquired .*Lock/',
      'sort @timestamp desc',
      'limit 100',
    ],
  },
  'redis-slow-commands': {
    shows: 'Slow commands, slowest first. Redis answers nothing else while one runs.',
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

/** Saved queries by name. The name is part of the address: renaming replaces the query. */
export const QUERIES: Readonly<Record<string, Query>> = {
  ...serviceQueries,
  ...networkQueries,
  ...storeQueries,
};
