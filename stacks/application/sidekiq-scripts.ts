import { QUEUE_METRICS } from '../../modules/ecs/queue-metrics';

/**
 * Ruby that fails if the Sidekiq of this container has not reported to Redis for a minute: its process hangs. Sidekiq
 * reports every ten seconds, however long its jobs take. If Redis does not answer, nobody can report, and no task would be
 * better off with a restart. Boots neither Rails nor a job: 25 MB for a quarter of a second, measured with Sidekiq 6.4.
 */
export const SIDEKIQ_HEALTH_CHECK = `
begin
  reports = Sidekiq::ProcessSet.new(false).select { |process| process["hostname"] == Socket.gethostname }
rescue StandardError => error
  warn error.message
  exit 0
end
exit !reports.empty?
`.trim();

/** Command of a health check with {@link SIDEKIQ_HEALTH_CHECK} in the variable of this name. */
export const SIDEKIQ_HEALTH_COMMAND =
  'bundle exec ruby -r sidekiq/api -r socket -e "$SIDEKIQ_HEALTH_CHECK" || exit 1';

/**
 * Ruby that prints the length of Sidekiq's queues every minute, in the embedded metric format: CloudWatch makes metrics
 * of such lines. Environment: SERVICE_NAME.
 * @see Amazon CloudWatch User Guide, "Specification: Embedded metric format"
 */
export const QUEUE_METRICS_SCRIPT = `
$stdout.sync = true
report = lambda do
  queues = Sidekiq::Queue.all
  processes = Sidekiq::ProcessSet.new.to_a
  waiting = queues.sum(&:size)
  running = processes.sum { |process| process["busy"] }
  values = {
    QueueLatency: queues.map(&:latency).max || 0,
    WaitingJobs: waiting,
    RunningJobs: running,
    JobsPerTask: (waiting + running).fdiv([processes.size, 1].max)
  }
  metrics = values.keys.map { |name| { Name: name, Unit: name == :QueueLatency ? "Seconds" : "Count" } }
  directive = {
    Namespace: "${QUEUE_METRICS.namespace}",
    Dimensions: [["${QUEUE_METRICS.dimension}"]],
    Metrics: metrics
  }
  puts JSON.generate(
    _aws: {
      Timestamp: Process.clock_gettime(Process::CLOCK_REALTIME, :millisecond),
      CloudWatchMetrics: [directive]
    },
    ${QUEUE_METRICS.dimension}: ENV.fetch("SERVICE_NAME"),
    **values
  )
end
loop do
  begin
    report.call
  rescue StandardError => error
    warn "No metrics of the queues: #{error.class}: #{error.message}"
  end
  sleep 60
end
`.trim();

/** What the container beside Sidekiq runs, with {@link QUEUE_METRICS_SCRIPT} in the variable of this name. */
export const QUEUE_METRICS_COMMAND = 'exec bundle exec ruby -r sidekiq/api -e "$QUEUE_METRICS"';
