/** A log that queries exist for. */
export type QueriedLog =
  | 'ai'
  | 'rails'
  | 'sidekiq'
  | 'migration'
  | 'firewall'
  | 'postgresql'
  | 'redis-slow-log'
  | 'flow-logs';

/** A question that people ask during an incident. */
export interface Query {
  /** What the answer shows, in a sentence; the first line of the query. */
  readonly shows: string;
  /** Logs that hold the answer; the query is asked of those that there are. */
  readonly logs: readonly QueriedLog[];
  /** Commands in the Logs Insights query language, in their order. */
  readonly commands: readonly string[];
}

/** The query as Logs Insights reads it. */
export const queryString = ({ shows, commands }: Query): string => `# ${shows}\n${commands.join('\n| ')}`;

/** Everything that runs in the cluster. */
const TASKS: readonly QueriedLog[] = ['ai', 'rails', 'sidekiq', 'migration'];

/**
 * What the processes really write to their output. Rails keeps its own log in a file inside the container: only
 * the words of puma and of its start arrive, no requests, and 5xx of Rails are in the load balancer's access log.
 * Of the AI service arrive uvicorn's lines about requests, without durations, and nothing below WARNING of its
 * own.
 */
const serviceQueries: Readonly<Record<string, Query>> = {
  'last-words-of-tasks': {
    shows: 'What each task said last: where one died, why.',
    logs: TASKS,
    commands: [
      'stats latest(@message) as lastWords, max(@timestamp) as at, count(*) as lines by @log, @logStream',
      'sort at desc',
      'limit 100',
    ],
  },
  'errors-of-services': {
    shows: 'Lines that speak of an error, newest first.',
    logs: TASKS,
    commands: [
      'fields @timestamp, @log, @logStream, @message',
      'filter @message like /(?i)(error|exception|traceback|fatal|aborted|refused|timed out|exec format)/',
      'sort @timestamp desc',
      'limit 200',
    ],
  },
  'ai-server-errors': {
    shows: 'Requests that the AI service answered with 5xx, by path, every five minutes.',
    logs: ['ai'],
    commands: [
      'parse @message /"(?<method>[A-Z]+) (?<path>[^ ?"]+)[^"]*" (?<status>5\\d\\d)/',
      'filter ispresent(status)',
      'stats count(*) as answers by bin(5m) as time, method, path, status',
      'sort time desc',
    ],
  },
  'puma-workers': {
    shows: 'Starts and ends of puma and its workers: many of them are a service that restarts.',
    logs: ['rails'],
    commands: [
      'fields @timestamp, @logStream, @message',
      'filter @message like /Puma starting|Worker \\d+ \\(PID: \\d+\\) booted|[Tt]erminating timed out worker|Gracefully|Puma caught this error/',
      'sort @timestamp desc',
      'limit 200',
    ],
  },
  'sidekiq-failed-jobs': {
    shows: 'Jobs that failed, by class; Sidekiq tries them again.',
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
    shows: 'How long jobs take, by class; more than 25 seconds are interrupted by a deployment.',
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

/** Who was kept out. The firewall's log holds what it blocked or counted, nothing else. */
const networkQueries: Readonly<Record<string, Query>> = {
  'firewall-blocks-by-rule-and-address': {
    shows: 'Who is blocked by what: an attack comes from few addresses, a wrong rule hits many.',
    logs: ['firewall'],
    commands: [
      'filter action = "BLOCK"',
      'stats count(*) as requests by terminatingRuleId, httpRequest.clientIp, httpRequest.country',
      'sort requests desc',
      'limit 100',
    ],
  },
  'firewall-blocks-by-path': {
    shows: 'Which paths are blocked by what: a path of ours in here is a rule that is wrong.',
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
 * What holds up database and Redis. PostgreSQL logs statements of a second and more, connections, and waits for
 * locks; Redis logs commands of ten milliseconds and more.
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

/** Every saved query, by its name. A name is an address and what people type: renaming replaces the query. */
export const QUERIES: Readonly<Record<string, Query>> = {
  ...serviceQueries,
  ...networkQueries,
  ...storeQueries,
};
