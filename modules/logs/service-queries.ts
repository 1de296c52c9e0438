import type { QueriedLog, Query } from './query';

/** Everything that runs in the cluster. */
const TASKS: readonly QueriedLog[] = ['ai', 'rails', 'sidekiq', 'migration'];

/**
 * What the processes really write to their output. Rails keeps its own log in a file inside the container: only
 * the words of puma and of its start arrive, no requests, and 5xx of Rails are in the load balancer's access log.
 * Of the AI service arrive uvicorn's lines about requests, without durations, and nothing below WARNING of its
 * own.
 */
export const serviceQueries: Readonly<Record<string, Query>> = {
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
