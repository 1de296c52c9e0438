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

/** Who was kept out. The firewall's log holds what it blocked or counted, nothing else. */
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

/** Every saved query, by its name. A name is an address and what people type: renaming replaces the query. */
export const QUERIES: Readonly<Record<string, Query>> = {
  ...serviceQueries,
  ...networkQueries,
  ...storeQueries,
};
